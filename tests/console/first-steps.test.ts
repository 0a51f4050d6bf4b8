import { expect, test } from "vitest";
import { type Begun, toFirstSteps } from "../../src/console/reviews/to-first-steps.ts";

const EMPTY: Begun = { draft: undefined, version: null, others: 0, invited: 0, browsers: 0 };
const DRAFT = { id: "d-1", title: "First policy" };
const statesOf = (begun: Partial<Begun>) => toFirstSteps({ ...EMPTY, ...begun }).map(({ state }) => state);

test("an empty hub begins with the policy", () => {
  expect(toFirstSteps(EMPTY).map(({ id }) => id)).toEqual(["policy", "publish", "people", "browsers"]);
  expect(statesOf({})).toEqual(["next", "open", "open", "open"]);
});

test.each<{ when: string; begun: Partial<Begun>; states: string[] }>([
  { when: "a draft is there", begun: { draft: DRAFT }, states: ["done", "next", "open", "open"] },
  { when: "a version without a draft", begun: { version: 1 }, states: ["done", "done", "next", "open"] },
  { when: "an invitation is out", begun: { version: 1, invited: 1 }, states: ["done", "done", "done", "next"] },
  { when: "a colleague came first", begun: { others: 1 }, states: ["next", "open", "done", "open"] },
  { when: "a browser came first", begun: { draft: DRAFT, browsers: 2 }, states: ["done", "next", "open", "done"] },
])("$when: each step stands as it is, and the first open one is next", ({ begun, states }) => {
  expect(statesOf(begun)).toEqual(states);
});

test("nothing is shown once all is done", () => {
  expect(statesOf({ version: 3, others: 4, browsers: 2 })).toEqual([]);
});
