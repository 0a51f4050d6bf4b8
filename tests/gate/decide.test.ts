import { describe, expect, it } from "vitest";
import { type Approval, decideGate, type Verdict } from "../../src/gate/decide.ts";
import type { Decision } from "../../src/model/categories.ts";

const judged = (decision: Decision, fingerprint = "a"): Verdict => ({
  kind: "judged",
  fingerprint,
  report: { decision, findings: [], problems: [], unchecked: [], policy: { id: "p", version: "1.0.0" } },
});
const doubt = (fingerprint: string): Verdict => ({
  kind: "doubt",
  reason: "page-unreadable",
  onDoubt: "warn",
  fingerprint,
});
const approval: Approval = { fingerprint: "a", reason: "agreed by phone" };
const pass = { kind: "pass" };
const never = { kind: "hold", overrule: "never" };
const withReason = { kind: "hold", overrule: "with-reason" };

describe("decideGate", () => {
  it.each<[string, Verdict, Approval | undefined, object]>([
    ["a letter that may go", judged("send"), undefined, pass],
    ["a warning", judged("warn"), undefined, withReason],
    ["a warning that was overruled", judged("warn"), approval, pass],
    ["a warning on other words than those overruled", judged("warn", "b"), approval, withReason],
    ["a letter that needs a look", judged("review"), approval, never],
    ["a block, whatever was approved", judged("block"), approval, never],
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
});
