import type { Draft } from "../model/draft.ts";
import type { Policy } from "../model/policy.ts";
import { toChunks } from "./text/letter.ts";

/** Little words that every English text of some length holds. */
const ENGLISH = new Set(
  "the a an and or of to in on at for with from by is are was be has have will would can please you your we our i my it this that not if as".split(
    " ",
  ),
);
/** Words of text below which its language can't be told. */
const MIN_WORDS = 6;

/** What was not read: files without text, hidden fields, own words in a language that no rule covers. */
export function uncheckedParts(draft: Draft, policy: Policy): string[] {
  const files = (draft.attachments ?? []).filter((file) => file.text === undefined).map((file) => `file:${file.name}`);
  const hidden = (draft.incomplete ?? []).map((field) => `field:${field}`);
  const own = toChunks(draft.body ?? "", draft.channel)
    .filter((chunk) => chunk.role === "own")
    .map((chunk) => chunk.text)
    .join("\n");
  const language = languageOf(own);
  const covered = language === undefined || policy.languages.some((known) => known === language);
  return [...files, ...hidden, ...(covered ? [] : [`language:${language}`])];
}

/**
 * The language of a text: `en`, `zh`, the code of a script's commonest language (`ja`, `ko`, `ru`, `ar`, `th`, …), or
 * `other` for Latin script without English words; undefined when there is too little text to tell.
 */
export function languageOf(text: string): string | undefined {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{M}]{2,}|\b[ai]\b/gu) ?? [];
  if (kana > 4 && kana * 3 > han) return "ja";
  const scripts: [string, number][] = [
    ["zh", han / 2],
    ["ko", count(/\p{Script=Hangul}/gu) / 2],
    ["ru", count(/\p{Script=Cyrillic}+/gu)],
    ["ar", count(/\p{Script=Arabic}+/gu)],
    ["th", count(/\p{Script=Thai}/gu) / 4],
    ["el", count(/\p{Script=Greek}{2,}/gu)],
    ["he", count(/\p{Script=Hebrew}+/gu)],
    ["hi", count(/[\p{Script=Devanagari}\p{M}]+/gu)],
    ["latin", words.length],
  ];
  const [best, weight] = scripts.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (weight < MIN_WORDS) return undefined;
  if (best !== "latin") return best;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english / words.length >= 0.12 || words.length < 15 ? "en" : "other";
}
