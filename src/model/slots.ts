/** The kinds of value a slot asks for. A `reason` is always the writer's own: nothing fills it in for them. */
export const SLOT_TYPES = [
  "text",
  "date",
  "time",
  "window",
  "person",
  "site",
  "machine",
  "reason",
  "number",
  "ticket",
  "phone",
  "amount",
] as const;
export type SlotType = (typeof SLOT_TYPES)[number];

/** A slot in a suggestion's text. Its name is a word of any language: `{date}` and `{日期}` alike. */
export const SLOT = /\{([\p{L}\p{N}_]+)\}/gu;

/** Names of the slots in a text, each once, in reading order. */
export function slotNames(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ""))];
}

/** The text with its slots filled; what has no value stays a slot. */
export function fillSlots(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(SLOT, (slot, name: string) => values[name] ?? slot);
}
