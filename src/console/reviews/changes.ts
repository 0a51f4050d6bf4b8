import { diffWords } from "diff";

/** A stretch that stayed, came or went. */
export type Change = { kind: "same" | "added" | "removed"; text: string };

/**
 * Word by word; Chinese by the words that the browser's dictionary finds. Line ends count as words.
 * @param language of the letter, as far as words go
 */
export function toChanges(before: string, after: string, language: "en" | "zh"): Change[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const intlSegmenter = new Intl.Segmenter(language, { granularity: "word" });
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}

/** Which of the languages a text is mostly written in; decides its typography and where words end. */
export function languageOf(text: string): "en" | "zh" {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han * 3 > letters ? "zh" : "en";
}
