import { type Draft, draftSchema } from "../model/draft.ts";
import { describeIssues, toIssue } from "../model/issues.ts";

/** A draft, or why there is none. `where` is `FILE` or `FILE:LINE`; `value` is all that stood there. */
export type Input =
  | { kind: "draft"; where: string; draft: Draft; value?: unknown }
  | { kind: "unusable"; where: string; reason: string };

/** Reads drafts from JSON: one, a list, or one a line; `kind` is the file's ending. Never throws. */
export function* readDraftLines(text: string, name: string, kind: "json" | "jsonl"): Generator<Input> {
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

type Parsed = { kind: "value"; value: unknown } | Extract<Input, { kind: "unusable" }>;

function parseJson(text: string, where: string): Parsed {
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    return { kind: "unusable", where, reason: `not JSON: ${reasonOf(error)}` };
  }
}

function toInput(value: unknown, where: string): Input {
  const parsed = draftSchema.safeParse(value);
  if (parsed.success) return { kind: "draft", where, draft: parsed.data, value };
  return {
    kind: "unusable",
    where,
    reason: describeIssues(parsed.error.issues.map((issue) => toIssue(issue, value))).replaceAll("\n", "; "),
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
