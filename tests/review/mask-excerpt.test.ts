import { expect, test } from "vitest";
import { maskExcerpt } from "../../src/review/mask-excerpt.ts";

test.each([
  ["ask someone else", "ask someone else"],
  ["Call 0571-88 or write to dana@customer.example.", "Call ████-██ or write to █████████████████████."],
  ["see https://portal.example/a?b=1 today", `see ${"█".repeat(28)} today`],
  ["报价１２元", "报价██元"],
  [`  ${"a".repeat(400)}`, "a".repeat(300)],
])("%s", (text, masked) => {
  expect(maskExcerpt(text)).toBe(masked);
  expect(maskExcerpt(masked)).toBe(masked);
});
