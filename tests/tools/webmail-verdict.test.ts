import { expect, test } from "vitest";
import { isSameLetter } from "../support/webmail/arrived.ts";
import { chooseBrowsers, holds, type Line, passes, WEBMAIL_WAYS } from "../support/webmail/verdict.ts";

const GOOD: Line = {
  browser: "chromium",
  mode: "html",
  heldBy: [...WEBMAIL_WAYS],
  arrivedWhileHeld: 0,
  released: 1,
  arrived: 1,
  untouched: true,
  undone: true,
  onlyReplaced: true,
  equal: true,
  heldForFile: true,
  fileArrived: true,
  composed: "这事不归我管。",
  markedWhileComposing: ["not my job"],
  marked: ["not my job", "这事不归我管"],
  covered: 0,
};

test("a walk that shows all of it passes", () => {
  expect(passes(GOOD)).toBe(true);
  expect(passes({ ...GOOD, browser: "firefox" })).toBe(true);
});

test.each<[what: string, change: Partial<Extract<Line, { heldBy: unknown }>>]>([
  ["one way to send was not held", { heldBy: WEBMAIL_WAYS.slice(1) }],
  ["a held letter arrived", { arrivedWhileHeld: 1 }],
  ["the webmail was asked to send twice", { released: 2 }],
  ["two letters arrived", { arrived: 2 }],
  ["the editor holds something else", { untouched: false }],
  ["undo gave something else back", { undone: false }],
  ["a fix changed more than its words", { onlyReplaced: false }],
  ["another letter arrived", { equal: false }],
  ["a marked file was let through", { heldForFile: false }],
  ["the file did not arrive", { fileArrived: false }],
  ["nothing was composed", { composed: "" }],
  ["nothing was marked", { marked: [] }],
  ["a composition was judged", { markedWhileComposing: ["not my job", "这事"] }],
  ["the panel covered a line", { covered: 1 }],
])("a walk does not pass when %s", (_what, change) => {
  expect(passes({ ...GOOD, ...change })).toBe(false);
});

test("a run without a line does not hold, nor one with a walk that broke off", () => {
  expect(holds([])).toBe(false);
  expect(holds([GOOD])).toBe(true);
  expect(holds([GOOD, { browser: "firefox", mode: "html", error: "waited in vain" }])).toBe(false);
});

test("browsers are chosen by name, both without one; another name is refused with those there are", () => {
  expect(chooseBrowsers([])).toEqual(["chromium", "firefox"]);
  expect(chooseBrowsers(["firefox"])).toEqual(["firefox"]);
  expect(() => chooseBrowsers(["chrome"])).toThrow("Unknown browser: chrome. There are chromium and firefox");
});

const HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /></head>';
const toMail = (type: string, body: string) =>
  Buffer.from(`Content-Type: text/${type}; charset=UTF-8\r\n\r\n${body.replace(/\n/g, "\r\n")}`);
const toHtmlMail = (body: string) => toMail("html", `${HEAD}<body style='font-size: 10pt'>\n${body}\n</body></html>\n`);

test("an HTML letter is the same only when nothing stands around it but the webmail's envelope", async () => {
  const written = '<p>Hello Dana</p>\n<div id="_rc_sig"></div>';
  expect(await isSameLetter(toHtmlMail("<p>Hello Dana</p>\n"), written, "html")).toBe(true);
  expect(await isSameLetter(toHtmlMail("<p>Hello Dana</p>\n<p>and more</p>"), written, "html")).toBe(false);
  expect(await isSameLetter(toHtmlMail("<i></i><p>Hello Dana</p>\n"), written, "html")).toBe(false);
  expect(await isSameLetter(toMail("html", "<p>Hello Dana</p>\n"), written, "html")).toBe(false);
});

test("a plain letter is the same when its text is, but for the last line's end", async () => {
  expect(await isSameLetter(toMail("plain", "Hello Dana\n\nRegards\n"), "Hello Dana\n\nRegards", "plain")).toBe(true);
  expect(await isSameLetter(toMail("plain", "Hello Dana\n\nRegards.\n"), "Hello Dana\n\nRegards", "plain")).toBe(false);
});
