import { describe, expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { LANGUAGES, type Language } from "../../src/model/categories.ts";
import { fillSlots } from "../../src/model/slots.ts";
import { type Template, templateSlots } from "../../src/model/templates.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../src/policy/example-draft.ts";
import { SAMPLE_VALUES } from "../../src/policy/sample-values.ts";
import { compiledBundle } from "../support/policies.ts";

const { policy } = compiledBundle();
const auditor = createCompiledAuditor(compiledBundle(), EXAMPLE_ORG);
const READERS = ["customer", "key-account", "dealer", "unknown", "inside"] as const;

function filled(template: Template, lang: Language): string {
  const values = templateSlots(template).map(({ name, type }) => [name, SAMPLE_VALUES[lang][type]]);
  return fillSlots(template.text[lang], Object.fromEntries(values));
}

/** The letter that a writer makes of a wording: greeted, thanked and signed. */
function inLetter(text: string, lang: Language): string {
  const stop = /[\p{L}\p{N}]$/u.test(text) ? { en: ".", zh: "。" }[lang] : "";
  return {
    en: `Dear Mr Banda,\n\n${text}${stop}\n\nThank you.\n\nBest regards,\nLi Wei`,
    zh: `班达先生，您好：\n\n${text}${stop}\n\n谢谢。\n\n此致\n敬礼\n李伟`,
  }[lang];
}

describe.each(READERS)("every wording, filled, in a letter to a reader who is %s", (audience) => {
  test.each(LANGUAGES)("stops nowhere in %s, but where a supervisor sees it on purpose", (lang) => {
    const stopped = policy.templates.flatMap((template) => {
      const letter = { audience, body: inLetter(filled(template, lang), lang) };
      // Whom a letter goes to, and in which language, is not the wording's.
      return auditor
        .audit(toExampleDraft(letter))
        .findings.filter(({ severity, field }) => severity !== "info" && field === "body")
        .filter(({ ruleId, category }) => !template.heldBy.includes(ruleId) && category !== "language")
        .map(({ ruleId, excerpt }) => `${template.id}: ${ruleId} “${excerpt}”`);
    });
    expect(stopped).toEqual([]);
  });
});

test("a reason is always the writer's own: no wording holds one, and no letter fills it", () => {
  const reasons = policy.templates.flatMap((template) =>
    templateSlots(template).filter(({ type }) => type === "reason"),
  );
  expect(reasons.length).toBeGreaterThan(10);
  // A letter that moves or refuses something has to ask for the reason.
  const moving = policy.templates.filter(
    ({ kind, text }) => kind === "letter" && /because of|cannot (?:be granted|arrive)/.test(text.en),
  );
  expect(moving.length).toBeGreaterThan(3);
  for (const template of moving) {
    expect(
      templateSlots(template).some(({ type }) => type === "reason"),
      template.id,
    ).toBe(true);
  }
});
