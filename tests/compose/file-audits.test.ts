import { describe, expect, it } from "vitest";
import { createFileAudits, type FileContext, toSlices } from "../../src/compose/files/file-audits.ts";
import { lookInFiles, withFiles, withoutFileText } from "../../src/compose/files/in-files.ts";
import { createAuditor } from "../../src/engine/index.ts";
import { draft } from "../support/drafts.ts";
import { EXAMPLE_ORG, policyWith } from "../support/policies.ts";

const policy = policyWith({
  detect: [{ kind: "phrases", en: ["internal use only"], zh: ["内部资料"] }],
  fields: ["attachments"],
  severityFor: { inside: "off" },
  hits: [{ attachments: [{ name: "a.pdf", text: "internal use only" }] }],
  misses: [{ attachments: [{ name: "a.pdf", text: "for everybody" }] }],
});
const context: FileContext = { channel: "email", to: ["ana@harbour-lifting.example"], cc: [], bcc: [] };

function setUp() {
  const waiting: (() => void)[] = [];
  let done = 0;
  const audits = createFileAudits({
    auditor: () => createAuditor(policy, EXAMPLE_ORG),
    whenIdle(work) {
      waiting.push(work);
      return () => void waiting.splice(waiting.indexOf(work), 1);
    },
    onDone: () => done++,
  });
  const idle = () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) work();
  };
  return { audits, idle, waiting, done: () => done };
}

describe("the text of files", () => {
  it("is judged piece by piece, and a finding points into its page", () => {
    const { audits, idle, waiting, done } = setUp();
    const long = `${"The rope was checked and is good.\n".repeat(300)}INTERNAL USE ONLY\n`;
    const pages = ["First page", long];
    expect(audits.look("a.pdf", pages, context)).toEqual({ findings: [], problems: [], pending: true });
    waiting.shift()?.();
    expect(audits.look("a.pdf", pages, context).pending).toBe(true);
    idle();
    expect(done()).toBe(1);
    const { findings, pending } = audits.look("a.pdf", pages, context);
    expect(pending).toBe(false);
    expect(findings).toMatchObject([{ page: 1, part: "text", severity: "block" }]);
    expect(long.slice(findings[0]?.start, findings[0]?.end)).toBe("INTERNAL USE ONLY");
  });

  it("is judged anew for other readers; until then what is known stays", () => {
    const { audits, idle } = setUp();
    const pages = ["internal use only"];
    audits.look("a.pdf", pages, context);
    idle();
    const inside = { ...context, to: [`bo@${EXAMPLE_ORG.ownDomains[0]}`] };
    expect(audits.look("a.pdf", pages, inside)).toMatchObject({ findings: [{ page: 0 }], pending: true });
    idle();
    expect(audits.look("a.pdf", pages, inside)).toMatchObject({ findings: [], pending: false });
  });

  it("names the same words in a file a few times at most", () => {
    const { audits, idle } = setUp();
    const pages = Array.from({ length: 40 }, () => "internal use only");
    audits.look("a.pdf", pages, context);
    idle();
    expect(audits.look("a.pdf", pages, context).findings.map(({ page }) => page)).toEqual([0, 1, 2]);
  });

  it("stops when it is no longer wanted", () => {
    const { audits, waiting } = setUp();
    audits.look("a.pdf", ["one"], context);
    audits.dispose();
    expect(waiting).toEqual([]);
  });
});

it("slices cover the text, end with sentences where they can, and are never long", () => {
  const text = `${"One sentence that is not long at all. ".repeat(200)}${"x".repeat(9000)}`;
  const slices = toSlices([text, "", "short"]);
  expect(
    slices
      .filter(({ page }) => page === 0)
      .map(({ text }) => text)
      .join(""),
  ).toBe(text);
  expect(Math.max(...slices.map(({ text }) => text.length))).toBeLessThanOrEqual(2500);
  expect(slices[0]?.text.trimEnd().endsWith(".")).toBe(true);
  expect(slices.at(-1)).toEqual({ page: 2, start: 0, text: "short" });
});

it("a letter's report takes in what is found in its files", () => {
  const given = draft({ attachments: [{ name: "a.pdf", text: ["x", "y"], pages: 2 }, { name: "b.pdf" }] });
  expect(withoutFileText(given).attachments).toEqual([{ name: "a.pdf", text: ["", ""], pages: 2 }, { name: "b.pdf" }]);
  const auditor = createAuditor(policy, EXAMPLE_ORG);
  const [finding] = auditor.audit(
    draft({ ...context, attachments: [{ name: "a.pdf", text: ["internal use only"] }] }),
  ).findings;
  if (!finding) throw new Error("nothing found");
  const looked = lookInFiles(given, () => ({ findings: [finding], problems: [], pending: true }));
  expect(looked.pending).toEqual(["a.pdf"]);
  const report = auditor.audit(withoutFileText(given));
  expect(report.decision).toBe("send");
  expect(withFiles(report, looked, "hold")).toMatchObject({ decision: "block", findings: [{ index: 0 }] });
  const failed = { findings: [], problems: [{ ruleId: "only-rule", code: "rule-failed" }], pending: [] };
  expect(withFiles(report, failed, "hold").decision).toBe("review");
  expect(withFiles(report, failed, "warn").decision).toBe("warn");
});
