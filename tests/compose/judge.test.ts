import { describe, expect, it } from "vitest";
import type { ComposeAdapter, DraftReading, Surface } from "../../src/adapters/adapter.ts";
import { createJudge, type Rules } from "../../src/compose/judge.ts";
import type { Auditor } from "../../src/engine/auditor.ts";
import type { Policy } from "../../src/model/policy.ts";

const now = () => new Date("2026-11-22T10:00:00Z");
const unreadable: DraftReading = { kind: "unreadable", missing: ["body"], fingerprint: "words" };
const surface = { root: { textContent: "all of it" } } as Surface;
const rules = (onDoubt: Policy["onDoubt"], ownDomains?: string[]): Rules => ({
  kind: "ready",
  policy: { onDoubt, handbooks: {} } as Policy,
  ...(ownDomains && { org: { name: "Works", ownDomains } }),
  makeAuditor: () => {
    throw new Error("no auditor");
  },
});

/** The two questions a judge asks of an adapter. */
function adapterOf(answers: { sender?: string; read?: () => DraftReading }): ComposeAdapter {
  const adapter: Pick<ComposeAdapter, "sender" | "readDraft"> = {
    sender: () => answers.sender,
    readDraft: answers.read ?? (() => unreadable),
  };
  return adapter as ComposeAdapter;
}

describe("judge", () => {
  it.each(["hold", "warn"] as const)(
    "a page that can't be read is doubt, and the policy says what follows: %s",
    (onDoubt) => {
      const { verdict } = createJudge(rules(onDoubt), now).judge(adapterOf({}), surface);
      expect(verdict).toEqual({ kind: "doubt", reason: "page-unreadable", onDoubt, fingerprint: "words" });
    },
  );

  it("a reading that fails is doubt with words to approve", () => {
    const read = () => {
      throw new Error("the page changed");
    };
    const { verdict } = createJudge(rules("warn"), now).judge(adapterOf({ read }), surface);
    expect(verdict).toMatchObject({ kind: "doubt", reason: "page-unreadable", fingerprint: "all of it" });
  });

  it("without rules nothing leaves", () => {
    const { verdict } = createJudge({ kind: "unusable", reason: "policy-missing" }, now).judge(adapterOf({}), surface);
    expect(verdict).toMatchObject({ kind: "doubt", reason: "policy-missing", onDoubt: "hold" });
  });

  it("a private account is neither read nor judged", () => {
    const read = () => {
      throw new Error("read");
    };
    const judge = createJudge(rules("hold", ["works.example"]), now);
    const result = judge.judge(adapterOf({ sender: "me@gmail.com", read }), surface);
    expect(result).toEqual({ verdict: { kind: "not-watched", account: "me@gmail.com" } });
  });
});

describe("private accounts", () => {
  const read = () => {
    throw new Error("read");
  };
  const org = { name: "Works", ownDomains: ["works.example"] };

  it.each(["policy-missing", "policy-expired"] as const)(
    "are left alone without a usable policy, too: %s",
    (reason) => {
      const judge = createJudge({ kind: "unusable", reason, org }, now);
      const { verdict } = judge.judge(adapterOf({ sender: "me@gmail.com", read }), surface);
      expect(verdict).toEqual({ kind: "not-watched", account: "me@gmail.com" });
      expect(judge.judge(adapterOf({ sender: "mia@works.example" }), surface).verdict).toMatchObject({
        kind: "doubt",
        reason,
      });
    },
  );

  it("are checked like the organisation's own where the policy says so, and that is told", () => {
    const ready = rules("hold", org.ownDomains);
    if (ready.kind !== "ready") throw new Error("not ready");
    const report = {
      decision: "send",
      findings: [],
      problems: [],
      unchecked: [],
      policy: { id: "p", version: "1.0.0" },
    };
    const slices = () => ({ next: () => ({ done: true, value: report }) });
    const auditor = { audit: () => report, auditInSlices: slices } as unknown as Auditor;
    const widened: Rules = {
      ...ready,
      policy: { ...ready.policy, privateAccounts: "watch" },
      makeAuditor: () => auditor,
    };
    const draft = { channel: "email", to: [], cc: [], bcc: [], subject: "", body: "Hello", attachments: [] };
    const found = { kind: "read", draft, fingerprint: "words", missing: [] } as unknown as DraftReading;
    const judged = (sender: string) =>
      createJudge(widened, now).judge(adapterOf({ sender, read: () => found }), surface).verdict;
    expect(judged("me@gmail.com")).toMatchObject({ kind: "judged", privateAccount: "me@gmail.com" });
    expect(judged("mia@works.example")).not.toHaveProperty("privateAccount");
  });
});

describe("until an organisation is set", () => {
  const judge = createJudge(rules("hold"), now);

  it("the sender's own domain is inside", () => {
    expect(judge.orgFor("Mia@Works.Example").ownDomains).toEqual(["works.example"]);
  });

  it.each(["me@gmail.com", "me@qq.com", "me@163.com", "me@outlook.com", undefined])(
    "public mail never is: %s",
    (sender) => {
      expect(judge.orgFor(sender).ownDomains).toEqual(["organisation.invalid"]);
    },
  );

  it("afterwards only the company's domains are", () => {
    expect(createJudge(rules("hold", ["works.example"]), now).orgFor("me@other.example").ownDomains).toEqual([
      "works.example",
    ]);
  });
});
