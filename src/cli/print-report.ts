import { styleText } from "node:util";
import type { Decision, Severity } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { AuditReport, Finding } from "../model/report.ts";

type Style = Parameters<typeof styleText>[0];

const SIGNS: Record<Severity, { sign: string; word: string; style: Style }> = {
  info: { sign: "○", word: "hint", style: "gray" },
  warn: { sign: "▲", word: "please check", style: "yellow" },
  review: { sign: "☻", word: "needs a look", style: "magenta" },
  block: { sign: "⬣", word: "must change", style: "red" },
};

const VERDICTS: Record<Decision, { text: string; style: Style }> = {
  send: { text: "✓ may go", style: "green" },
  warn: { text: "▲ stops before Send; the writer may go on with a reason", style: "yellow" },
  review: { text: "☻ held until a supervisor approves", style: "magenta" },
  block: { text: "⬣ held until it is changed", style: "red" },
};

/** Letter text shown around a finding, in UTF-16 units on either side. */
const CONTEXT = 44;

/** One letter's report for a person at a terminal. Colour only where the stream shows it; every state is in words too. */
export function printReport(where: string, draft: Draft, report: AuditReport, medianMs?: number): string {
  const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });
  const verdict = VERDICTS[report.decision];
  const title = [draft.id ?? where, draft.subject ? `“${draft.subject}”` : ""].filter((part) => part !== "").join("  ");
  const lines = [
    paint("bold", title),
    `  ${paint(verdict.style, verdict.text)}${medianMs === undefined ? "" : `   (${medianMs} ms)`}`,
  ];
  for (const finding of report.findings) {
    const { sign, word, style } = SIGNS[finding.severity];
    const [before, words, after] = excerptOf(draft, finding, report.findings);
    lines.push(
      "",
      `  ${paint(style, `${sign} ${word}`)}   ${paint("dim", before)}${paint([style, "underline"].flat() as Style, words)}${paint("dim", after)}`,
      `      ${finding.message}`,
      `      ${paint("dim", `${finding.citation.handbook} ${finding.citation.clause}: ${finding.citation.title}`)}`,
    );
    for (const suggestion of finding.suggestions) {
      const label = suggestion.kind === "replace" ? "write" : "do";
      lines.push(`      ${paint("green", `${label}:`)} ${suggestion.text}`);
    }
  }
  for (const problem of report.problems) lines.push("", `  ? rule ${problem.ruleId} could not tell (${problem.code})`);
  if (report.unchecked.length > 0) lines.push("", `  ${paint("dim", `not read: ${report.unchecked.join(", ")}`)}`);
  return `${lines.join("\n")}\n`;
}

function excerptOf(draft: Draft, finding: Finding, all: readonly Finding[]): [string, string, string] {
  const field =
    finding.field === "body"
      ? ""
      : `[${finding.field}${finding.index === undefined ? "" : ` ${finding.index + 1}`}${finding.page === undefined ? "" : `, page ${finding.page + 1}`}] `;
  const words = finding.excerpt.replaceAll("\n", " ⏎ ");
  const text = textOf(draft, finding);
  const near = { from: finding.start - CONTEXT, to: finding.end + CONTEXT };
  // Around a secret, and where one stands close by, the finding's own words have to do.
  const isSecretNear = all.some(
    (other) =>
      isSameText(other, finding) &&
      other.start < near.to &&
      other.end > near.from &&
      text.slice(other.start, other.end) !== other.excerpt,
  );
  if (isSecretNear) return [field, words, ""];
  const before =
    text
      .slice(Math.max(0, finding.start - CONTEXT), finding.start)
      .split("\n")
      .at(-1) ?? "";
  const after = text.slice(finding.end, finding.end + CONTEXT).split("\n")[0] ?? "";
  return [field + before, words, after];
}

const isSameText = (a: Finding, b: Finding): boolean =>
  a.field === b.field && a.index === b.index && a.part === b.part && a.page === b.page;

function textOf(draft: Draft, finding: Finding): string {
  const { field, index = 0 } = finding;
  switch (field) {
    case "subject":
    case "body":
      return draft[field];
    case "from":
      return draft.from ?? "";
    case "attachments": {
      const file = draft.attachments[index];
      if (finding.part !== "text") return file?.name ?? "";
      return typeof file?.text === "string" ? file.text : (file?.text?.[finding.page ?? 0] ?? "");
    }
    default:
      return draft[field][index] ?? "";
  }
}
