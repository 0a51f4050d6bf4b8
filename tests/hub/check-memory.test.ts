import { expect, test } from "vitest";
import { checkDraft } from "../../src/hub/policies/check.ts";
import { createCheckMemory } from "../../src/hub/policies/check-memory.ts";
import { draftContentSchema } from "../../src/model/exchange/policy-work.ts";
import { policySource } from "../support/hub/policies.ts";

const ruleOf = (id: string, phrase: string, given: object = {}) => ({ ...policySource(phrase).rules[0], id, ...given });
const contentOf = (rules: object[]) => draftContentSchema.parse({ policy: policySource("", { rules }) });
/** What a check says but for the time it took. */
const said = (content: ReturnType<typeof contentOf>, memory?: ReturnType<typeof createCheckMemory>) => {
  const { speed: _speed, ...rest } = checkDraft(content, memory);
  return rest;
};

const many = Array.from({ length: 60 }, (_, at) => ruleOf(`rule-${at}`, `forbidden turn of phrase ${at} here`));
const variants: [what: string, rules: object[]][] = [
  ["the same", many],
  ["a rule more", [...many, ruleOf("more", "ask someone else")]],
  ["a rule less", many.slice(1)],
  ["another phrase", [ruleOf("rule-0", "ask someone else"), ...many.slice(1)]],
  ["milder", [{ ...many[0], severity: "info" }, ...many.slice(1)]],
  ["an example that fails", [{ ...many[0], hits: ["Nothing of the kind."] }, ...many.slice(1)]],
  // The longer phrase takes the place of another rule's.
  ["at odds", [...many, ruleOf("longer", "well forbidden turn of phrase 7 here", { severity: "block" })]],
];

test.each(variants)("what is remembered changes nothing of what a check says: %s", (_, rules) => {
  const memory = createCheckMemory();
  said(contentOf(many), memory);
  expect(said(contentOf(rules), memory)).toEqual(said(contentOf(rules)));
});

test("an unsound policy is remembered by nothing", () => {
  const memory = createCheckMemory();
  const broken = contentOf([ruleOf("rule-0", "ask someone else", { hits: ["Nothing of the kind."] })]);
  expect([said(broken, memory).sound, said(broken, memory).sound]).toEqual([false, false]);
});
