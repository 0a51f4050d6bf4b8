import { addressIn } from "../adapters/dom.ts";
import { createDirectory } from "../engine/organisation.ts";
import { canMark } from "../marks/marks.ts";
import type { WatchState } from "../messages/messages.ts";
import type { FileState } from "../model/file-state.ts";
import { ruleLanguageOf } from "../ui/i18n/texts.ts";
import type { DraftFacts, LetterState, PagePart, RecipientFact, Translator } from "../ui/index.ts";
import { faxBookName, maskNumber } from "./fax.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";

/** What panel and gate say of a letter: never the draft itself beyond the texts its findings point into. */
export function toFacts(letter: Letter, judge: Judge | undefined): DraftFacts {
  const reading = letter.reading();
  if (!reading || !judge) return { channel: "email", recipients: [] };
  const { draft } = reading;
  const verdict = letter.verdict();
  const org = judge.orgFor(draft.from);
  const directory = createDirectory(org);
  const recipients = (["to", "cc", "bcc"] as const).flatMap((field) =>
    draft[field].map((raw, index): RecipientFact => {
      const { audience, address, kinds } = directory.classify(field, index, raw);
      const name = draft.channel === "fax" ? faxBookName(address, org) : nameIn(raw);
      return { field, address, audience, ...(name ? { name } : {}), ...(kinds && kinds.length > 0 ? { kinds } : {}) };
    }),
  );
  return {
    channel: draft.channel,
    recipients,
    recipientsIncomplete:
      draft.incomplete?.some((field) => field === "to" || field === "cc" || field === "bcc") ?? false,
    texts: { subject: reading.subject?.text, body: reading.body.text },
    files: toFiles(letter),
    numbersToRetype: verdict?.kind === "judged" ? (verdict.awaits?.numbers ?? []).map(toNumberFact) : [],
  };
}

/** Files as far as they are known: one that was read but not judged yet is not done with. */
function toFiles(letter: Letter): FileState[] {
  const verdict = letter.verdict();
  const pending = verdict?.kind === "judged" ? (verdict.awaits?.files ?? []) : [];
  return (letter.reading()?.files ?? []).map((file) => {
    if (file.kind !== "read" || !pending.includes(file.name)) return file;
    return { id: file.id, name: file.name, kind: "checking", pages: file.pages, unit: file.unit };
  });
}

const toNumberFact = (number: string) => ({ number, masked: maskNumber(number) });

/** The name in `Name <address>`; nothing when there is none beside the address. */
function nameIn(raw: string): string | undefined {
  const name = raw
    .replace(/<[^<>]*>\s*$/, "")
    .replace(/"/g, "")
    .trim();
  return addressIn(name) || !name ? undefined : name;
}

/** The self-test: parts of this page that are out of reach. */
export function toUncovered(letter: Letter): PagePart[] {
  const reading = letter.reading();
  if (!reading) return [];
  const uncovered: PagePart[] = [];
  const { incomplete = [] } = reading.draft;
  if (incomplete.some((field) => field === "to" || field === "cc" || field === "bcc")) uncovered.push("recipients");
  if (reading.missing.includes("subject")) uncovered.push("subject");
  if (reading.missing.includes("attachments")) uncovered.push("attachments");
  if (reading.missing.includes("send")) uncovered.push("send");
  if (letter.late) uncovered.push("reload");
  if (reading.body.rich && !canMark(reading.body.host.ownerDocument)) uncovered.push("marks");
  return uncovered;
}

/** Handbook titles in the interface's language. */
export function toHandbooks(judge: Judge | undefined, t: Translator): Record<string, string> {
  const entries = Object.entries(judge?.handbooks ?? {});
  return Object.fromEntries(entries.map(([id, title]) => [id, title[ruleLanguageOf(t.language)]]));
}

export function toState(letter: Letter): LetterState {
  const verdict = letter.verdict();
  switch (verdict?.kind) {
    case undefined:
    case "reading":
      return { kind: "checking" };
    case "not-watched":
      return { kind: "not-watched", account: verdict.account };
    case "doubt":
      return { kind: "cannot-check", reason: verdict.reason, held: verdict.onDoubt === "hold" };
    case "judged":
      return {
        kind: "checked",
        report: verdict.report,
        uncovered: toUncovered(letter),
        ...(verdict.privateAccount ? { privateAccount: verdict.privateAccount } : {}),
      };
  }
}

/** A watched page without a letter. @param late it was there before us: another script may hear a press first */
export const toIdleWatch = (late: boolean): WatchState =>
  late ? { kind: "partly", letters: 0, uncovered: ["reload"] } : { kind: "protected", letters: 0 };

/** True while the letter waits for something that comes by itself: the rules, its own reading, or the text of its files. */
export function isUnknown(letter: Letter): boolean {
  const verdict = letter.verdict();
  return (
    !verdict || verdict.kind === "reading" || (verdict.kind === "judged" && (verdict.awaits?.files.length ?? 0) > 0)
  );
}

/** How far the letter in front is watched, for the popup. */
export function toWatch(letter: Letter, letters: number): WatchState {
  const state = toState(letter);
  switch (state.kind) {
    case "not-watched":
      return { kind: "not-watched", account: state.account };
    case "cannot-check":
      return { kind: "cannot-check", reason: state.reason, held: state.held };
    default: {
      const { unchecked, problems } = state.kind === "checked" ? state.report : { unchecked: [], problems: [] };
      const parts = new Set(toUncovered(letter));
      if (problems.length > 0 || unchecked.some((part) => part.startsWith("language:"))) parts.add("wording");
      if (unchecked.some((part) => part.startsWith("file:"))) parts.add("attachments");
      const uncovered = [...parts];
      const also = state.kind === "checked" && state.privateAccount ? { privateAccount: state.privateAccount } : {};
      return uncovered.length > 0
        ? { kind: "partly", letters, uncovered, ...also }
        : { kind: "protected", letters, ...also };
    }
  }
}
