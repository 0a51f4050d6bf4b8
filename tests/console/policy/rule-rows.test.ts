import { expect, test } from "vitest";
import { toModeEdits } from "../../../src/console/policy/view/mode-edits.ts";
import { filterRules, NO_FILTER, pageOf, stateOf, toRuleRows } from "../../../src/console/policy/view/rule-rows.ts";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { editContent } from "../../../src/policy/drafts/edit-content.ts";

const TEAM = "00000000-0000-4000-8000-000000000001";
const all = draftContentSchema.parse({ policy: bundledPolicySource() });
const rows = toRuleRows(all);
const find = (part: Partial<typeof NO_FILTER>) => filterRules(rows, { ...NO_FILTER, ...part });

test("rules are found by words of either language, by clause and by id, whatever the case", () => {
  const [first] = rows;
  if (!first) throw new Error("expected rules");
  for (const words of [first.id, first.clause, first.title.en.toUpperCase(), first.title.zh]) {
    expect(find({ words }).map(({ id }) => id)).toContain(first.id);
  }
  expect(find({ words: "no such words anywhere" })).toEqual([]);
});

test("choices narrow together with words", () => {
  const handbook = rows.find((row) => row.handbook && row.category === "banned-phrase")?.handbook ?? "";
  const found = find({ handbook, category: "banned-phrase" });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((row) => row.handbook === handbook && row.category === "banned-phrase")).toBe(true);
});

test("a half-done rule has a line too", () => {
  const content = draftContentSchema.parse({ policy: { rules: [{ id: "half" }, "nonsense"] } });
  expect(toRuleRows(content)).toMatchObject([{ id: "half", severity: undefined, mode: "enforce" }, { id: "[1]" }]);
});

test("the layer's severity counts, and what it switches off is off", () => {
  const content = draftContentSchema.parse({
    policy: {
      rules: [
        { id: "a", severity: "warn" },
        { id: "b", severity: "warn" },
      ],
    },
    layer: { rules: { a: { severity: "block", locked: true }, b: { off: true } } },
  });
  const [a, b] = toRuleRows(content);
  expect(a).toMatchObject({ severity: "block", locked: true });
  expect(b && stateOf(b)).toBe("off");
});

test("states for everyone and for a team; what is as usual is not written down", () => {
  let content = draftContentSchema.parse({ policy: { rules: [{ id: "a" }, { id: "b" }] } });
  const set = (...asked: Parameters<typeof toModeEdits>) => {
    const edited = editContent(content, toModeEdits(...asked));
    if (edited.kind === "refused") throw new Error("expected an edited draft");
    content = edited.content;
  };
  set(content, ["a", "b"], "hint");
  set(content, ["a"], "off", TEAM);
  expect(toRuleRows(content, TEAM).map(stateOf)).toEqual(["off", "hint"]);
  expect(toRuleRows(content).map(stateOf)).toEqual(["hint", "hint"]);
  set(content, ["a", "b"], "enforce");
  set(content, ["a"], "", TEAM);
  expect([content.terms.modes, content.teams]).toEqual([{}, [{ team: TEAM, modes: {} }]]);
});

test("a page that is not there becomes the nearest", () => {
  expect(pageOf([1, 2, 3], 9, 2)).toEqual({ rows: [3], page: 2, pages: 2, from: 3, to: 3 });
  expect(pageOf([], 1, 2)).toEqual({ rows: [], page: 1, pages: 1, from: 0, to: 0 });
});
