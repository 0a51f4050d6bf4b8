import { describe, expect, it } from "vitest";
import { createCompiledAuditor } from "../../../src/engine/auditor.ts";
import { draftSchema } from "../../../src/model/draft.ts";
import bundledOrg from "../../../src/policy/organisations/bundled.json" with { type: "json" };
import { compiledBundle } from "../../support/policies.ts";

const compiled = compiledBundle();
const auditor = createCompiledAuditor(compiled, bundledOrg);
const audit = (part: object) =>
  auditor.audit(
    draftSchema.parse({
      channel: "email",
      from: "engineer@works.example",
      to: ["a.reader@harbour-lifting.example"],
      body: "",
      ...part,
    }),
  );
const rulesOf = (part: object) => audit(part).findings.map((finding) => finding.ruleId);

describe("commitment", () => {
  it("names the table's value", () => {
    const [finding] = audit({ body: "Our engineer will be on site tomorrow at 8." }).findings.filter(
      ({ ruleId }) => ruleId === "visit-promise",
    );
    expect(finding?.message).toContain("48 hours");
  });

  it.each([
    ["2026-03-16T09:00:00+01:00", true],
    ["2026-03-10T09:00:00+01:00", false],
  ])("compares a date with the time of writing %s", (at, flagged) => {
    expect(rulesOf({ at, body: "Our engineer will be on site on 17 March." }).includes("visit-promise")).toBe(flagged);
  });

  it("does not speak of the table when it has no such row", () => {
    const lenient = createCompiledAuditor(compiled, { ...bundledOrg, commitments: [] });
    const draft = draftSchema.parse({
      channel: "email",
      to: ["a.reader@harbour-lifting.example"],
      body: "The spare motor will be lying on your dock by Saturday noon.",
    });
    const told = lenient.audit(draft).findings.find(({ ruleId }) => ruleId === "dated-promise");
    expect(told?.message).toContain("Compare");
    expect(told?.message).not.toMatch(/commitment: |\{days\}/);
  });
});

describe("letter-phrases", () => {
  it("lets a cutover go that names its consent elsewhere in the letter", () => {
    const body = "Cutover tonight at 00:30.\n\nWritten consent ref 2291.";
    expect(rulesOf({ body })).not.toContain("cutover-without-consent");
    expect(rulesOf({ body: "Cutover tonight at 00:30." })).toContain("cutover-without-consent");
  });

  it("marks each language once, and the subject only when the text is silent", () => {
    const report = audit({
      subject: "Your complaint",
      body: "您的投诉已收到。\nWe have your complaint.\nYour complaint is filed.",
    });
    const places = report.findings.filter(({ ruleId }) => ruleId === "complaint");
    expect(places.map(({ field, excerpt }) => [field, excerpt])).toEqual([
      ["body", "您的投诉"],
      ["body", "your complaint"],
    ]);
  });
});

describe("importance", () => {
  it("lets routine mail to a key account go and still gives its parts", () => {
    const report = audit({ subject: "Weekly report", body: "The 500-hour service of unit 4 is done." });
    expect(report.importance).toEqual({ score: 2, threshold: 12, parts: [{ name: "key-account", score: 2 }] });
    expect(report.decision).toBe("send");
  });

  it("holds a letter that weighs much, marking what weighed most", () => {
    const body = "The quality problem is known to the port authority, and the firmware upgrade is under way.";
    const report = audit({ body });
    const heavy = report.findings.filter(({ severity }) => severity !== "info");
    expect(heavy).toMatchObject([{ ruleId: "important-letter", severity: "review", excerpt: "quality problem" }]);
    expect(report.importance?.score).toBe(16);
  });

  it("counts a first letter to somebody unknown", () => {
    const first = { to: ["new@elsewhere.example"], thread: { count: 0, participants: [] } };
    expect(audit(first).importance?.parts).toEqual([{ name: "first-letter", score: 2 }]);
  });
});
