import { Converter } from "opencc-js/cn2t";
import { Converter as Back } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { leaning, toTraditional } from "../../../src/engine/text/to-traditional.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";

/** Without slots, and without 回覆 and 回復 apart: the library writes 請回復 but 回覆. */
const comparable = (text: string): string => text.replace(/\{[^}]*\}/g, "").replaceAll("覆", "復");

test("everything the bundled policy suggests is written as the kept library writes it", () => {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("the bundled policy does not parse");
  const write = Converter({ from: "cn", to: "tw" });
  const other = parsed.policy.rules
    .flatMap(({ suggestions }) => suggestions)
    .filter(({ lang }) => lang === "zh")
    .map(({ text }) => text)
    .filter((text) => comparable(toTraditional(text)) !== comparable(write(text)));
  expect(other).toEqual([]);
});

test.each([
  ["干净的面粉", "乾淨的麵粉"],
  ["我们尽快回复您。", "我們儘快回覆您。"],
  ["{原因}解决后联系您", "{原因}解決後聯繫您"],
  ["Pump 2 leaks.", "Pump 2 leaks."],
])("%s is %s", (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});

test("which script a text leans to", () => {
  const simplify = Back({ from: "t", to: "cn" });
  const letter = "您好，這不是我們負責的範圍，請與貴公司聯繫。";
  expect(leaning(letter)).toBeGreaterThan(0);
  expect(leaning(simplify(letter))).toBeLessThan(0);
  expect(leaning("Hello")).toBe(0);
});
