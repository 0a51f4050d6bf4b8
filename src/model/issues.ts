import type { z } from "zod";
import { FORMS, form } from "./forms.ts";
import { inEnglish, say, type Words } from "./issue-words.ts";

/**
 * One thing wrong with untrusted data: where, what was expected, what stands there; in English, and in `says` as codes for
 * whoever shows it in another language. `says.where` is left out where the path is a path.
 */
export type Issue = {
  path: string;
  expected: string;
  found: string;
  says: { where?: Words; expected: Words; found: Words };
};

/** An issue as the hub tells it: one that was kept from an earlier version has no codes. */
export type ToldIssue = Omit<Issue, "says"> & {
  says?: { where?: Words | undefined; expected: Words; found: Words } | undefined;
};

/** @param where a path, or words for a place that has none */
export function issueAt(where: string | Words, expected: Words, found: Words): Issue {
  const isPath = typeof where === "string";
  return {
    path: isPath ? where : inEnglish(where),
    expected: inEnglish(expected),
    found: inEnglish(found),
    says: { ...(isPath ? {} : { where }), expected, found },
  };
}

/** The issue as one of a part of something larger. @param part such as `layer` */
export function within(part: string, issue: Issue): Issue {
  const { where, expected, found } = issue.says;
  const isWhole = where?.code === "where.whole";
  const inside = `${part}: ${isWhole ? (where.values?.inside ?? "") : issue.path}`;
  return issueAt(isWhole ? say("where.whole", { inside }) : inside, expected, found);
}

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
  return issueAt(toWhere(issue.path), toExpected(issue), toFound(found, issue));
}

function toWhere(path: readonly PropertyKey[]): string | Words {
  if (path.length === 0) return say("where.whole", { inside: "" });
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("");
}

function toExpected(issue: ZodIssue): Words {
  switch (issue.code) {
    case "invalid_type":
      return isNamedType(issue.expected) ? say(`type.${issue.expected}`) : say("other", { text: issue.expected });
    case "invalid_value":
      return issue.values.length === 1
        ? say("one-value", { value: JSON.stringify(issue.values[0]) })
        : say("one-of", { values: issue.values.map((value) => JSON.stringify(value)).join(", ") });
    case "unrecognized_keys":
      return say("no-other-keys");
    case "invalid_union":
      return say("some-form");
    default: {
      const named = NAMED.get(issue.message);
      if (named) return say(`form.${named}`);
      const prefix = /^(expected|Too small: expected|Too big: expected|Invalid input: expected)\s*/i;
      const text = issue.message.replace(prefix, "");
      const known = toKnown(issue);
      // A schema may have a message of its own: then that is what it says.
      return known && inEnglish(known) === text ? known : say("other", { text });
    }
  }
}

/** What the library's checks ask for; undefined for those that no schema which people fill in uses. */
function toKnown(issue: ZodIssue): Words | undefined {
  switch (issue.code) {
    case "invalid_key":
      return say("good-key");
    case "not_multiple_of":
      return say("number.step", { step: issue.divisor });
    case "invalid_format":
      return issue.pattern === undefined ? undefined : say("pattern", { pattern: issue.pattern });
    case "too_small":
      return toLeast(issue.origin, String(issue.minimum), issue.inclusive !== false);
    case "too_big":
      return toMost(issue.origin, String(issue.maximum));
    default:
      return undefined;
  }
}

function toLeast(origin: string, limit: string, isInclusive: boolean): Words | undefined {
  if (origin === "number") return isInclusive ? say("number.min", { limit }) : say("number.above", { limit });
  if (origin === "string") return say("string.min", { limit });
  return origin === "array" ? say("array.min", { limit }) : undefined;
}

function toMost(origin: string, limit: string): Words | undefined {
  if (origin === "number") return say("number.max", { limit });
  if (origin === "string") return say("string.max", { limit });
  return origin === "array" ? say("array.max", { limit }) : undefined;
}

const TYPES = ["string", "number", "int", "boolean", "array", "object", "record"] as const;
const isNamedType = (type: string): type is (typeof TYPES)[number] => TYPES.some((one) => one === type);

// The keys are those of `FORMS`, which `Object.keys` forgets.
const NAMED = new Map((Object.keys(FORMS) as (keyof typeof FORMS)[]).map((name) => [form(name), name]));

function toFound(found: unknown, issue: ZodIssue): Words {
  if (issue.code === "unrecognized_keys") {
    return say("shown", { value: issue.keys.map((key) => `“${key}”`).join(", ") });
  }
  if (found === undefined) return say("nothing");
  const shown = JSON.stringify(found) ?? String(found);
  return say("shown", { value: shown.length > 80 ? `${shown.slice(0, 77)}…` : shown });
}
