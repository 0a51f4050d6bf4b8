import { expect, test } from "vitest";
import { CONCEPT_SETS, CONCEPT_STARTS, CONCEPT_TURNS } from "../../../src/engine/ideas/concept-table.data.ts";
import { conceptTable } from "../../../src/training/concept-table.ts";

test("the table of concepts is what their lists make now: else run `npm run train:concepts`", () => {
  const { starts, turns, sets } = conceptTable();
  expect(starts === CONCEPT_STARTS).toBe(true);
  expect(turns === CONCEPT_TURNS).toBe(true);
  expect(sets).toEqual(CONCEPT_SETS);
});
