import { describe, expect, test } from "vitest";
import { reviewsTexts } from "../../src/console/i18n/reviews.ts";
import { languageOf, toChanges } from "../../src/console/reviews/changes.ts";
import { toDue } from "../../src/console/reviews/due.ts";
import { stepFrom } from "../../src/console/reviews/finding-list.tsx";
import { readKept, writeKept } from "../../src/console/reviews/kept-drafts.ts";
import { isOutside } from "../../src/console/reviews/letter-head.tsx";
import { type Piece, toPieces } from "../../src/console/reviews/pieces.ts";
import { toShownFindings, toSource } from "../../src/console/reviews/shown-findings.ts";
import { MASK } from "../../src/model/exchange/review.ts";
import { createTranslatorOf } from "../../src/ui/i18n/translator.ts";
import { letterOf } from "../support/hub/letters.ts";

const en = createTranslatorOf<typeof reviewsTexts.en>(reviewsTexts.en, "en");
const zh = createTranslatorOf<typeof reviewsTexts.en>(reviewsTexts["zh-CN"], "zh-CN");

describe("toPieces", () => {
  const place = (number: number, severity: "info" | "warn" | "review" | "block", start: number, end: number) => {
    return { number, severity, start, end };
  };
  const textOf = (pieces: Piece[]) =>
    pieces.map((piece) => (piece.kind === "text" ? piece.text : MASK.repeat(piece.length))).join("");

  test("together the pieces are the text; the strictest finding over a stretch marks it", () => {
    const text = `abcdef${MASK.repeat(3)}ghi`;
    const pieces = toPieces(text, [place(1, "warn", 1, 4), place(2, "block", 3, 8)]);
    expect(textOf(pieces)).toBe(text);
    expect(pieces).toEqual([
      { kind: "text", start: 0, text: "a", numbers: [] },
      { kind: "text", start: 1, text: "bc", numbers: [1], severity: "warn" },
      { kind: "text", start: 3, text: "d", numbers: [1, 2], severity: "block" },
      { kind: "text", start: 4, text: "ef", numbers: [2], severity: "block" },
      { kind: "masked", start: 6, length: 2 },
      { kind: "masked", start: 8, length: 1 },
      { kind: "text", start: 9, text: "ghi", numbers: [] },
    ]);
  });

  test.each([
    ["nothing", "", []],
    ["a place beyond the end", "abc", [place(1, "info", 2, 99)]],
    ["an empty place", "abc", [place(1, "info", 1, 1)]],
    ["a mask alone", MASK, []],
  ])("%s", (_, text, places) => {
    expect(textOf(toPieces(text, places))).toBe(text);
  });
});

describe("toDue", () => {
  const now = new Date("2026-03-02T10:00:00Z");
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  test.each([
    [125, "calm", "2 hr, 5 min left", "剩余 2小时5分钟"],
    [29, "soon", "29 min left", "剩余 29分钟"],
    [0, "over", "0 min overdue", "已超时 0分钟"],
    [-90, "over", "1 hr, 30 min overdue", "已超时 1小时30分钟"],
    [60 * 49, "calm", "2 days, 1 hr left", "剩余 2天1小时"],
  ])("%i minutes", (minutes, tone, english, chinese) => {
    expect(toDue(at(minutes), now, en).tone).toBe(tone);
    // Which signs join the parts is the language's own, and differs between versions of its data.
    expect(toDue(at(minutes), now, en).text.replaceAll(",", "")).toBe(english.replaceAll(",", ""));
    expect(toDue(at(minutes), now, zh).text).toBe(chinese);
  });
});

describe("toChanges", () => {
  test("words that came and went; together they are both texts", () => {
    const before = "We will come on Friday.";
    const after = "We hope to come soon.";
    const changes = toChanges(before, after, "en");
    const without = (kind: string) => changes.filter((one) => one.kind !== kind).map(({ text }) => text);
    expect(without("added").join("")).toBe(before);
    expect(without("removed").join("")).toBe(after);
    expect(changes.filter(({ kind }) => kind === "added").length).toBeGreaterThan(0);
  });

  test("Chinese is compared by words, not as one long one", () => {
    const changes = toChanges("这事不归我管，请您找别人。", "这事由我来办，请您放心。", "zh");
    expect(changes.some(({ kind, text }) => kind === "same" && text.includes("请您"))).toBe(true);
  });

  test("the same text has no change", () => {
    expect(toChanges("a", "a", "en")).toEqual([{ kind: "same", text: "a" }]);
    expect(toChanges("", "", "en")).toEqual([]);
  });

  test.each([
    ["Dear Ms Lee", "en"],
    ["李女士：您好。EUR 4,180 的报价", "zh"],
    ["", "en"],
  ])("%s is %s", (text, language) => expect(languageOf(text)).toBe(language));
});

describe("findings beside the letter", () => {
  const draft = letterOf({ subject: "Free crane", body: "It is free.", to: ["a@x.example", "b@x.example"] });
  const finding = (field: "to" | "subject" | "body", start: number, end: number, more = {}) => {
    return { ruleId: "r", severity: "warn" as const, field, start, end, message: "m", clause: "ZL 1.6", ...more };
  };

  test("in the order in which the letter is read, with the words they point at", () => {
    const shown = toShownFindings(
      [finding("body", 6, 10), finding("subject", 0, 4), finding("to", 0, 11, { index: 1 })],
      draft,
      { ZL: "Crane handbook" },
    );
    expect(shown.map(({ number, words, source }) => [number, words, source])).toEqual([
      [1, "b@x.example", "Crane handbook 1.6"],
      [2, "Free", "Crane handbook 1.6"],
      [3, "free", "Crane handbook 1.6"],
    ]);
  });

  test("a handbook that is not known is named by its code", () => {
    expect(toSource("OWN 3", {})).toBe("OWN 3");
    expect(toSource("", {})).toBe("");
  });

  test.each([
    [undefined, 1, 3, 1],
    [undefined, -1, 3, 3],
    [3, 1, 3, 1],
    [1, -1, 3, 3],
    [undefined, 1, 0, undefined],
  ])("from %s by %i of %i: %s", (current, by, total, expected) => {
    expect(stepFrom(current, by, total)).toBe(expected);
  });

  test("outside is another domain than the sender's, and nobody's when there is none", () => {
    expect(isOutside("a@customer.example", { channel: "email", from: "k@works.example" })).toBe(true);
    expect(isOutside("a@works.example", { channel: "email", from: "k@works.example" })).toBe(false);
    expect(isOutside("+862150001234", { channel: "fax", from: "" })).toBe(false);
  });
});

describe("what was typed and not sent", () => {
  const storage = () => {
    const held = new Map<string, string>();
    return {
      held,
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    };
  };

  test("comes back for its letter alone, and leaves nothing behind once it is empty", () => {
    const tab = storage();
    writeKept(tab, "one", { body: "Dear", note: "", reason: "No." });
    expect(readKept(tab, "one")).toEqual({ body: "Dear", note: "", reason: "No." });
    expect(readKept(tab, "two")).toEqual({ note: "", reason: "" });
    writeKept(tab, "one", { note: " ", reason: "" });
    expect(tab.held.size).toBe(0);
  });

  test("what another version left there is not taken for words", () => {
    const tab = storage();
    tab.setItem("countersign-decision-one", '{"note":7}');
    expect(readKept(tab, "one")).toEqual({ note: "", reason: "" });
  });
});
