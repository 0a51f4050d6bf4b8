import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const SENTENCES = [
  "That isn't my responsibility, please ask someone else about the invoice.",
  "This is company policy and there is nothing I can do.",
  "Sorry. But I don't know!",
  "We guarantee the part will arrive on Friday.",
  "Why did you get it wrong again?",
  "Not my job, Mr Banda.",
  "Please make sure the machine is parked on level ground.",
  "I told you. How many times?",
  "The spare part price is 1,240 USD.",
  "Our team will not be going to check it.",
  "不可能！这事不归我管，您自己想办法吧。",
  "对不起，我不知道。公司规定就是这样。",
  "s h * t",
  "Thank you for your help.",
];
const KEYS = [" ", ".", "!", "?", ",", "\n", "\n\n", "n", "not ", "I ", "不", "。", "*", "“", "1", "don't know"];

/** A letter, and what is typed into it or taken out of it, key by key. */
const typing = fc.record({
  paragraphs: fc.array(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  }),
  edits: fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(3), key: fc.constantFrom(...KEYS) }),
    { minLength: 1, maxLength: 8 },
  ),
});

describe("a letter while it is typed", () => {
  test("is judged after each key as if it had been read from its beginning", () => {
    const remembering = bundledAuditor(EXAMPLE_ORG, { remember: true, everyFinding: true });
    const forgetting = bundledAuditor(EXAMPLE_ORG, { remember: false, everyFinding: true });
    const keeping = bundledAuditor(EXAMPLE_ORG, { remember: true });
    const anew = bundledAuditor(EXAMPLE_ORG, { remember: false });
    fc.assert(
      fc.property(typing, ({ paragraphs, edits }) => {
        let body = paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
        for (const { at, cut, key } of edits) {
          const place = Math.floor(at * body.length);
          body = body.slice(0, place) + key + body.slice(place + cut);
          const letter = draft({ body });
          expect(remembering.audit(letter)).toEqual(forgetting.audit(letter));
          expect(keeping.audit(letter)).toEqual(anew.audit(letter));
        }
      }),
      { numRuns: 60 },
    );
  });
});
