import { describe, expect, it } from "vitest";
import { createLongLetters } from "../../src/compose/long-letters.ts";
import { type Auditor, createAuditor } from "../../src/engine/index.ts";
import { draft } from "../support/drafts.ts";
import { EXAMPLE_ORG, policyWith } from "../support/policies.ts";

const policy = policyWith({ detect: [{ kind: "phrases", en: ["not my job"], zh: [] }] });
const auditor = createAuditor(policy, EXAMPLE_ORG);
const LINE = "The rope was checked and is good.\n\n";
const long = draft({ body: `${LINE.repeat(4_000)}That is not my job.` });
const window = {};

/** A page that is idle when it is told to be; each piece of work is one slice. */
function setUp() {
  const waiting: (() => void)[] = [];
  let done = 0;
  const letters = createLongLetters({
    whenIdle(work) {
      waiting.push(work);
      return () => void waiting.splice(waiting.indexOf(work), 1);
    },
    onDone: () => done++,
    budgets: { first: 0, idle: 0 },
  });
  const idle = () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) work();
  };
  return { letters, waiting, idle, done: () => done };
}

describe("a long letter", () => {
  it("is read piece by piece and then is what it would have been at once", () => {
    const { letters, waiting, idle, done } = setUp();
    expect(letters.audit(window, "one", auditor, long)).toBeUndefined();
    waiting.shift()?.();
    expect(letters.audit(window, "one", auditor, long)).toBeUndefined();
    expect(done()).toBe(0);
    idle();
    expect(done()).toBe(1);
    const report = letters.audit(window, "one", auditor, long);
    expect(report).toEqual(auditor.audit(long));
    expect(report?.findings.length).toBeGreaterThan(0);
    expect(waiting).toEqual([]);
  });

  it("is begun anew when it changes, and no longer read for what it was", () => {
    const { letters, waiting, idle, done } = setUp();
    letters.audit(window, "one", auditor, long);
    const other = draft({ body: LINE.repeat(4_000) });
    expect(letters.audit(window, "two", auditor, other)).toBeUndefined();
    expect(waiting).toHaveLength(1);
    idle();
    expect(done()).toBe(1);
    expect(letters.audit(window, "two", auditor, other)?.findings).toEqual(auditor.audit(other).findings);
  });

  it("that fails says so to who asks", () => {
    const { letters, idle } = setUp();
    const failing: Auditor = {
      audit: auditor.audit,
      *auditInSlices() {
        yield;
        throw new Error("broken");
      },
    };
    expect(letters.audit(window, "one", failing, long)).toBeUndefined();
    idle();
    expect(() => letters.audit(window, "one", failing, long)).toThrow("broken");
  });

  it("is read no further when nobody wants it", () => {
    const { letters, waiting } = setUp();
    letters.audit(window, "one", auditor, long);
    letters.dispose();
    expect(waiting).toEqual([]);
  });
});

it("a letter of ordinary length is read at once", () => {
  const { letters, waiting } = setUp();
  const short = draft({ body: "That is not my job." });
  expect(letters.audit(window, "one", auditor, short)).toEqual(auditor.audit(short));
  expect(waiting).toEqual([]);
});
