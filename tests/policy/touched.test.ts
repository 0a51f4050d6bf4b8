import { expect, test } from "vitest";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import type { Policy } from "../../src/model/policy.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { toExampleDraft } from "../../src/policy/example-draft.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { createTouch } from "../../src/policy/touched.ts";
import { policySource } from "../support/hub/policies.ts";

const ruleOf = (id: string, phrase: string, given: object = {}) => ({ ...policySource(phrase).rules[0], id, ...given });
function policyOf(rules: object[], more: object = {}): Policy {
  const parsed = parsePolicy(policySource("", { rules, ...more }));
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}
const suggesting = (text: string) => ({ suggestions: [{ lang: "en", text }] });
const first = ruleOf("first", "ask someone else", suggesting("I will ask for you."));
const second = ruleOf("second", "that is not my job", suggesting("Let me find the right person."));
const template = {
  id: "greeting",
  kind: "phrase",
  citation: { handbook: "W", clause: "W-1", title: { en: "Greeting", zh: "问候" } },
  title: { en: "Greeting", zh: "问候" },
  text: { en: "We are glad to help.", zh: "我们很乐意帮忙。" },
};
const more = { handbooks: { W: { en: "Works", zh: "工厂" } }, templates: [template] };
const before = policyOf([first, second], more);
const compiled = compilePolicy(before);
const touched = (policy: Policy, body: string) =>
  createTouch(compilePolicy(policy), compiled)(toExampleDraft({ body }));

test("a text is touched by a rule that came, changed or went and finds something in it, and by no other", () => {
  const third = ruleOf("third", "the turquoise crane");
  const came = policyOf([first, second, third], more);
  expect(touched(came, "Look at the turquoise crane.")).toBe(true);
  expect(touched(came, "Please ask someone else.")).toBe(false);
  const milder = policyOf([{ ...first, severity: "info" }, second], more);
  expect(touched(milder, "Please ask someone else.")).toBe(true);
  expect(touched(milder, "Well, that is not my job.")).toBe(false);
  expect(touched(policyOf([second], more), "Please ask someone else.")).toBe(true);
});

test("a text is touched by words that are known otherwise now, masked ones too; an address is no masked word", () => {
  const came = policyOf([first, second, ruleOf("third", "purple monkeys")], more);
  expect(touched(came, "Purple it is.")).toBe(true);
  expect(touched(came, "A p*rple one.")).toBe(true);
  expect(touched(came, "Write to service@works.example.")).toBe(false);
});

test("what rules say of themselves touches nothing", () => {
  const retold = policyOf([{ ...first, title: { en: "Other", zh: "其他" } }, second], more);
  expect(touched(retold, "Please ask someone else.")).toBe(false);
});

test("wording that a changed rule forbids is found, though the rest is known to be sound", () => {
  const sound = checkPolicy(before);
  if (sound.kind === "unsound") throw new Error(JSON.stringify(sound.issues));
  const known = { ...sound.proof, compiled: sound.compiled };
  const strict = [first, second, ruleOf("third", "right person")];
  expect(checkPolicy(policyOf(strict, more), undefined, known)).toMatchObject({
    kind: "unsound",
    issues: [{ path: "rules[1].suggestions[0]" }],
  });
  const glad = [first, second, ruleOf("third", "glad to help")];
  const result = checkPolicy(policyOf(glad, more), undefined, known);
  expect(result).toMatchObject({ kind: "unsound", issues: [{ path: "templates[0].text.en" }] });
  expect(result).toEqual(checkPolicy(policyOf(glad, more)));
  expect(
    checkPolicy(policyOf([first, second, ruleOf("third", "the turquoise crane")], more), undefined, known).kind,
  ).toBe("sound");
});
