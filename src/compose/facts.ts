import { addressIn } from "../adapters/dom.ts";
import { createDirectory } from "../engine/organisation.ts";
import { canMark } from "../marks/marks.ts";
import type { WatchState } from "../messages/messages.ts";
import type { DraftFacts, LetterState, PagePart, RecipientFact, Translator } from "../ui/index.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";

/** What panel and gate say of a letter: never the draft itself beyond the texts its findings point into. */
export function toFacts(letter: Letter, judge: Judge | undefined): DraftFacts {
  const reading = letter.reading();
  if (!reading || !judge) return { channel: "email", recipients: [] };
  const { draft } = reading;
  const directory = createDirectory(judge.orgFor(draft.from));
  const recipients = (["to", "cc", "bcc"] as const).flatMap((field) =>
    draft[field].map((raw, index): RecipientFact => {
      const { audience, address } = directory.classify(field, index, raw);
      const name = raw
        .replace(/<[^<>]*>\s*$/, "")
        .replace(/"/g, "")
        .trim();
      return { field, address, audience, ...(addressIn(name) || !name ? {} : { name }) };
    }),
  );
  return {
    channel: draft.channel,
    recipients,
    recipientsIncomplete:
      draft.incomplete?.some((field) => field === "to" || field === "cc" || field === "bcc") ?? false,
    texts: { subject: reading.subject?.text, body: reading.body.text },
  };
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
  if (!reading.body.rich || !canMark(reading.body.host.ownerDocument)) uncovered.push("marks");
  return uncovered;
}

/** Handbook titles in the interface's language. */
export function toHandbooks(judge: Judge | undefined, t: Translator): Record<string, string> {
  const entries = Object.entries(judge?.handbooks ?? {});
  return Object.fromEntries(entries.map(([id, title]) => [id, t.language === "zh-CN" ? title.zh : title.en]));
}

export function toState(letter: Letter): LetterState {
  const verdict = letter.verdict();
  switch (verdict?.kind) {
    case undefined:
      return { kind: "checking" };
    case "not-watched":
      return { kind: "not-watched", account: verdict.account };
    case "doubt":
      return { kind: "cannot-check", reason: verdict.reason, held: verdict.onDoubt === "hold" };
    case "judged":
      return { kind: "checked", report: verdict.report, uncovered: toUncovered(letter) };
  }
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
      return uncovered.length > 0 ? { kind: "partly", letters, uncovered } : { kind: "protected", letters };
    }
  }
}
