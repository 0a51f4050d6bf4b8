import { type Draft, draftSchema } from "../model/draft.ts";
import { say, type Words } from "../model/issue-words.ts";
import { describeIssues, type Issue, toIssue } from "../model/issues.ts";

/** Why something is no draft, for a reader of any language. */
export type WhyUnusable = { kind: "words"; words: Words } | { kind: "issues"; issues: readonly Issue[] };

/** A draft, or why there is none, in English too. `where` is `FILE` or `FILE:LINE`; `value` is all that stood there. */
export type ReadDraft =
  | { kind: "draft"; where: string; draft: Draft; value?: unknown }
  | { kind: "unusable"; where: string; reason: string; why: WhyUnusable };

/** Reads drafts from JSON: one, a list, or one a line; `kind` is the file's ending. Never throws. */
export function* readDraftLines(text: string, name: string, kind: "json" | "jsonl"): Generator<ReadDraft> {
  const plain = text.replace(/^\ufeff/, "");
  if (kind === "json" || isWholeJson(plain)) {
    const parsed = parseJson(plain, `${name}:1`);
    if (parsed.kind === "unusable") yield parsed;
    else if (!Array.isArray(parsed.value)) yield toInput(parsed.value, `${name}:1`);
    else for (const [at, value] of parsed.value.entries()) yield toInput(value, `${name}:1[${at}]`);
    return;
  }
  for (const [at, line] of plain.split("\n").entries()) {
    if (line.trim() === "") continue;
    const where = `${name}:${at + 1}`;
    const parsed = parseJson(line, where);
    yield parsed.kind === "unusable" ? parsed : toInput(parsed.value, where);
  }
}

/** One JSON value over several lines, given where lines of JSON may stand too. */
function isWholeJson(text: string): boolean {
  if (!text.trim().includes("\n")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Parsed = { kind: "value"; value: unknown } | Extract<ReadDraft, { kind: "unusable" }>;

function parseJson(text: string, where: string): Parsed {
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    const why = { kind: "words" as const, words: say("not-json") };
    return { kind: "unusable", where, reason: `not JSON: ${reasonOf(error)}`, why };
  }
}

function toInput(value: unknown, where: string): ReadDraft {
  const parsed = draftSchema.safeParse(value);
  if (parsed.success) return { kind: "draft", where, draft: parsed.data, value };
  const issues = parsed.error.issues.map((issue) => toIssue(issue, value));
  const reason = describeIssues(issues).replaceAll("\n", "; ");
  return { kind: "unusable", where, reason, why: { kind: "issues", issues } };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
