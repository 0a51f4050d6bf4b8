import { bucketsOf, read } from "../engine/ideas/features.ts";
import { LONGEST } from "../engine/ideas/recognise.ts";
import { windowsOf } from "../engine/ideas/windows.ts";
import { toUnits } from "../engine/text/units.ts";
import type { TrainingText } from "./learn.ts";
import type { Sentence } from "./sentences.ts";

/** Parts of an innocent sentence are innocent too, but count less than the whole. */
const PART_WEIGHT = 0.5;

/** A rule's own examples must come out right, so they count more. */
const EXAMPLE_WEIGHT = 4;

/** What the model learns from: whole sentences, and every part of the innocent ones. */
export function toTexts(sentences: readonly Sentence[], ideas: readonly string[]): TrainingText[] {
  const texts: TrainingText[] = [];
  for (const { text, idea, lang, isExample } of sentences) {
    const units = toUnits(text);
    const reading = read(units);
    const count = units.words.length;
    const found: number[] = [];
    const bucketsIn = (from: number, to: number, ask: boolean, shout: boolean): Int32Array => {
      const length = bucketsOf(reading, units, from, to, ask, shout, found);
      return Int32Array.from(new Set(found.slice(0, length)));
    };
    const label = idea === undefined ? 0 : ideas.indexOf(idea) + 1;
    texts.push({
      buckets: bucketsIn(0, count, /[?？]\s*$/.test(text), /[!！]\s*$/.test(text)),
      label,
      weight: isExample ? EXAMPLE_WEIGHT : 1,
    });
    if (label > 0) continue;
    for (const { from, to, ask, shout } of windowsOf(units, text)) {
      if (to - from < count && to - from <= LONGEST[lang])
        texts.push({ buckets: bucketsIn(from, to, ask, shout), label, weight: PART_WEIGHT });
    }
  }
  return texts;
}
