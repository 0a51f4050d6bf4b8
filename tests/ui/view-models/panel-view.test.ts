import { describe, expect, test } from "vitest";
import type { Finding, Suggestion } from "../../../src/model/report.ts";
import { createTranslator, orderFindings, toNextPanelUi, toPanelView } from "../../../src/ui/index.ts";
import { letters, reportOf } from "../gallery/letters.ts";
import { toPanelInput } from "../gallery/states.ts";

const t = createTranslator("en");
const zh = createTranslator("zh-CN");
const show = (name: Parameters<typeof toPanelInput>[0]) => toPanelView(toPanelInput(name, "en"), t);

describe("headline", () => {
  test.each([
    ["findings", "4 to look at"],
    ["hints", "1 hint"],
    ["clean", "Nothing to change"],
    ["language", "Nothing found in what was checked"],
    ["checking", "Reading your letter…"],
    ["cannot-check", "This letter can’t be checked"],
    ["not-watched", "Private account, not watched"],
  ] as const)("%s says “%s”", (name, headline) => {
    expect(show(name).headline).toBe(headline);
  });

  test("is written in Chinese too", () => {
    expect(toPanelView(toPanelInput("findings", "zh-CN"), zh).headline).toBe("4 处请留意");
    expect(toPanelView(toPanelInput("waiting", "zh-CN"), zh).headline).toBe("14:02 起等待陈浩答复");
  });
});

describe("cards", () => {
  test("a hint before what must change is not the one that opens", () => {
    const input = toPanelInput("findings", "en");
    if (input.state.kind !== "checked") throw new Error("expected a checked letter");
    const [first, ...others] = input.state.report.findings;
    if (!first) throw new Error("expected findings");
    const report = { ...input.state.report, findings: [{ ...first, severity: "info" as const }, ...others] };
    const { cards } = toPanelView({ ...input, state: { ...input.state, report } }, t);
    expect(cards.find(({ open }) => open)?.severity).not.toBe("info");
    expect(cards[0]?.severity).toBe("info");
  });

  test("stand in reading order, the first one open", () => {
    const view = show("findings");
    expect(view.cards.map((card) => [card.severity, card.open])).toEqual([
      ["block", true],
      ["warn", false],
      ["review", false],
      ["info", false],
    ]);
    expect(view.counts.map((count) => count.label)).toEqual([
      "1 must change",
      "1 for a second look",
      "1 to check",
      "1 hint",
    ]);
  });

  test("wording is the letter's language's own; another language's only where there is no other", () => {
    const input = toPanelInput("findings", "en");
    if (input.state.kind !== "checked") throw new Error("not a checked letter");
    const { report } = input.state;
    const chinese: Suggestion = { text: "我来处理。", lang: "zh", kind: "instruction", slots: [] };
    const withChinese = (onlyThat: boolean) => {
      const findings = report.findings.map((finding) => ({
        ...finding,
        suggestions: onlyThat ? [chinese] : [...finding.suggestions, chinese],
      }));
      return toPanelView({ ...input, state: { kind: "checked", report: { ...report, findings } } }, t).cards[0];
    };
    expect(withChinese(false)?.fixes).toHaveLength(2);
    expect(withChinese(false)?.advice).toEqual([]);
    expect(withChinese(true)?.advice).toEqual([{ text: "我来处理。", lang: "zh-CN" }]);
  });

  test("only hints can be muted, and a muted one is said to be", () => {
    expect(show("findings").cards.map((card) => card.canMute)).toEqual([false, false, false, true]);
    const muted = show("muted");
    expect(muted.cards).toEqual([]);
    expect(muted.muted).toBe("1 hint muted for this letter");
    const input = toPanelInput("findings", "en");
    const all = orderFindings(letters.en.findings).map(({ id }) => id);
    expect(toPanelView({ ...input, ui: { ...input.ui, mutedIds: all } }, t).cards).toHaveLength(3);
  });

  test("show how the passage will read, without a cut word", () => {
    const [first, , , last] = show("findings").cards;
    expect(first?.fixes[0]?.preview).toMatchObject({
      before: "Thank you for your message. ",
      removed: "That is not my department, please call someone else.",
      after: "",
    });
    expect(last?.fixes[0]?.preview?.before).toBe("… for the kit is 1,240 EUR. ");
  });

  test("slots are named in the interface's language", () => {
    const [first] = toPanelView(toPanelInput("findings", "zh-CN"), zh).cards;
    expect(first?.fixes[1]?.text).toBe("我马上转给姓名，日期前给您答复。");
    expect(first?.source).toBe("中联手册 1.6.2");
  });
});

