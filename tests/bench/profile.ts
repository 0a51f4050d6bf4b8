import type { CDPSession, Page } from "@playwright/test";

/** What our scripts cost a page while something was done there. ms */
export type Cost = {
  /** All of it, with what the browser did for our calls. */
  total: number;
  /** The longest stretch without a pause. */
  longest: number;
};

type Node = { id: number; callFrame: { url: string; functionName: string }; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[]; startTime: number };

const SAMPLE_US = 100;

/** Takes a sample of the page's main thread every tenth of a millisecond while `work` runs. */
export async function profile(page: Page, work: () => Promise<unknown>): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLE_US });
  await session.send("Profiler.start");
  await work();
  const { profile: taken } = (await session.send("Profiler.stop")) as { profile: Profile };
  await session.detach();
  return costOf(taken);
}

/** Everything below a function of the extension's is its doing. */
function costOf({ nodes, samples, timeDeltas }: Profile): Cost {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const claim = (node: Node): void => {
    if (ours.has(node.id)) return;
    ours.add(node.id);
    for (const child of node.children ?? []) claim(byId.get(child) as Node);
  };
  for (const node of nodes) if (node.callFrame.url.startsWith("chrome-extension://")) claim(node);
  let [total, stretch, longest] = [0, 0, 0];
  for (const [at, id] of samples.entries()) {
    const us = timeDeltas[at + 1] ?? 0;
    if (ours.has(id)) {
      total += us;
      stretch += us;
      longest = Math.max(longest, stretch);
    } else if (byId.get(id)?.callFrame.functionName !== "(garbage collector)") stretch = 0;
  }
  return { total: total / 1000, longest: longest / 1000 };
}

/** What a page holds once the rubbish is out. */
export async function holdings(session: CDPSession): Promise<{ heapKb: number; nodes: number; listeners: number }> {
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { heapKb: Math.round(usedSize / 1024), nodes, listeners: jsEventListeners };
}
