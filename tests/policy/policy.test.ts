import { describe, expect, test } from "vitest";
import { describeIssues } from "../../src/model/issues.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";
import { policyOf, policyWith } from "../support/policies.ts";

const issuesOf = (source: unknown): string => {
  const parsed = parsePolicy(source);
  return parsed.kind === "invalid" ? describeIssues(parsed.issues) : "";
};
const unsoundness = (policy: Parameters<typeof checkPolicy>[0]): string => {
  const checked = checkPolicy(policy, compileCached);
  return checked.kind === "unsound" ? describeIssues(checked.issues) : "";
};

test("no two rules have one name: in figures, reports and lists a name stands for its rule", () => {
  const { rules } = policyOf(bundledPolicySource());
  for (const language of ["en", "zh"] as const) {
    const names = rules.map(({ title, id }) => title?.[language] ?? id);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
});

test("a rule, a template or a clock is named by a heading: no full stop ends it, an ellipsis or a question mark may", () => {
  const { rules, templates, followUps } = policyOf(bundledPolicySource());
  const isStopped = (text: string) => /[^.](\.|。)$/.test(text);
  const titles = [...rules, ...templates, ...followUps].flatMap(({ title }) => Object.values(title ?? {}));
  expect(titles.filter(isStopped)).toEqual([]);
});

test("every handbook and every cited clause has its title in both languages", () => {
  const { handbooks, rules } = policyOf(bundledPolicySource());
  const titles = [...Object.values(handbooks), ...rules.flatMap(({ citation }) => (citation ? [citation.title] : []))];
  const han = /\p{Script=Han}/u;
  expect(titles.filter(({ en, zh }) => han.test(en) || !han.test(zh))).toEqual([]);
});

describe("a policy at the border", () => {
  test("the bundled one proves itself: every hit found, every miss left alone", () => {
    expect(unsoundness(policyOf(bundledPolicySource()))).toBe("");
  });

  test("errors name path, expected and found", () => {
    const source = structuredClone(bundledPolicySource()) as { rules: { severity: string }[] }; // ours, so the shape holds
    source.rules[2] = { ...source.rules[2], severity: "fatal" };
    expect(issuesOf(source)).toBe(
      'rules[2].severity: expected one of "info", "warn", "review", "block", found "fatal"',
    );
    expect(issuesOf(5)).toBe("(the whole file): expected object, found 5");
    expect(issuesOf({ ...source, rules: [], extra: 1 })).toContain("expected no other keys, found “extra”");
  });

  test("a rule that fails its examples is named", () => {
    const detect = [{ kind: "phrases" as const, en: ["bad words"] }];
    expect(unsoundness(policyWith({ detect, hits: ["good words"], misses: ["fine"] }))).toContain(
      "rules[0].hits[0]: expected a finding of “only-rule”",
    );
    expect(unsoundness(policyWith({ detect, hits: ["bad words"], misses: ["some bad words"] }))).toContain(
      "rules[0].misses[0]: expected no finding",
    );
  });

  test("a rule that can never match is named", () => {
    const detect = [{ kind: "phrases" as const, en: ["bad words"] }];
    const policy = policyWith(
      { detect, hits: ["bad words"], misses: ["fine"] },
      { allow: [{ id: "all", en: ["[very] bad words [here]", "the bad words", "bad words [.] now"] }] },
    );
    expect(unsoundness(policyWith({ detect: [{ kind: "phrases" as const }], hits: ["x"], misses: ["y"] }))).toContain(
      "can never match",
    );
    expect(unsoundness(policy)).toBe("");
  });

  test("a phrase out of notation is named with its rule", () => {
    const detect = [{ kind: "phrases" as const, en: ["(bad words"] }];
    expect(unsoundness(policyWith({ detect }))).toContain("only-rule");
  });

  test("two rules may not share an id", () => {
    const policy = policyWith({ detect: [{ kind: "phrases" as const, en: ["bad"] }], hits: ["bad"], misses: ["fine"] });
    expect(unsoundness({ ...policy, rules: [...policy.rules, ...policy.rules] })).toContain("an id of its own");
  });
});
