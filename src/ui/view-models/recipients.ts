import type { Audience } from "../../model/policy.ts";
import type { Translator } from "../i18n/translator.ts";
import type { DraftFacts, RecipientFact } from "./facts.ts";

export type RecipientLine = {
  field: "to" | "cc" | "bcc";
  /** “To”. */
  fieldLabel: string;
  /** Name if there is one, the address otherwise. */
  who: string;
  /** The address when `who` is a name. */
  address?: string;
  /** Facts in plain words: “outside”, “key account”. */
  details: string[];
  outside: boolean;
};

/** How many lines stand in sight before the rest folds away. */
const IN_SIGHT = 4;

/** @returns lines in sight and the rest, those outside the organisation first */
export function toRecipientLines(facts: DraftFacts, t: Translator): { lines: RecipientLine[]; more: RecipientLine[] } {
  // A number that is to be typed once more is not shown where it could be copied from.
  const masks = new Map((facts.numbersToRetype ?? []).map(({ number, masked }) => [number, masked]));
  const all = facts.recipients.map((recipient) =>
    toLine({ ...recipient, address: masks.get(recipient.address) ?? recipient.address }, t),
  );
  const sorted = [...all.filter((line) => line.outside), ...all.filter((line) => !line.outside)];
  // A single line is never folded away: the fold would be as tall as the line.
  const inSight = sorted.length === IN_SIGHT + 1 ? IN_SIGHT + 1 : IN_SIGHT;
  return { lines: sorted.slice(0, inSight), more: sorted.slice(inSight) };
}

function toLine(recipient: RecipientFact, t: Translator): RecipientLine {
  const { field, name, address, audience } = recipient;
  return {
    field,
    fieldLabel: t(`field.${field}`),
    who: name?.trim() || address,
    ...(name?.trim() ? { address } : {}),
    details: toDetails(audience, t),
    outside: audience !== "inside",
  };
}

function toDetails(audience: Audience, t: Translator): string[] {
  if (audience === "inside") return [t("audience.inside")];
  if (audience === "unknown") return [t("audience.outside")];
  return [t("audience.outside"), t(`audience.${audience}`)];
}
