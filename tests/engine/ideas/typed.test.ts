import fc from "fast-check";
import { expect, test } from "vitest";
import { createFinder, createJudges, loadModels } from "../../../src/engine/ideas/recognise.ts";
import { alike, changeFrom } from "../../../src/engine/text/change.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

const find = createFinder(createJudges(loadModels()));
const SENTENCES = [
  "That isn't my responsibility, please ask someone else about the invoice. ",
  "The rule comes from head office, so arguing with me is of no use. ",
  "Please make sure the machine is parked on level ground. ",
  "You'll have to work that one out on your own, I'm afraid! ",
  "总部发的文件就是这么写的，您跟我讲道理没意义。",
  "这事不归我管，您自己想办法吧。",
  "Thank you for your help. ",
];
const letter = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));

/** What is found in a text of which all was judged before that the change left as it was. */
function findTyped(earlier: string, text: string): ReturnType<typeof find> {
  const [units, was] = [toUnits(text), toUnits(earlier)];
  const notes = new Map<object, unknown>();
  find(earlier, was, notes);
  const change = changeFrom({ text: earlier, units: was, notes }, { text, units }, alike(earlier, text));
  return find(text, units, new Map(), change);
}

test("ideas in a text that was typed from another are those of the text itself", () => {
  fc.assert(
    fc.property(
      letter,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(30),
      fc.constantFrom("", "x", ", ", ". ", "not ", "不", "\n", "! "),
      (earlier, where, cut, key) => {
        const at = Math.floor(where * earlier.length);
        const text = earlier.slice(0, at) + key + earlier.slice(at + cut);
        expect(findTyped(earlier, text)).toEqual(find(text, toUnits(text)));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("of two runs of clauses that say the same in as many words the first is marked, whichever was judged first", () => {
  const text = "do [not] :you people you [not] said";
  const found = find(text, toUnits(text));
  expect(found).toHaveLength(1);
  expect(findTyped(text.replace(":", ""), text)).toEqual(found);
});
