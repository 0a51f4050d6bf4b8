import type { DetectorOf, Guard, Reach } from "../../model/detectors.ts";
import { clauseAround, sentenceAround, type UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext, TaggedHit } from "./detector.ts";
import { detectorKey, guardKey } from "./detector.ts";
import { isReported, REPORTED_REACH } from "./reported.ts";
import { secondOpinion } from "./second-opinion.ts";
import { bindWording } from "./wording.ts";

/** The same for a policy whose phrases are in a machine already: most letters meet a few of its hundreds of lists. */
export function phrasesWhenMet(options: DetectorOf<"phrases">, context: DetectorContext): BoundDetector {
  let made: BoundDetector | undefined;
  return {
    phraseDriven: true,
    readsBeside: REPORTED_REACH,
    chunk(chunk) {
      made ??= phrasesDetector(options, context);
      return made.chunk?.(chunk) ?? [];
    },
  };
}

/** Forbidden wording, unless its company makes it innocent or an approved phrase covers it. */
export function phrasesDetector(options: DetectorOf<"phrases">, context: DetectorContext): BoundDetector {
  const find = bindWording(options, context, "main");
  // Whoever names foul words wants them found in anybody's mouth.
  const category = options.en.includes("<foul>") ? undefined : context.policy.rules[context.rule]?.category;
  const isFaint = secondOpinion(context, options.sure);
  return {
    phraseDriven: true,
    readsBeside: REPORTED_REACH,
    chunk: (chunk) =>
      find(chunk)
        .map((hit) => ({ ...toChunkHit(chunk, hit, context.rule), sure: options.sure }))
        .filter((hit) => !crossesWords(chunk, hit) && !isReported(chunk, hit, category))
        .map((hit) => (isFaint(chunk, hit) ? { ...hit, faint: true } : hit)),
  };
}

/** Chinese signs with one hyphen, slash or dot between them. */
const JOINED = /^\p{Script=Han}+[-‐‑–—/／·•]\p{Script=Han}+$/u;
/** What stands beside words that somebody calls out, also where they are cut apart. */
const CALLS_BEFORE = /[\s你您他她们给快就都请上刻紧我也还真]$/u;
const CALLS_BEHIND = /^[\s吧啊呀了呢的嘛哦你您！!，,。.；;]/u;

/** True when the words found are the end of one word and the beginning of another, as in "翻滚-蛋形". */
function crossesWords({ text }: AnalysedChunk, { start, end }: ChunkHit): boolean {
  if (!JOINED.test(text.slice(start, end))) return false;
  const [before, behind] = [text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1)];
  const han = /\p{Script=Han}/u;
  return han.test(before) && han.test(behind) && !CALLS_BEFORE.test(before) && !CALLS_BEHIND.test(behind);
}

/** The hits of a detector's own phrases, of one of its lists when named. */
export function ownHits(chunk: AnalysedChunk, { rule, detector }: DetectorContext, list?: string): TaggedHit[] {
  const own = chunk.byDetector.get(detectorKey(rule, detector)) ?? [];
  return own.filter(({ tag }) => list === undefined || (tag.kind === "hit" && tag.list === list));
}

/** Where a hit stands in the chunk's text: whole words, also where a phrase began inside a contraction. */
export function toChunkHit(chunk: AnalysedChunk, { from, to }: UnitRange, rule: number): ChunkHit {
  const { text, units } = chunk;
  let start = units.starts[from] ?? 0;
  let end = units.ends[to - 1] ?? start;
  if (isLatin(text, start)) while (start > 0 && isLatin(text, start - 1)) start -= 1;
  // What a quotation opens with is no apostrophe of its first word.
  while (start < (units.starts[from] ?? 0) && !isLetter(text, start)) start += 1;
  if (isLatin(text, end - 1)) while (end < text.length && isLatin(text, end) && isLetter(text, end)) end += 1;
  return { rule, from, to, start, end, sure: true };
}

const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? isPlainLetter(code) || code === 0x27 : /[\p{Script=Latin}’]/u.test(text.charAt(at));
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? isPlainLetter(code) : /\p{L}/u.test(text.charAt(at));
}

/** Of overlapping hits the longest, the first of equals. */
export function longest<T extends UnitRange>(hits: readonly T[]): T[] {
  // Asked of every detector whose phrases stand in a chunk: of most there is one.
  if (hits.length < 2) return [...hits];
  const kept: T[] = [];
  let run: T[] = [];
  let reach = 0;
  const settle = (): void => {
    const own: T[] = [];
    for (const hit of run.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
      if (!own.some((other) => hit.from < other.to && other.from < hit.to)) own.push(hit);
    }
    for (const hit of own) kept.push(hit);
    run = [];
  };
  // Only hits of one overlapping run compete, so that a long text costs no more a word than a short one.
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    if (hit.from >= reach) settle();
    run.push(hit);
    reach = Math.max(reach, hit.to);
  }
  settle();
  return kept.sort((a, b) => a.from - b.from);
}

/** Units that approved wording is long at the most. */
const LONGEST_ALLOWED = 80;

/** The longest allowed phrase beats a shorter forbidden one. */
export function isAllowed(chunk: AnalysedChunk, hit: UnitRange): boolean {
  const { allowed } = chunk;
  for (let at = firstFrom(allowed, hit.from + 1) - 1; at >= 0; at--) {
    const { from = 0, to = 0 } = allowed[at] ?? {};
    if (from < hit.from - LONGEST_ALLOWED) return false;
    if (to >= hit.to && to - from > hit.to - hit.from) return true;
  }
  return false;
}

/** True when a guard stands in the company that it asks for. */
export function stands(
  chunk: AnalysedChunk,
  hit: UnitRange,
  guard: Pick<Guard, "within">,
  role: "unless" | "requires",
  at: number,
  rule: number,
  detector: number,
): boolean {
  const found = chunk.guards.get(guardKey(rule, detector, role, at));
  if (!found) return false;
  const area = areaAround(chunk, hit, guard.within);
  for (let index = firstFrom(found, area.from); index < found.length; index++) {
    const { from = 0, to = 0 } = found[index] ?? {};
    if (from >= area.to) return false;
    if (to <= area.to) return true;
  }
  return false;
}

/** Position of the first hit that begins at a unit or behind it; hits stand in reading order. */
function firstFrom(hits: readonly TaggedHit[], unit: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function areaAround(chunk: AnalysedChunk, hit: UnitRange, within: Reach): UnitRange {
  switch (within) {
    case "clause":
      return clauseAround(chunk.units, hit.from, hit.to);
    case "sentence":
      return { from: sentenceAround(chunk.units, hit.from).from, to: sentenceAround(chunk.units, hit.to - 1).to };
    case "paragraph":
      return { from: 0, to: chunk.units.words.length };
  }
}
