import { expect, test } from "vitest";
import { ableLength, isAdverb, isMereHelper, saysCan, tenseLength } from "../../../src/engine/phrases/tenses.ts";

const at = (text: string, word: string): [string[], number] => {
  const words = text.split(" ");
  return [words, words.indexOf(word)];
};

test("a helper before a negation says no more than do", () => {
  expect(isMereHelper(...at("we will not check it", "will"))).toBe(true);
  expect(isMereHelper(...at("we are not going to check it", "are"))).toBe(true);
  expect(isMereHelper(...at("we are not here", "are"))).toBe(false);
  expect(isMereHelper(...at("we will check it", "will"))).toBe(false);
});

test("a perfect tense is the tense alone, a possession is not", () => {
  expect(tenseLength(...at("we have changed it", "have"))).toBe(1);
  expect(tenseLength(...at("we have already told you", "have"))).toBe(1);
  expect(tenseLength(...at("we have a pump", "have"))).toBe(0);
  expect(tenseLength(...at("we are not going to come", "going"))).toBe(2);
  expect(tenseLength(...at("we are going to come", "going"))).toBe(0);
});

test("words in -ly are adverbs unless they are something else", () => {
  expect(["frankly", "hardly", "honestly"].every(isAdverb)).toBe(true);
  expect(["reply", "assembly", "only", "daily", "july"].some(isAdverb)).toBe(false);
});

test("a verb in -ing behind a helper is the verb itself", () => {
  expect(tenseLength(...at("we will be paying that", "be"))).toBe(1);
  expect(tenseLength(...at("it has been driving me crazy", "been"))).toBe(1);
  expect(tenseLength(...at("it will be nothing", "be"))).toBe(0);
  expect(tenseLength(...at("i would told you", "would"))).toBe(1);
});

test("able says can", () => {
  expect(saysCan(...at("we are not able to do that", "are"))).toBe(true);
  expect(saysCan(...at("we will not be able to do that", "will"))).toBe(true);
  expect(saysCan(...at("we are not here", "are"))).toBe(false);
  expect(ableLength(...at("we will not be able to do that", "be"))).toBe(3);
  expect(ableLength(...at("going to be able to do that", "be"))).toBe(0);
});
