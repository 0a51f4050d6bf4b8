import { expect, test } from "vitest";
import type { PolicyDraft } from "../../src/console/api/policy.ts";
import { withEdits } from "../../src/console/api/with-edits.ts";
import { type DraftEdit, policyDraftSchema } from "../../src/model/exchange/policy-work.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const checked: PolicyDraft = policyDraftSchema.parse({
  id: ID,
  revision: 3,
  state: "checked",
  title: "Spring",
  note: "",
  createdBy: "chen",
  createdAt: "2026-03-02T09:00:00.000Z",
  updatedBy: "chen",
  updatedAt: "2026-03-02T09:00:00.000Z",
  version: null,
  content: { policy: { format: 1, rules: [{ id: "one", severity: "warn" }] }, validDays: 90 },
  check: {
    at: "2026-03-02T09:00:00.000Z",
    sound: true,
    rules: 1,
    examples: 4,
    issues: [],
    conflicts: [],
    speed: { compileMs: 5, medianMs: 1, p95Ms: 2 },
  },
});
const days: DraftEdit[] = [{ path: ["validDays"], value: 180 }];
const severity: DraftEdit[] = [{ path: ["policy", "rules", "one", "severity"], value: "block" }];

test("while only how long it holds is being saved, a checked draft stays checked", () => {
  const shown = withEdits(checked, [days]);
  expect(shown.content.validDays).toBe(180);
  expect(shown).toMatchObject({ state: "checked", check: checked.check, revision: 3 });
});

test.each([
  { name: "a rule", underWay: [severity] },
  { name: "a rule, then the days", underWay: [severity, days] },
  { name: "the days and a rule at once", underWay: [[...days, ...severity]] },
  { name: "how long it holds past its end", underWay: [[{ path: ["terms", "graceDays"], value: 3 }]] },
])("while $name is being saved, it has to be checked again", ({ underWay }) => {
  expect(withEdits(checked, underWay)).toMatchObject({ state: "draft", check: null });
});

test("an edit that fits nowhere changes nothing, and none changes nothing either", () => {
  expect(withEdits(checked, [[{ path: ["validDays"], value: "long" }]])).toEqual(checked);
  expect(withEdits(checked, [])).toBe(checked);
});
