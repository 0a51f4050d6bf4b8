import { describe, expect, it } from "vitest";
import { type Approval, type Awaits, decideGate, type Verdict } from "../../src/gate/decide.ts";
import type { Decision } from "../../src/model/categories.ts";

const judged = (decision: Decision, fingerprint = "a"): Verdict => ({
  kind: "judged",
  fingerprint,
  report: { decision, findings: [], problems: [], unchecked: [], policy: { id: "p", version: "1.0.0" } },
});
const awaiting = (decision: Decision, awaits: Partial<Awaits>): Verdict =>
  ({ ...judged(decision), awaits: { files: [], numbers: [], ...awaits } }) as Verdict;
const doubt = (fingerprint: string): Verdict => ({
  kind: "doubt",
  reason: "page-unreadable",
  onDoubt: "warn",
  fingerprint,
});
const approval: Approval = { kind: "own", fingerprint: "a", reason: "agreed by phone" };
const signed: Approval = { kind: "supervisor", fingerprint: "a", review: "r", untilMs: 1000 };
const pass = { kind: "pass" };
const never = { kind: "hold", overrule: "never" };
const withReason = { kind: "hold", overrule: "with-reason" };

describe("decideGate", () => {
  it.each<[string, Verdict, Approval | undefined, object]>([
    ["a letter a supervisor signed for", judged("review"), signed, pass],
    ["a block a supervisor signed for", judged("block"), signed, pass],
    ["another text than the signed one", judged("review", "b"), signed, never],
    ["an approval that has run out", judged("review"), { ...signed, untilMs: -1 }, never],
    ["a letter that is still being read", { kind: "reading", fingerprint: "a" }, approval, never],
    ["a letter that may go", judged("send"), undefined, pass],
    ["a warning", judged("warn"), undefined, withReason],
    ["a warning that was overruled", judged("warn"), approval, pass],
    ["a warning on other words than those overruled", judged("warn", "b"), approval, withReason],
    ["a letter that needs a look", judged("review"), approval, never],
    ["a block, whatever was approved", judged("block"), approval, never],
    ["a file that is still being read", awaiting("send", { files: ["a.pdf"] }), approval, never],
    ["a fax number to type again", awaiting("send", { numbers: ["+34915550133"] }), approval, never],
    ["the same under a warning that was overruled", awaiting("warn", { numbers: ["+34915550133"] }), approval, never],
    ["a private account", { kind: "not-watched", account: "a@b.example" }, undefined, pass],
    [
      "doubt that holds",
      { kind: "doubt", reason: "policy-missing", onDoubt: "hold", fingerprint: "a" },
      approval,
      never,
    ],
    ["doubt that warns", doubt("a"), undefined, withReason],
    ["doubt that was overruled", doubt("a"), approval, pass],
    ["doubt about other words than those overruled", doubt("b"), approval, withReason],
  ])("%s", (_name, verdict, given, expected) => {
    expect(decideGate(verdict, given)).toEqual(expected);
  });

  it("lets a letter that needs a look go with a reason where the policy has break-glass, a block never", () => {
    const terms = { breakGlass: true };
    expect(decideGate(judged("review"), undefined, terms)).toEqual(withReason);
    expect(decideGate(judged("review"), approval, terms)).toEqual(pass);
    expect(decideGate(judged("review", "b"), approval, terms)).toEqual(withReason);
    expect(decideGate(judged("block"), approval, terms)).toEqual(never);
  });
});