describe("truth", () => {
  test("a letter that was not wholly checked never gets the tick", () => {
    const view = show("language");
    expect(view.badge.kind).toBe("partly");
    expect(view.notes.map((note) => note.text)).toEqual([
      "Your letter is in German: only recipients, numbers and files checked.",
    ]);
    expect(show("clean").badge.kind).toBe("protected");
  });

  test("says what was not read and what could not tell", () => {
    expect(show("partly").notes.map((note) => note.text)).toEqual([
      "Not read: drawing-4711.dwg",
      "Not covered on this page: scheduled sending",
      "1 rule couldn’t tell.",
    ]);
  });

  test("says whether Send is held while nothing can be checked", () => {
    expect(show("cannot-check").detail).toContain("Nothing is sent");
    expect(toPanelView(toPanelInput("cannot-check-folded", "en"), t).detail).toContain("nothing has been checked");
  });

  test("nothing is announced while the letter is being read", () => {
    expect(show("checking").announcement).toBe("");
    expect(show("findings").announcement).toBe("1 must change, 1 for a second look, 1 to check, 1 hint");
  });
});

describe("ids", () => {
  const same: Finding = { ...(letters.en.findings[3] as Finding), start: 10, end: 14 };

  test("stay when the letter changes elsewhere, and tell equal words apart", () => {
    const before = orderFindings([same, { ...same, start: 90, end: 94 }]).map(({ id }) => id);
    const after = orderFindings([
      { ...same, start: 95, end: 99 },
      { ...same, start: 15, end: 19 },
    ]).map(({ id }) => id);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  test("recipients and subject come before the letter, attachments after", () => {
    const fields = ["attachments", "body", "subject", "to"] as const;
    const sorted = orderFindings(fields.map((field) => ({ ...same, field })));
    expect(sorted.map(({ finding }) => finding.field)).toEqual(["to", "subject", "body", "attachments"]);
  });
});

describe("what an action does to the panel", () => {
  const order = ["a", "b", "c"];
  const { ui } = toPanelInput("findings", "en");

  test.each([
    [undefined, "next-finding", "b"],
    ["b", "next-finding", "c"],
    ["c", "next-finding", "c"],
    ["a", "previous-finding", "a"],
    ["c", "previous-finding", "b"],
  ] as const)("from %s, %s opens %s", (openId, kind, expected) => {
    expect(toNextPanelUi({ ...ui, openId }, { kind }, order).openId).toBe(expected);
  });

  test.each([
    ["a", "b"],
    ["c", "b"],
  ])("applying %s opens %s", (findingId, expected) => {
    const next = toNextPanelUi(ui, { kind: "apply", findingId, suggestionIndex: 0, slots: {} }, order);
    expect(next.openId).toBe(expected);
    expect(toPanelView({ ...toPanelInput("findings", "en"), ui: next }, t).cards[0]?.open).toBe(true);
  });

  test("it remembers where it was put until it is put back", () => {
    const moved = toNextPanelUi(ui, { kind: "move", x: 5, y: 6 }, order);
    expect(moved).toMatchObject({ moved: true, place: { x: 5, y: 6 } });
    expect(toNextPanelUi(moved, { kind: "dock" }, order).moved).toBe(false);
  });
});

test("a report without findings or gaps is clean", () => {
  const input = { ...toPanelInput("clean", "en"), state: { kind: "checked", report: reportOf([]) } as const };
  expect(toPanelView(input, t)).toMatchObject({ state: "clean", cards: [], notes: [] });
});

test("rules past their date are told at each letter, the clean one too, and not only in English", () => {
  const input = toPanelInput("clean", "en");
  const expiredAt = new Date(input.now.getTime() - 3 * 86_400_000);
  const view = toPanelView({ ...input, expiredAt }, t);
  const [note] = view.notes;
  expect(note).toEqual({ id: "age", text: expect.stringMatching(/^Checked by rules that were good until .+\.$/) });
  expect([view.state, view.badge.kind]).toEqual(["partly", "partly"]);
  expect(view.announcement).toContain(note?.text);
  expect(toPanelView({ ...toPanelInput("clean", "zh-CN"), expiredAt }, zh).notes[0]?.text).toMatch(
    /^检查所用的规则已过期/,
  );
});
