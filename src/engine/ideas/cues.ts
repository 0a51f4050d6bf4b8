import type { Mention } from "./concepts.ts";
import { hash } from "./tokens.ts";

/** Ideas that are about a certain matter, and the concepts of which at least one must be mentioned. */
const CUES: Record<string, string> = {
  "pay-talk": "salary",
  "vague-price-ad": "offer money",
  "reschedule-bare": "movevisit appointment visit",
  "asks-password": "password give_me",
  "unreleased-software": "software beta",
  "competitor-belittle": "rival rundown badwork",
  "free-or-compensation": "compensate money offer",
  "gift-or-side-job": "gift private_work money",
  "training-elsewhere": "training",
};

/** For each idea the concepts of which one must be mentioned; undefined for most. */
export function cuesOf(ideas: readonly string[]): readonly (ReadonlySet<number> | undefined)[] {
  return ideas.map((idea) => {
    const concepts = CUES[idea];
    return concepts === undefined ? undefined : new Set(concepts.split(" ").map((one) => hash(`{${one}}`)));
  });
}

/** True when a range of units mentions one of the concepts. */
export function mentionsAny(
  concepts: ReadonlySet<number>,
  mentions: readonly Mention[],
  from: number,
  to: number,
): boolean {
  return mentions.some((mention) => mention.from >= from && mention.to <= to && concepts.has(mention.concept));
}
