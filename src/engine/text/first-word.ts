import type { Letter, LetterHit, PlacedChunk } from "../detectors/detector.ts";

/** A run of Chinese up to here counts as one word; of a longer one the first two characters do, as most words have two. */
const HAN_WORD = 4;
const EDGES = /^[^\p{L}\p{N}]{1,20}|[^\p{L}\p{N}]{1,20}$/gu;

/** Where a missing thing is marked: the first word of the writer's own text. @returns undefined when they wrote nothing */
export function atFirstWord({ chunks }: Letter, facts?: LetterHit["facts"]): LetterHit | undefined {
  const own = chunks.find((chunk) => chunk.role === "own" && chunk.field === "body" && chunk.text.trim() !== "");
  const first = own ?? chunks.find((chunk) => chunk.field === "subject" && chunk.text.trim() !== "");
  if (!first) return undefined;
  return { field: first.field, ...firstWordIn(first), sure: true, facts };
}

function firstWordIn({ text, start }: PlacedChunk): { start: number; end: number } {
  const found = /\S+/.exec(text);
  const at = found?.index ?? 0;
  const written = found?.[0] ?? "";
  // Signs around a word are no part of it, unless there is nothing else: "(Please" and "***".
  const word = written.replace(EDGES, "") || written;
  const han = /^\p{Script=Han}+/u.exec(word)?.[0];
  const length = han === undefined ? latinLength(word) : han.length > HAN_WORD ? 2 : han.length;
  const from = start + at + written.indexOf(word);
  return { start: from, end: from + length };
}

/** A word ends where Chinese begins, as no blank parts them. */
const latinLength = (word: string): number => {
  const han = word.search(/\p{Script=Han}/u);
  return han < 0 ? word.length : han;
};
