import type * as z from "zod";
import { followUpSchema } from "../../model/follow-ups.ts";
import { type Issue, toIssue } from "../../model/issues.ts";
import { type Policy, policySchema, ruleSchema } from "../../model/policy.ts";
import { templateSchema } from "../../model/templates.ts";

/** An entry that is no rule, template or clock yet, and why. */
export type HalfDone = { list: "rules" | "templates" | "followUps"; id: string; issues: Issue[] };
export type LenientPolicy = { policy: Policy; halfDone: HalfDone[] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Stands in for a policy's rules while the rest is looked at. */
const ANY_RULE = {
  id: "any",
  category: "etiquette",
  severity: "info",
  title: { en: "-", zh: "-" },
  message: { en: "-", zh: "-" },
  detect: [{ kind: "phrases", en: ["any"] }],
  hits: ["-"],
  misses: ["-"],
};

/**
 * Reads policies over and over while someone works on one: entries that stayed the same object are not read again, and
 * those that are half-done are left out and told, so that the rest can be tried all the same.
 */
export function createLenientReader(): (written: unknown) => LenientPolicy | { issues: Issue[] } {
  const known = new WeakMap<object, { value: unknown } | { issues: Issue[] }>();

  function readEntry<S extends z.ZodType>(schema: S, entry: unknown): { value: z.output<S> } | { issues: Issue[] } {
    const cached = isRecord(entry) ? known.get(entry) : undefined;
    // What is kept under an entry was made by its list's schema: entries do not move between lists.
    if (cached) return cached as { value: z.output<S> } | { issues: Issue[] };
    const parsed = schema.safeParse(entry);
    const made = parsed.success
      ? { value: parsed.data }
      : { issues: parsed.error.issues.map((issue) => toIssue(issue, entry)) };
    if (isRecord(entry)) known.set(entry, made);
    return made;
  }

  return (written) => {
    const source = isRecord(written) ? written : {};
    const head = policySchema.safeParse({ ...source, rules: [ANY_RULE], templates: [], followUps: [] });
    if (!head.success) return { issues: head.error.issues.map((issue) => toIssue(issue, written)) };
    const halfDone: HalfDone[] = [];
    function readList<S extends z.ZodType>(list: HalfDone["list"], schema: S): z.output<S>[] {
      const entries: unknown[] = Array.isArray(source[list]) ? source[list] : [];
      return entries.flatMap((entry, at) => {
        const read = readEntry(schema, entry);
        if ("value" in read) return [read.value];
        const id = isRecord(entry) && typeof entry.id === "string" ? entry.id : `[${at}]`;
        halfDone.push({ list, id, issues: read.issues });
        return [];
      });
    }
    const rules = readList("rules", ruleSchema);
    const templates = readList("templates", templateSchema);
    const followUps = readList("followUps", followUpSchema);
    return { policy: { ...head.data, rules, templates, followUps }, halfDone };
  };
}
