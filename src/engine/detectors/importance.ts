import type { DetectorOf } from "../../model/detectors.ts";
import { atFirstWord } from "../text/first-word.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { isAllowed, longest, ownHits, toChunkHit } from "./phrases.ts";
import { rememberByChunk, rememberByLetter } from "./wording.ts";

/** Outsiders from which a letter counts as going to many. */
const MANY = 5;

type Parts = { name: string; score: number }[];

/** Weighs a letter and, from the policy's threshold on, marks the words that weighed most. */
export function importanceDetector(options: DetectorOf<"importance">, context: DetectorContext): BoundDetector {
  const { importance } = context.policy;
  if (!importance) return {};
  const { weights, threshold } = importance;
  const names = Object.keys(options.parts).filter((name) => (weights[name] ?? 0) > 0);
  for (const name of names) {
    const { en = [], zh = [] } = options.parts[name] ?? {};
    context.addPhrases([...en, ...zh], name);
  }

  /** The rule asks for the same letter as the report does. */
  const weigh = rememberByLetter((letter): Parts => {
    const all = new Set<string>();
    for (const chunk of ownWords(letter)) for (const name of shownIn(chunk)) all.add(name);
    return [...names.filter((name) => all.has(name)), ...recipientParts(letter)]
      .map((name) => ({ name, score: weights[name] ?? 0 }))
      .filter((part) => part.score > 0)
      .sort((a, b) => b.score - a.score);
  });

  const shownIn = rememberByChunk((chunk): ReadonlySet<string> => {
    const shown = new Set<string>();
    for (const hit of ownHits(chunk, context)) {
      if (hit.tag.kind === "hit" && !isAllowed(chunk, hit)) shown.add(hit.tag.list);
    }
    return shown;
  });

  function mark(letter: Letter, heaviest: string | undefined): LetterHit {
    const inText = ownWords(letter).sort((a, b) => Number(a.field !== "body") - Number(b.field !== "body"));
    for (const chunk of inText) {
      const [hit] = heaviest === undefined ? [] : longest(ownHits(chunk, context, heaviest));
      if (!hit) continue;
      const { start, end } = toChunkHit(chunk, hit, context.rule);
      const { field, index } = chunk;
      const item = index === undefined ? {} : { index };
      return { field, ...item, start: start + chunk.start, end: end + chunk.start, sure: true };
    }
    const end = letter.draft.subject.length;
    if (letter.draft.subject.trim() !== "") return { field: "subject", start: 0, end, sure: true };
    // What weighs may be the readers alone; the letter is heavy all the same.
    return atFirstWord(letter) ?? { field: "to", start: 0, end: 0, sure: true };
  }

  return {
    weigh,
    letterReads: { phrases: true, opening: true, chunk: ({ field, text }) => (field === "subject" ? text : "") },
    letter(letter) {
      const parts = weigh(letter);
      const score = parts.reduce((sum, part) => sum + part.score, 0);
      if (score < threshold) return [];
      const hit = mark(letter, parts.find((part) => names.includes(part.name))?.name);
      return [{ ...hit, facts: { score: String(score), parts: parts.map((part) => part.name).join(", ") } }];
    },
  };
}

const ownWords = (letter: Letter): PlacedChunk[] =>
  letter.chunks.filter((chunk) => chunk.part === undefined && (chunk.role === "own" || chunk.role === "signature"));

function recipientParts({ draft, audiences, recipients }: Letter): string[] {
  const outsiders = recipients.filter((recipient) => recipient.audience !== "inside");
  const isFirst = draft.thread !== undefined && draft.thread.count <= 1;
  return [
    ...(audiences.has("key-account") ? ["key-account"] : []),
    ...(isFirst && audiences.has("unknown") ? ["first-letter"] : []),
    ...(outsiders.length >= MANY ? ["many-outsiders"] : []),
  ];
}
