import type { Finding, Suggestion } from "../model/report.ts";
import { SLOT } from "../model/slots.ts";
import { orderFindings } from "../ui/index.ts";
import type { Letter } from "./letter.ts";

/** The finding that the interface names by this id, in the report as it is now. */
export function findingById(letter: Letter, id: string): Finding | undefined {
  const verdict = letter.verdict();
  if (verdict?.kind !== "judged") return undefined;
  return orderFindings(verdict.report.findings).find((entry) => entry.id === id)?.finding;
}

/** A suggestion's text with its slots filled; nothing while one is empty. */
export function fillSlots(suggestion: Suggestion, values: Readonly<Record<string, string>>): string | undefined {
  const filled = suggestion.slots.every(({ name }) => values[name]?.trim());
  if (!filled) return undefined;
  return suggestion.text.replace(SLOT, (whole, name: string) => values[name]?.trim() ?? whole);
}

/** Puts a suggestion into the letter, if the letter still has the finding and the slots are filled. */
export function applyFix(
  letter: Letter,
  findingId: string,
  suggestionIndex: number,
  values: Readonly<Record<string, string>>,
): boolean {
  const finding = findingById(letter, findingId);
  const suggestion = finding?.suggestions[suggestionIndex];
  const text = suggestion && fillSlots(suggestion, values);
  if (!finding || !suggestion || text === undefined) return false;
  return letter.apply(finding, suggestion, text).kind === "done";
}
