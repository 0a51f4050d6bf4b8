import fc from "fast-check";
import { expect, test } from "vitest";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { compareContent } from "../../../src/policy/drafts/compare-content.ts";
import { editContent, valueAt } from "../../../src/policy/drafts/edit-content.ts";

const TEAM = "00000000-0000-4000-8000-000000000001";
const content = draftContentSchema.parse({
  policy: {
    format: 1,
    handbooks: { A: { en: "A", zh: "甲" } },
    rules: [{ id: "one", severity: "warn" }, { id: "two" }],
  },
});
const edited = (edits: Parameters<typeof editContent>[1], from = content) => {
  const result = editContent(from, edits);
  if (result.kind === "refused") throw new Error(`refused at ${result.at}`);
  return result;
};

test("an entry of a list is found by its id, changed, added and taken out", () => {
  const { content: next, changes } = edited([
    { path: ["policy", "rules", "one", "severity"], value: "block" },
    { path: ["policy", "rules", "three"], value: { id: "three" } },
    { path: ["policy", "rules", "two"] },
  ]);
  expect(valueAt(next, ["policy", "rules"])).toEqual([{ id: "one", severity: "block" }, { id: "three" }]);
  expect(changes).toEqual([
    { path: ["policy", "rules", "one", "severity"], before: "warn", after: "block" },
    { path: ["policy", "rules", "three"], after: { id: "three" } },
    { path: ["policy", "rules", "two"], before: { id: "two" } },
  ]);
});

test("what is not there yet is begun as what it has to be", () => {
  const { content: next } = edited([
    { path: ["policy", "templates", "hello"], value: { id: "hello" } },
    { path: ["teams", TEAM], value: { team: TEAM } },
    { path: ["teams", TEAM, "modes", "one"], value: "monitor" },
    { path: ["layer", "rules", "one", "severity"], value: "review" },
    { path: ["layer", "add", "rules", "new"], value: { id: "new" } },
  ]);
  expect(valueAt(next, ["policy", "templates"])).toEqual([{ id: "hello" }]);
  expect(next.teams).toEqual([{ team: TEAM, modes: { one: "monitor" } }]);
  expect(next.layer).toEqual({ rules: { one: { severity: "review" } }, add: { rules: [{ id: "new" }] } });
});

test("a path through a value, or a draft that would be none, is refused as a whole", () => {
  expect(editContent(content, [{ path: ["validDays", "x"], value: 1 }])).toEqual({ kind: "refused", at: 0 });
  expect(
    editContent(content, [
      { path: ["validDays"], value: 30 },
      { path: ["validDays"], value: "x" },
    ]),
  ).toEqual({
    kind: "refused",
    at: 1,
  });
  expect(editContent(content, [{ path: ["policy", "__proto__", "x"], value: 1 }])).toEqual({ kind: "refused", at: 0 });
});

test("what an edit does not touch stays the very same", () => {
  const { content: next } = edited([{ path: ["policy", "rules", "one", "severity"], value: "block" }]);
  expect(valueAt(next, ["policy", "rules", "two"])).toBe(valueAt(content, ["policy", "rules", "two"]));
});

test("the difference of two contents, applied to the older, gives the newer one", () => {
  const entry = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), n: fc.nat(3) });
  const contents = fc
    .record({
      rules: fc.uniqueArray(entry, { selector: ({ id }) => id }),
      classes: fc.dictionary(fc.constantFrom("x", "y"), fc.array(fc.nat(2))),
      onDoubt: fc.constantFrom("hold", "warn"),
    })
    .map((policy) => draftContentSchema.parse({ policy }));
  fc.assert(
    fc.property(contents, contents, (older, newer) => {
      const differences = compareContent(older, newer);
      if (differences.length === 0) return;
      const edits = differences.map(({ path, after }) => ({ path, ...(after === undefined ? {} : { value: after }) }));
      const { content: reached } = edited(edits, older);
      expect(compareContent(reached, newer)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
