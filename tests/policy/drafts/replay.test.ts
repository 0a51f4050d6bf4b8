import { expect, test } from "vitest";
import type { RuleMode } from "../../../src/model/exchange/bundle.ts";
import { compareReports, createReplayAuditor, createReplaySum } from "../../../src/policy/drafts/replay.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../../src/policy/example-draft.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { policySource } from "../../support/hub/policies.ts";

function auditorOf(phrase: string, modes: Record<string, RuleMode> = {}) {
  const parsed = parsePolicy(policySource(phrase));
  if (parsed.kind === "invalid") throw new Error("expected a policy");
  return createReplayAuditor(parsed.policy, modes, EXAMPLE_ORG);
}
const letters = ["That is not my job.", "Go and ask somebody else.", "Thank you for your patience."];

function replay(before: ReturnType<typeof auditorOf>, after: ReturnType<typeof auditorOf>) {
  const sum = createReplaySum();
  for (const [at, body] of letters.entries()) {
    const draft = toExampleDraft(body);
    sum.add(`letter-${at}`, compareReports(before.audit(draft), after.audit(draft)));
  }
  return sum.summary();
}

test("another phrase: what is newly held and what is let go, by rule and letter", () => {
  expect(replay(auditorOf("not my job"), auditorOf("ask somebody else"))).toEqual({
    letters: 3,
    held: 1,
    released: 1,
    stricter: 0,
    milder: 0,
    rules: [{ ruleId: "forbidden-words", held: ["letter-1"], released: ["letter-0"] }],
  });
});

test("modes count as they do in a browser: on trial nothing is held, a warning is milder than a stop", () => {
  const enforced = auditorOf("not my job");
  const monitored = replay(enforced, auditorOf("not my job", { "forbidden-words": "monitor" }));
  expect(monitored).toMatchObject({ held: 0, released: 1 });
  expect(replay(enforced, auditorOf("not my job", { "forbidden-words": "warn" }))).toMatchObject({ milder: 1 });
});

test("the same policy changes nothing", () => {
  expect(replay(auditorOf("not my job"), auditorOf("not my job"))).toMatchObject({ held: 0, released: 0, rules: [] });
});
