import { describe, expect, test } from "vitest";
import { createAuditor } from "../../src/engine/index.ts";
import { describeIssues } from "../../src/model/issues.ts";
import type { Layer, LayerSource } from "../../src/model/layers.ts";
import type { Policy } from "../../src/model/policy.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../src/policy/example-draft.ts";
import { mergeLayers } from "../../src/policy/layers.ts";
import { parseLayer } from "../../src/policy/parse-layer.ts";
import { policyOf, policyWith } from "../support/policies.ts";

function layerOf(id: string, rest: Partial<LayerSource> = {}): Layer {
  const kind = id.includes("team") ? "team" : "organisation";
  const parsed = parseLayer({ format: 1, id, kind, version: "1.0.0", ...rest });
  if (parsed.kind === "invalid") throw new Error(describeIssues(parsed.issues));
  return parsed.layer;
}

const packs = policyOf({
  ...policyWith({ detect: [{ kind: "phrases", en: ["bad words"] }], hits: ["bad words"], misses: ["fine"] }),
  importance: { threshold: 12, weights: { contract: 6 } },
});
const ruleOf = (policy: Policy, id = "only-rule") => policy.rules.find((rule) => rule.id === id);

describe("layers over the packs", () => {
  test("a later layer replaces single values and keeps the rest", () => {
    const { policy, origins } = mergeLayers(packs, [
      layerOf("company", { rules: { "only-rule": { severity: "warn", severityFor: { inside: "off" } } } }),
      layerOf("sales-team", { rules: { "only-rule": { severityFor: { dealer: "block" } } } }),
    ]);
    expect(ruleOf(policy)).toMatchObject({ severity: "warn", severityFor: { inside: "off", dealer: "block" } });
    expect(origins.get("rules.only-rule.severity")).toBe("company");
    expect(origins.get("rules.only-rule.severityFor.dealer")).toBe("sales-team");
  });

  test.each([["rules.only-rule.severity"], ["rules.only-rule"], ["rules"]])(
    "the lock %s holds against a team",
    (key) => {
      const { policy, ignored } = mergeLayers(packs, [
        layerOf("company", { rules: { "only-rule": { severity: "review" } }, locks: [key] }),
        layerOf("sales-team", { rules: { "only-rule": { severity: "info" } } }),
      ]);
      expect(ruleOf(policy)?.severity).toBe("review");
      expect(ignored).toEqual([
        { layer: "sales-team", key: "rules.only-rule.severity", because: "locked", by: "company" },
      ]);
    },
  );

  test("a lock on one value leaves the others free", () => {
    const { policy } = mergeLayers(packs, [
      layerOf("company", { locks: ["rules.only-rule.severity"] }),
      layerOf("sales-team", { rules: { "only-rule": { severity: "info", unsure: "info" } } }),
    ]);
    expect(ruleOf(policy)).toMatchObject({ severity: "block", unsure: "info" });
  });

  test("a locked rule can't be switched off, and its hints can't be muted", () => {
    const { policy, ignored } = mergeLayers(packs, [
      layerOf("company", { rules: { "only-rule": { severity: "info", locked: true } } }),
      layerOf("sales-team", { rules: { "only-rule": { off: true } } }),
    ]);
    expect(ignored[0]).toMatchObject({ key: "rules.only-rule.off", by: "company" });
    const [finding] = createAuditor(policy, EXAMPLE_ORG).audit(toExampleDraft("These are bad words.")).findings;
    expect(finding).toMatchObject({ severity: "info", locked: true });
  });

  test("weights, doubt and word classes have keys of their own", () => {
    const { policy, ignored } = mergeLayers({ ...packs, classes: { part: ["seal"] } }, [
      layerOf("company", {
        onDoubt: "hold",
        importance: { threshold: 10 },
        locks: ["onDoubt", "importance.threshold"],
      }),
      layerOf("sales-team", {
        onDoubt: "warn",
        importance: { threshold: 99, weights: { contract: 8 } },
        classes: { part: { add: ["rotor"], remove: ["seal"] } },
      }),
    ]);
    expect(policy).toMatchObject({
      onDoubt: "hold",
      importance: { threshold: 10, weights: { contract: 8 } },
      classes: { part: ["rotor"] },
    });
    expect(ignored.map(({ key }) => key)).toEqual(["onDoubt", "importance.threshold"]);
  });

  test("a layer may add rules; taken ids and unknown names are told", () => {
    const own = { ...packs.rules[0], id: "own-rule" };
    const { policy, ignored } = mergeLayers(packs, [
      layerOf("company", {
        add: { rules: [own, packs.rules[0]] as Policy["rules"] },
        rules: { nobody: { off: true } },
      }),
    ]);
    // The added rule looks for the same as the pack's: one is enough.
    expect(policy.rules.map(({ id }) => id)).toEqual(["only-rule"]);
    expect(ignored.map(({ key, because }) => `${key} ${because}`)).toEqual([
      "rules.nobody unknown",
      "rules.only-rule taken",
    ]);
  });

  test("only the handbooks named apply, twins of others included", () => {
    const bundled = policyOf(bundledPolicySource());
    const { policy } = mergeLayers(bundled, [layerOf("office", { handbooks: ["RW", "GW"] })]);
    const ids = policy.rules.map(({ id }) => id);
    expect(ids).toContain("whats-the-rush");
    expect(ids).toContain("dont-know"); // RW-2-02, cited from ZTE
    expect(ids).toContain("attachment-missing"); // of no handbook: the company's own
    expect(ids).not.toContain("vip-only-content");
    expect(
      policy.templates.every(({ citation, alsoCovers }) =>
        [citation.clause, ...alsoCovers].some((clause) => /^(RW|GW)-/.test(clause)),
      ),
    ).toBe(true);
  });

  test("what several handbooks say in the same words is there once, for the clauses of all", () => {
    const { policy, collapsed } = mergeLayers(policyOf(bundledPolicySource()), []);
    expect(collapsed.length).toBeGreaterThan(10);
    const sameDay = policy.followUps.filter(({ after }) => after.kind === "same-day" && after);
    const clauses = sameDay.flatMap(({ citation, alsoCovers }) => [citation.clause, ...alsoCovers]);
    expect(clauses).toEqual(
      expect.arrayContaining(["ZL-1.4.4", "ZTE-4.4.3", "XXIT-3.9", "ESB-3.2", "OSC-3.4.3", "V10-1.3"]),
    );
    const texts = policy.templates.map(({ kind, text }) => `${kind}${text.en}${text.zh}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("a layer that is none is refused with path, expected and found", () => {
    const parsed = parseLayer({ format: 1, id: "x", kind: "team", version: "1", rules: { a: { severity: "loud" } } });
    expect(parsed.kind === "invalid" && describeIssues(parsed.issues)).toMatch(
      /version: .*three numbers.*\nrules\.a\.severity: expected one of .* found "loud"/s,
    );
  });
});

describe("what one handbook bans and another recommends", () => {
  const citation = (handbook: string) => ({ handbook, clause: `${handbook}-1`, title: { en: "Clause", zh: "条款" } });
  const template = {
    id: "offer",
    kind: "phrase" as const,
    citation: citation("B"),
    title: { en: "Offer", zh: "提议" },
    text: { en: "Here are bad words for {name}.", zh: "您好，{name}。" },
    slots: { name: "person" as const },
  };
  const banning = {
    citation: citation("A"),
    detect: [{ kind: "phrases" as const, en: ["bad words"] }],
    hits: ["bad words"],
    misses: ["fine"],
  };
  const issuesOf = (policy: Policy): string => {
    const checked = checkPolicy(policy);
    return checked.kind === "unsound" ? describeIssues(checked.issues) : "";
  };

  test("is told at import with both clauses", () => {
    expect(issuesOf(policyWith(banning, { templates: [template] }))).toBe(
      "templates[0].text.en: expected wording that no rule of the policy flags, found “offer” (B-1) recommends “bad words”, which “only-rule” (A-1) forbids",
    );
  });

  test("a suggestion is held to the same", () => {
    const suggestions = [{ lang: "en" as const, text: "These bad words, {when}.", slots: {} }];
    expect(issuesOf(policyWith({ ...banning, suggestions }))).toContain(
      "expected slots that are declared, found {when}",
    );
    expect(issuesOf(policyWith({ ...banning, suggestions: [{ lang: "en", text: "Bad words." }] }))).toContain(
      "“only-rule” (A-1) recommends “Bad words”, which “only-rule” (A-1) forbids",
    );
  });

  test("a template may say who holds it, and then has to be held", () => {
    expect(issuesOf(policyWith(banning, { templates: [{ ...template, heldBy: ["only-rule"] }] }))).toBe("");
    const harmless = { ...template, text: { en: "Hello, {name}.", zh: "您好，{name}。" }, heldBy: ["only-rule"] };
    expect(issuesOf(policyWith(banning, { templates: [harmless] }))).toContain("which does not");
  });
});
