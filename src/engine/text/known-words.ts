import { type Part, splitContraction } from "./contractions.ts";

/** A folded word, and what it is short for. */
export type KnownWord = { word: string; parts: Part[] | undefined };

/** Words kept, each in the one slot that its letters give; a word that comes later takes the slot. */
const SLOTS = 1 << 12;
const slots: (KnownWord | undefined)[] = new Array(SLOTS).fill(undefined);

/**
 * The word of plain ASCII letters and digits from `start` to `end`, folded. A word met before comes as the same string,
 * which the tables that are asked for it next find at a glance, while a new one is first compared letter by letter.
 */
export function knownWord(text: string, start: number, end: number): KnownWord {
  let sum = end - start;
  for (let at = start; at < end; at++) sum = (Math.imul(sum, 31) + (text.charCodeAt(at) | LOWER)) | 0;
  const slot = (sum ^ (sum >>> 12)) & (SLOTS - 1);
  const known = slots[slot];
  if (known !== undefined && isWord(known.word, text, start, end)) return known;
  const word = text.slice(start, end).toLowerCase();
  const made = { word, parts: splitContraction(word) };
  slots[slot] = made;
  return made;
}

/** Set in small letters and in figures, so that setting it folds both. */
const LOWER = 0x20;

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = start; at < end; at++) if (word.charCodeAt(at - start) !== (text.charCodeAt(at) | LOWER)) return false;
  return true;
}
