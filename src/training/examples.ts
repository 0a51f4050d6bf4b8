import { featuresOf, read } from "../engine/ideas/features.ts";
import { bucketOf } from "../engine/ideas/model.ts";
import { LONGEST } from "../engine/ideas/recognise.ts";
import { windowsOf } from "../engine/ideas/windows.ts";
import { toUnits } from "../engine/text/units.ts";
import type { TrainingText } from "./learn.ts";
import type { Sentence } from "./sentences.ts";

/** Parts of an innocent sentence are innocent too, but count less than the whole. */
const PART_WEIGHT = 0.5;

/** What the model learns from: whole sentences, and every part of the innocent ones. */
export function toTexts(sentences: readonly Sentence[], ideas: readonly string[]): TrainingText[] {
  const texts: TrainingText[] = [];
  for (const { text, idea, lang } of sentences) {
    const units = toUnits(text);
    const reading = read(units);
    const count = units.words.length;
    const bucketsOf = (from: number, to: number, ask: boolean, shout: boolean): Int32Array =>
      Int32Array.from(new Set(featuresOf(reading, units, from, to, ask, shout).map(bucketOf)));
    const label = idea === undefined ? 0 : ideas.indexOf(idea) + 1;
    texts.push({ buckets: bucketsOf(0, count, /[?？]\s*$/.test(text), /[!！]\s*$/.test(text)), label, weight: 1 });
    if (label > 0) continue;
    for (const { from, to, ask, shout } of windowsOf(units, text)) {
      if (to - from < count && to - from <= LONGEST[lang])
        texts.push({ buckets: bucketsOf(from, to, ask, shout), label, weight: PART_WEIGHT });
    }
  }
  return texts;
}
