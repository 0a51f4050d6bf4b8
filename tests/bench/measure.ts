import { performance } from "node:perf_hooks";

export type Work = () => unknown;

/**
 * Medians of several pieces of work in milliseconds, measured in turns: one run of each, then the next, so that what else
 * the machine does at the time hits all of them alike.
 * @param works a piece of work, or one with how many runs of it make a turn (short work beside long)
 */
export async function medians(
  works: readonly (Work | { run: Work; times: number })[],
  turns = 40,
  warmUp = 10,
): Promise<number[]> {
  const each = works.map((work) => (typeof work === "function" ? { run: work, times: 1 } : work));
  const taken: number[][] = each.map(() => []);
  for (let turn = -warmUp; turn < turns; turn++) {
    for (const [at, { run, times }] of each.entries()) {
      for (let time = 0; time < times; time++) {
        const start = performance.now();
        await run();
        const ms = performance.now() - start;
        if (turn >= 0) taken[at]?.push(ms);
      }
    }
  }
  return taken.map(middle);
}

function middle(times: number[]): number {
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

export type Row = { what: string; ms: number; peer?: { name: string; ms: number }; target?: number };

/** Prints rows as a table with ratios. @returns how many targets were missed */
export function printRows(title: string, rows: readonly Row[]): number {
  console.log(`\n${title}`);
  let missed = 0;
  for (const { what, ms, peer, target } of rows) {
    const ratio = peer ? ms / peer.ms : ms;
    const holds = target === undefined || ratio <= target;
    if (!holds) missed += 1;
    const against = peer ? `  ${ratio.toFixed(4)} of ${peer.name} (${peer.ms.toFixed(3)} ms)` : "";
    const verdict =
      target === undefined ? "" : `  target ≤ ${target}${peer ? "" : " ms"}: ${holds ? "holds" : "MISSED"}`;
    console.log(`  ${what.padEnd(44)} ${ms.toFixed(3).padStart(9)} ms${against}${verdict}`);
  }
  return missed;
}
