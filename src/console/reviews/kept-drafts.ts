import * as z from "zod";

/** What a supervisor has typed for one letter and not sent. */
const keptSchema = z.object({
  /** The letter as changed so far. */
  subject: z.string().optional(),
  body: z.string().optional(),
  /** Words to the writer, with an approval or a refusal. */
  note: z.string().default(""),
  reason: z.string().default(""),
});
export type Kept = z.output<typeof keptSchema>;

const NOTHING: Kept = { note: "", reason: "" };
const keyOf = (review: string) => `countersign-decision-${review}`;

export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** It outlives a reload and a sign-in in this tab, and ends with the tab: letters don't stay on the machine. */
export function readKept(storage: KeptStorage, review: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(storage.getItem(keyOf(review)) ?? "{}"));
  } catch {
    return NOTHING;
  }
}

export function writeKept(storage: KeptStorage, review: string, kept: Kept): void {
  try {
    if (isNothing(kept)) storage.removeItem(keyOf(review));
    else storage.setItem(keyOf(review), JSON.stringify(kept));
  } catch {
    // Full or closed: it holds until the page is left.
  }
}

export function isNothing({ subject, body, note, reason }: Kept): boolean {
  return subject === undefined && body === undefined && note.trim() === "" && reason.trim() === "";
}
