import type { Policy } from "../model/policy.ts";
import { type Template, templateSlots } from "../model/templates.ts";
import { collapseWording } from "./duplicates.ts";

export type OfferedTemplate = Pick<Template, "id" | "kind" | "title" | "text" | "restored"> & {
  slots: ReturnType<typeof templateSlots>;
  source: { en: string; zh: string };
};

/**
 * The phrases and letters that may be offered for a letter, each once however many handbooks have it. Wording meant for
 * parties of a kind alone, such as a wish for a patient, needs one among the readers.
 * @param kinds of the parties that get the letter, as the profile has them
 */
export function offeredTemplates(
  policy: Pick<Policy, "templates" | "followUps" | "handbooks">,
  kinds: readonly string[],
): OfferedTemplate[] {
  return collapseWording(policy)
    .templates.filter(({ onlyFor }) => onlyFor.length === 0 || onlyFor.some((kind) => kinds.includes(kind)))
    .map((template) => {
      const { id, kind, title, text, restored, citation } = template;
      const handbook = policy.handbooks[citation.handbook] ?? { en: citation.handbook, zh: citation.handbook };
      const source = { en: `${handbook.en} · ${citation.clause}`, zh: `${handbook.zh} · ${citation.clause}` };
      return { id, kind, title, text, restored, slots: templateSlots(template), source };
    });
}
