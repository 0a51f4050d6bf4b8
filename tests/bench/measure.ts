import { performance } from "node:perf_hooks";

/** Median of `runs` timed calls after `warmUp` untimed ones, in milliseconds. */
export async function medianMs(work: () => unknown, runs = 40, warmUp = 10): Promise<number> {
  for (let run = 0; run < warmUp; run++) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
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
