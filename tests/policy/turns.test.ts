import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import turns from "../../src/policy/packs/turns.json" with { type: "json" };
import { parsePolicy } from "../../src/policy/parse-policy.ts";

const parsed = parsePolicy(bundledPolicySource());
if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
const { policy } = parsed;

describe("turns of phrase", () => {
  test("each name is an idea of a rule or a rule, which gets them as unsure wording", () => {
    for (const name of Object.keys(turns)) {
      const owners = policy.rules.filter(
        ({ id, detect }) =>
          id === name || detect.some((detector) => detector.kind === "idea" && detector.idea === name),
      );
      expect(owners, name).not.toEqual([]);
      for (const { detect } of owners)
        expect(detect.some((detector) => detector.kind === "phrases" && !detector.sure)).toBe(true);
    }
  });

  test("say nothing about everyday sentences", () => {
    const only = {
      ...policy,
      rules: policy.rules
        .map((rule) => ({ ...rule, detect: rule.detect.filter((part) => part.kind === "phrases" && !part.sure) }))
        .filter(({ detect }) => detect.length > 0),
    };
    const auditor = createCompiledAuditor(compilePolicy(only), { name: "Acme", ownDomains: ["acme.example"] });
    const lines = readFileSync(new URL("../../src/training/ideas/_everyday.tsv", import.meta.url), "utf8").split("\n");
    const said = lines.flatMap((line) => {
      const body = line.split("\t")[2] ?? "";
      return auditor
        .audit({ channel: "email", to: ["ana@customer.example"], cc: [], bcc: [], subject: "", body, attachments: [] })
        .findings.map(({ ruleId, excerpt }) => `${ruleId}: ${excerpt}`);
    });
    expect(lines.length).toBeGreaterThan(500);
    expect(said).toEqual([]);
  });
});
