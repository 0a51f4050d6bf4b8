import { FIELDS, type Field } from "../../model/categories.ts";
import type { AuditReport } from "../../model/report.ts";
import type { Translator } from "../i18n/translator.ts";
import type { PagePart } from "./facts.ts";

/** A plain line about what was and was not checked. */
export type NoteView = { id: string; text: string };

/**
 * What the report says was left out, in sentences; empty when all was read.
 * @param listed files that have a line of their own
 * @param privateAccount the sender's, where the policy has letters from outside accounts checked too
 */
export function toNotes(
  report: AuditReport,
  uncovered: readonly PagePart[],
  t: Translator,
  listed: readonly { name: string }[] = [],
  privateAccount?: string,
): NoteView[] {
  const languages = parts(report.unchecked, "language:");
  const files = parts(report.unchecked, "file:").filter((name) => !listed.some((file) => file.name === name));
  const fields = parts(report.unchecked, "field:").filter((name): name is Field => FIELDS.some((one) => one === name));
  const notes: NoteView[] = [];
  if (privateAccount) notes.push({ id: "private", text: t("note.private", { account: privateAccount }) });
  for (const code of languages) {
    const language = t.languageName(code);
    notes.push({
      id: `language:${code}`,
      text: language ? t("note.language", { language }) : t("note.languageUnknown"),
    });
  }
  if (fields.length > 0) {
    notes.push({ id: "field", text: t("note.field", { fields: t.facts(fields.map((name) => t(`field.${name}`))) }) });
  }
  if (files.length > 0) notes.push({ id: "file", text: t("note.file", { files: t.facts(files) }) });
  if (uncovered.length > 0) {
    notes.push({
      id: "partly",
      text: t("note.partly", { parts: t.facts(uncovered.map((part) => t(`part.${part}`))) }),
    });
  }
  if (report.problems.length > 0) {
    const count = new Set(report.problems.map((problem) => problem.ruleId)).size;
    notes.push({ id: "rules", text: t("note.rules", { count }) });
  }
  return notes;
}

/** Says of which date the rules are, where they are past it and want that told. */
export function toAgeNotes(expiredAt: Date | undefined, now: Date, t: Translator): NoteView[] {
  return expiredAt ? [{ id: "age", text: t("note.age", { when: t.moment(expiredAt, now) }) }] : [];
}

function parts(unchecked: readonly string[], prefix: string): string[] {
  return unchecked.filter((entry) => entry.startsWith(prefix)).map((entry) => entry.slice(prefix.length));
}
