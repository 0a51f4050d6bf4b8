import { describe, expect, test } from "vitest";
import { createAutomatonBuilder } from "../../../src/engine/phrases/automaton.ts";
import { createLexicon } from "../../../src/engine/phrases/lexicon.ts";
import { createMatcher, FOUND } from "../../../src/engine/phrases/matcher.ts";
import { PhraseError, parsePhrase } from "../../../src/engine/phrases/syntax.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

/** The words of a text that a phrase finds, longest first. */
function found(phrase: string, text: string, inflections: Record<string, string> = {}): string[] {
  const lexicon = createLexicon(inflections, { tool: [["ladder"], ["torque", "wrench"]] });
  const builder = createAutomatonBuilder(lexicon, new Set());
  builder.add(parsePhrase(phrase), phrase, 0);
  const units = toUnits(text);
  const hits = createMatcher(builder.build(), lexicon)(units);
  return Array.from({ length: hits.length / FOUND }, (_, at) => {
    const [, from = 0, to = 0] = hits.slice(at * FOUND, (at + 1) * FOUND);
    return text.slice(units.starts[from], units.ends[to - 1]);
  }).sort((a, b) => b.length - a.length);
}

describe("phrases", () => {
  test.each([
    ["plain words", "not my job", "It is NOT my job.", "NOT my job"],
    ["be and its forms", "that be not my job", "That wasn't my job", "That wasn't my job"],
    ["I and we, my and our", "i do not handle", "We don't handle", "We don't handle"],
    ["one of", "(ask|find) someone else", "find someone else", "find someone else"],
    ["may be missing", "go [and] ask", "go ask", "go ask"],
    ["a class of one word", "no <tool>", "no ladder", "no ladder"],
    ["a class of several", "no <tool>", "no torque wrench", "no torque wrench"],
    ["a gap", "who did ... wiring", "who did all this strange wiring", "who did all this strange wiring"],
    ["filler is stepped over", "i do not care", "I really just don't care", "I really just don't care"],
    ["no more than two runs of it", "i do not care", "I really just do even not care", undefined],
    ["one filler is stepped over", "i do not care", "I really don't care", "I really don't care"],
    ["a comma where the phrase has one", "不关我事,你找别人", "不关我事，你找别人", "不关我事，你找别人"],
    ["no comma where it has none", "我不知道", "我，不知道", undefined],
    ["no phrase runs over a sentence", "my job", "my. Job", undefined],
    ["sentence edges", "^impossible$", "Impossible!", "Impossible"],
    ["sentence edges keep others quiet", "^impossible$", "It is impossible to read", undefined],
    ["an exact form", "=told you", "I tell you", undefined],
    ["particles in Chinese", "这事不归我管", "这个事真不归我们管", "这个事真不归我们管"],
  ])("%s", (_, phrase, text, expected) => {
    expect(found(phrase, text)[0]).toBe(expected);
  });

  test("inflections come from the compiled policy", () => {
    expect(found("i tell you", "I told you", { told: "tell", tells: "tell" })[0]).toBe("I told you");
  });

  test.each(["(a|b", "a]", "[a]", "<Bad>", "  ", "^$"])("%s is refused", (phrase) => {
    expect(() => found(phrase, "text")).toThrow(PhraseError);
  });

  test("an undefined class is named", () => {
    expect(() => found("no <gadget>", "text")).toThrow(/<gadget> is not defined/);
  });

  test("a held letter counts as one or two", () => {
    expect(found("no idea", "noooo ideaaa")[0]).toBe("noooo ideaaa");
  });
});
