import { expect, test } from "vitest";
import { fillSlots } from "../../src/compose/findings.ts";
import type { Suggestion } from "../../src/model/report.ts";

const wording = (text: string, name: string): Suggestion => ({
  text,
  lang: "zh",
  kind: "replace",
  slots: [{ name, type: "date" }],
});

test.each([
  ["We expect it by {date}.", "date", "3 May 2027", "We expect it by 3 May 2027."],
  ["预计{日期}前到货。", "日期", "2027年5月3日", "预计2027年5月3日前到货。"],
  ["最晚{退_换}", "退_换", "$&", "最晚$&"],
])("%s takes its value", (text, name, value, filled) => {
  expect(fillSlots(wording(text, name), { [name]: value })).toBe(filled);
});

test("nothing goes in while a slot is empty", () => {
  expect(fillSlots(wording("预计{日期}前到货。", "日期"), { 日期: " " })).toBeUndefined();
});
