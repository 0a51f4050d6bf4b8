import { diffWords } from "./word-diff.ts";

/** Replace a stretch of a text; offsets are of the text before all edits. Never empty, so that an editor can point at it. */
export type Edit = { start: number; end: number; text: string };

/** `raw`: where each character begins in the raw text, and one more for the end; `until`: where it ends. */
type Mapped = { text: string; raw: number[]; until: number[] };

/** A raw text in canonical form, with the way back. */
export function mapCanonical(raw: string): Mapped {
  let signs: { sign: string; at: number; until: number }[] = [];
  for (let at = 0; at < raw.length; ) {
    const sign = raw[at] ?? "";
    const until = at + (sign === "\r" && raw[at + 1] === "\n" ? 2 : 1);
    signs.push({ sign: sign === "\r" ? "\n" : sign === "\u00a0" ? " " : sign, at, until });
    at = until;
  }
  const isBlank = (sign: string | undefined) => sign === " " || sign === "\t";
  const kept: typeof signs = [];
  for (let index = signs.length - 1, ends = true; index >= 0; index--) {
    const one = signs[index];
    if (!one) continue;
    if (ends && isBlank(one.sign)) continue;
    ends = one.sign === "\n";
    kept.push(one);
  }
  signs = kept.reverse();
  while (signs.at(-1)?.sign === "\n") signs.pop();
  const last = signs.at(-1);
  return {
    text: signs.map(({ sign }) => sign).join(""),
    raw: [...signs.map(({ at }) => at), last?.until ?? 0],
    until: signs.map(({ until }) => until),
  };
}

/** Where an offset of the raw text stands in the canonical one. */
export function toCanonicalOffset({ raw }: Mapped, offset: number): number {
  const found = raw.findIndex((at) => at >= offset);
  return found === -1 ? raw.length - 1 : found;
}

/**
 * What to replace in a text as an editor shows it so that its canonical form reads as wanted; last stretch first. Line
 * breaks stand between an editor's blocks, where nothing can be pointed at: stretches begin and end with a character.
 */
export function toEdits(shown: string, wanted: string): Edit[] {
  const { text, until } = mapCanonical(shown);
  if (text === wanted) return [];
  if (text === "") return [{ start: 0, end: 0, text: wanted }];
  const spans: Edit[] = [];
  let at = 0;
  for (const { kind, text: part } of diffWords(text, wanted)) {
    if (kind === "same") {
      at += part.length;
      continue;
    }
    const last = spans.at(-1);
    const span = last && last.end === at ? last : { start: at, end: at, text: "" };
    if (span !== last) spans.push(span);
    if (kind === "added") span.text += part;
    else {
      at += part.length;
      span.end = at;
    }
  }
  return group(spans, text)
    .map(({ start, end, text: words }) => ({ start: until[start - 1] ?? 0, end: until[end - 1] ?? 0, text: words }))
    .reverse();
}

/** Neighbours are taken in until no stretch is empty and no line break stands at an end; what meets then is one. */
function group(spans: readonly Edit[], text: string): Edit[] {
  const groups: { start: number; end: number; spans: Edit[] }[] = [];
  for (const span of spans) {
    const { start, end } = widen(span, text);
    const last = groups.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.spans.push(span);
    } else groups.push({ start, end, spans: [span] });
  }
  return groups.map(({ start, end, spans: own }) => {
    let at = start;
    let words = "";
    for (const span of own) {
      words += text.slice(at, span.start) + span.text;
      at = span.end;
    }
    return { start, end, text: words + text.slice(at, end) };
  });
}

function widen({ start, end }: Edit, text: string): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from > 0 && (from === to || text[from] === "\n")) from--;
  while (to < text.length && (from === to || text[to - 1] === "\n")) to++;
  return { start: from, end: to };
}
