import { describe, expect, test } from "vitest";
import type { FileState } from "../../../src/model/file-state.ts";
import type { AuditReport, Finding } from "../../../src/model/report.ts";
import { createTranslator, toGateView, toPanelView } from "../../../src/ui/index.ts";
import { toFileLine, toFilePlace, toFileTotal } from "../../../src/ui/view-models/files.ts";

const t = createTranslator("en");
const zh = createTranslator("zh-CN");
const read: FileState = { id: "1", name: "quote.pdf", kind: "read", pages: 3, unit: "page" };
const busy: FileState = { id: "2", name: "scan.pdf", kind: "reading", done: 1, total: 4, unit: "page" };
const locked: FileState = { id: "3", name: "old.doc", kind: "unread", reason: "encrypted", again: false };
const facts = (files: FileState[]) => ({ channel: "fax" as const, recipients: [], files });
const report = (decision: AuditReport["decision"], unchecked: string[] = []): AuditReport => {
  return { decision, findings: [], problems: [], unchecked, policy: { id: "p", version: "1.0.0" } };
};
const panel = (files: FileState[], unchecked: string[] = []) =>
  toPanelView(
    {
      state: { kind: "checked", report: report("send", unchecked) },
      facts: facts(files),
      ui: { folded: false, mutedIds: [], reportedIds: [], place: { x: 0, y: 0, maxHeightPx: 400 }, moved: false },
      now: new Date(0),
    },
    t,
  );
const gate = (decision: AuditReport["decision"], files: FileState[], numbers: string[] = []) =>
  toGateView(
    {
      state: { kind: "checked", report: report(decision) },
      facts: { ...facts(files), numbersToRetype: numbers.map((number) => ({ number, masked: "+34 •••33" })) },
      rights: { overrule: "never", reviewers: [], askReview: false },
      ui: {},
      now: new Date(0),
    },
    t,
  );

describe("a line for each file", () => {
  test("says how far it was read, and what can be done", () => {
    expect(toFileLine(read, t).detail).toBe("Read, 3 pages");
    expect(toFileLine(busy, t)).toMatchObject({ detail: "Reading page 2 of 4", action: { kind: "stop-file" } });
    expect(toFileLine(locked, t)).toMatchObject({ detail: "Not read: it opens only with a password" });
    expect(toFileLine(locked, zh).detail).toBe("未读取：需要密码才能打开");
    expect(toFileLine({ ...locked, reason: "stopped", again: true }, t).action?.kind).toBe("read-file");
    expect(toFileLine({ ...locked, reason: "too-large", pages: 9 }, t).detail).toBe(
      "Read in part; the rest was not: it is too large",
    );
  });

  test("files and pages are counted; pages only when all are known", () => {
    expect(toFileTotal(facts([read, { ...read, id: "4", pages: 1 }]), t)).toBe("2 files, 4 pages");
    expect(toFileTotal(facts([read, locked]), t)).toBe("2 files");
    expect(toFileTotal(facts([]), t)).toBeUndefined();
  });
});

describe("panel", () => {
  test("is quiet about files that were read", () => {
    expect(panel([read])).toMatchObject({ state: "clean", files: [], notes: [] });
  });
  test("says that files are being read before it says that nothing was found", () => {
    const view = panel([busy], ["file:scan.pdf"]);
    expect(view).toMatchObject({ state: "reading", headline: "Reading the attached files…", notes: [] });
    expect(view.badge.kind).toBe("checking");
    expect(view.announcement).not.toContain("page 2");
  });
  test("says what was not read, once, and promises nothing", () => {
    const view = panel([locked], ["file:old.doc"]);
    expect(view).toMatchObject({ state: "partly", notes: [] });
    expect(view.announcement).toContain("old.doc: Not read: it opens only with a password");
  });
});

describe("gate", () => {
  test("waits for files, asks for numbers, and tells why an unread file holds", () => {
    expect(gate("send", [busy])).toMatchObject({ state: "checking", canSend: false });
    expect(gate("send", [read], ["+34915550133"])).toMatchObject({
      state: "held",
      canSend: false,
      retype: { numbers: [{ number: "+34915550133" }] },
    });
    expect(gate("review", [locked]).detail).toBe("An attached file could not be read, so the letter waits here.");
    expect(gate("send", [read])).toMatchObject({ state: "ready", canSend: true, filesTotal: "1 file, 3 pages" });
  });
});

test("a number to type once more can't be copied from the list of who gets the fax", () => {
  const number = "+34915550133";
  const view = toGateView(
    {
      state: { kind: "checked", report: report("send") },
      facts: {
        ...facts([]),
        recipients: [{ field: "to", address: number, audience: "unknown" }],
        numbersToRetype: [{ number, masked: "+34 •••33" }],
      },
      rights: { overrule: "never", reviewers: [], askReview: false },
      ui: {},
      now: new Date(0),
    },
    t,
  );
  expect(view.recipients.map(({ who }) => who)).toEqual(["+34 •••33"]);
});

test("a finding in a file says in which, and on which page", () => {
  const finding = { field: "attachments", index: 0, part: "text", page: 1 } as Finding;
  expect(toFilePlace(finding, facts([read]), t)).toBe("quote.pdf, page 2");
  expect(toFilePlace(finding, facts([read]), zh)).toBe("quote.pdf，第 2 页");
  expect(toFilePlace(finding, facts([{ ...read, unit: "sheet" }]), t)).toBe("quote.pdf, sheet 2");
  expect(toFilePlace({ ...finding, page: 0 }, facts([{ ...read, pages: 1 }]), t)).toBe("quote.pdf");
  expect(toFilePlace({ ...finding, part: undefined }, facts([read]), t)).toBeUndefined();
});
