import { describe, expect, test } from "vitest";
import { suspicionAround } from "../../src/engine/ideas/opinion.ts";
import { hintBeside } from "../../src/engine/one-place.ts";
import { toUnits } from "../../src/engine/text/units.ts";
import type { Finding } from "../../src/model/report.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const severityOf = (rule: string, body: string): string | undefined =>
  bundledAuditor()
    .audit(draft({ body }))
    .findings.find(({ ruleId }) => ruleId === rule)?.severity;

describe("listed words in a sentence that means no harm", () => {
  test.each([
    ["hostile", "Each new bracket takes a hike of 4 mm on its left side."],
    ["gift-or-side-job", "Thank you for the two bottles of thread locker from the store."],
    ["gift-or-side-job", "昨天让你们久等的那批滤芯已到库，附单号。"],
  ])("are a hint by %s: %s", (rule, body) => {
    expect(severityOf(rule, body)).toBe("info");
  });

  test.each([
    ["hostile", "You can all take a hike.", "review"],
    ["gift-or-side-job", "Thank you for the two bottles of whisky, my family enjoyed them.", "review"],
    ["trifle", "这点小事没关系的。", "block"],
    ["dated-promise", "明天中午前一定送到，耽误不了您开工。", "warn"],
    // A time is measured against the table: what the sentence sounds like says nothing of that.
    ["dated-promise", "新传感器周三到货。", "warn"],
    ["not-my-job", "谁家的电缆谁家心疼，我们只管拧螺丝。", "block"],
  ])("and hold where it does: %s: %s", (rule, body, severity) => {
    expect(severityOf(rule, body)).toBe(severity);
  });
});

test("what may be wrong in many ways, and in none for certain, is a hint", () => {
  const said = "Let the switch rest, it has earned more peace than some of us.";
  const letter = `The switch of the second rack was restarted twice; its firmware is 4.2.\n\n${said}`;
  const found = bundledAuditor()
    .audit(draft({ body: letter }))
    .findings.filter(({ field, excerpt }) => field === "body" && said.includes(excerpt));
  expect(found.map(({ severity }) => severity)).toEqual(["info"]);
});

describe("the model asked about a place", () => {
  const chunk = (text: string) => ({
    text,
    units: toUnits(text),
    allowed: [],
    guards: new Map(),
    byDetector: new Map(),
    notes: new Map(),
  });
  const around = (text: string, words: string): number | undefined => {
    const { units, ...rest } = chunk(text);
    const from = units.starts.indexOf(text.indexOf(words));
    const to = units.ends.indexOf(text.indexOf(words) + words.length) + 1;
    return suspicionAround({ ...rest, units }, { from, to });
  };

  test("judges the sentence and not its neighbours", () => {
    const innocent = "The filter was changed on 4 May at 14:20.";
    const alone = around(innocent, "filter");
    expect(alone).toBeLessThan(0);
    expect(around(`Find yourself somebody else, I don't care. ${innocent}`, "filter")).toBe(alone);
    expect(around(`${innocent} Find yourself somebody else, I don't care.`, "somebody else")).toBeGreaterThan(2);
  });

  test("says nothing of what is too short or endless", () => {
    expect(around("Impossible.", "Impossible")).toBeUndefined();
    expect(around(`${"filter and ".repeat(400)}pump`, "pump")).toBeUndefined();
  });
});

describe("what a sentence seems to mean besides listed words in it", () => {
  const text = "You should have come earlier, said the boss. Nobody here wants that job.";
  const units = toUnits(text);
  const finding = (severity: Finding["severity"], ruleId: string): Finding => ({
    ruleId,
    category: "etiquette",
    severity,
    field: "body",
    start: 0,
    end: 1,
    excerpt: "Y",
    message: "",
    suggestions: [],
    citation: { handbook: "company", clause: ruleId, title: ruleId },
  });
  // biome-ignore lint/suspicious/noExplicitAny: what a finding is fitted by is not read but for the place.
  const at = (one: Finding, from: number, to: number): any => ({ finding: one, fit: { hit: { from, to } } });
  const seven = units.words.indexOf("boss");

  test("is a hint; in the next sentence it stays what it is", () => {
    const [listed, same, next] = [finding("block", "a"), finding("block", "b"), finding("warn", "c")];
    hintBeside([at(listed, 0, 3), at(same, 5, seven), at(next, seven + 1, seven + 4)], new Set([same, next]), units);
    expect([listed.severity, same.severity, next.severity]).toEqual(["block", "info", "warn"]);
  });

  test("is none beside a mere hint, and none where nobody may soften it", () => {
    const [hint, meant] = [finding("info", "a"), finding("warn", "b")];
    hintBeside([at(hint, 0, 3), at(meant, 1, 4)], new Set([meant]), units);
    expect(meant.severity).toBe("warn");
    const [listed, locked] = [finding("block", "a"), { ...finding("warn", "b"), locked: true as const }];
    hintBeside([at(listed, 0, 3), at(locked, 1, 4)], new Set([locked]), units);
    expect(locked.severity).toBe("warn");
  });
});
