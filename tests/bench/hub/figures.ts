/** Figures that the hub promises to keep, and the parts of docs/hub-figures.md that a measurement writes. */
export type Figures = {
  rows: readonly { streams: number; kibEach: number; p95: number }[];
  gets: { core: number };
  /** Bytes, compressed: 600 rules of an organisation's own; the same count with the packs known to the browser. */
  bundle: { alone: number; known: number };
};

const LIMITS = { toldMs: 2000, getsPerCore: 1500, bytesPerStream: 30_000, bundleBytes: 150_000 };

/** @returns one sentence for each figure that misses its limit */
export function missedLimits({ rows, gets, bundle }: Figures): string[] {
  const missed: string[] = [];
  for (const { streams, kibEach, p95 } of rows) {
    if (p95 > LIMITS.toldMs)
      missed.push(`${streams} streams: told after ${p95.toFixed(0)} ms, limit ${LIMITS.toldMs} ms`);
    const bytes = kibEach * 1024;
    if (bytes > LIMITS.bytesPerStream) {
      missed.push(`${streams} streams: ${bytes.toFixed(0)} bytes each, limit ${LIMITS.bytesPerStream}`);
    }
  }
  if (gets.core < LIMITS.getsPerCore) {
    missed.push(`conditional GETs: ${gets.core.toFixed(0)} a second of a core, at least ${LIMITS.getsPerCore}`);
  }
  for (const [name, bytes] of Object.entries({
    "an organisation's own": bundle.alone,
    "with known packs": bundle.known,
  })) {
    if (bytes > LIMITS.bundleBytes) missed.push(`600 rules, ${name}: ${bytes} bytes, limit ${LIMITS.bundleBytes}`);
  }
  return missed;
}

/**
 * Puts measured parts between their marks; all else, written by hand or by another measurement, stays as it is.
 * @param parts by the name in `<!-- measured: NAME -->` … `<!-- end: NAME -->`
 * @throws when a part has no marks
 */
export function writeMeasured(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`expected ${begin} and ${end}: nothing was written`);
    return `${whole.slice(0, from + begin.length)}\n${part.trim()}\n${whole.slice(to)}`;
  }, text);
}
