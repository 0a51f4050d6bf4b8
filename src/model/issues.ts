import type { z } from "zod";

/** One thing wrong with untrusted data: where, what was expected, what stands there. */
export type Issue = { path: string; expected: string; found: string };

/** `rules[3].severity: expected …, found …`, one a line. */
export function describeIssues(issues: readonly Issue[]): string {
  return issues.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`).join("\n");
}

type ZodIssue = z.core.$ZodIssue;

/** Says in one line where a value is wrong, what was expected and what was found. Shared by every border. */
export function toIssue(issue: ZodIssue, root: unknown): Issue {
  const found = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
  return { path: toPath(issue.path), expected: toExpected(issue), found: toFound(found, issue) };
}

function toPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "(the whole file)";
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("");
}

function toExpected(issue: ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "unrecognized_keys":
      return "no other keys";
    case "invalid_union":
      return "one of the forms that the schema allows";
    default:
      return issue.message.replace(/^(expected|Too small: expected|Too big: expected|Invalid input: expected)\s*/i, "");
  }
}

function toFound(found: unknown, issue: ZodIssue): string {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => `“${key}”`).join(", ");
  if (found === undefined) return "nothing";
  const shown = JSON.stringify(found) ?? String(found);
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}
