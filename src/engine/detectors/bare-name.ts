import type { DetectorOf } from "../../model/detectors.ts";
import { foldAt } from "../text/characters.ts";
import { firstLine, salutationOf, topLines } from "../text/salutation.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { bodyChunks } from "./wording.ts";

const HAN = /\p{Script=Han}/gu;
/** Titles and family names are listed in simplified characters. */
const simplified = (text: string): string => text.replace(HAN, (sign) => (sign.length === 1 ? foldAt(sign, 0) : sign));

const FOREIGN = /[^\0-\x7f]/;
/** No Chinese sign has a lower code unit. */
const FIRST_HAN = 0x2e80;

/** A call and three names are four words; nobody is addressed by a line of more. Cheap beside the pattern itself. */
function saysMore(text: string): boolean {
  let words = 0;
  for (const part of text.split(/\s+/)) if (!/^[,:!.-]*$/.test(part)) words += 1;
  return words > 4;
}

const GREETING_ZH = /^(?:您好|你好|好)/u;

/** A bare name, a nickname or a rude call where the reader is addressed. */
export function bareNameDetector(options: DetectorOf<"bare-name">, _context: DetectorContext): BoundDetector {
  const calls = new Set(options.calls.en.map((call) => call.toLowerCase()));
  const callsZh = options.calls.zh;
  const titles = new Set(options.titles.en.map((title) => title.toLowerCase()));
  const titleZh = options.titles.zh;
  const families = new Set(options.familyNames.en.map((name) => name.toLowerCase()));
  const familiesZh = new Set(options.familyNames.zh);

  /** Offsets of what is wrong in the line; `sure` is false for a first name alone. */
  function look(
    line: string,
    surnames: ReadonlySet<string>,
  ): { start: number; end: number; sure: boolean } | undefined {
    const lead = line.length - line.trimStart().length;
    const text = line.trim();
    const zh = lookZh(text);
    if (zh) return { start: lead, end: lead + zh, sure: true };
    if (saysMore(text)) return undefined;
    const match = /^(?:(dear|hello|hi|hey|hiya|yo|oi|ey)\b[\s,]*)?((?:[\p{Lu}][\p{L}'-]+\s?){0,3})\s*[,:!.-]*$/iu.exec(
      text,
    );
    if (!match) return undefined;
    const call = match[1]?.toLowerCase();
    const names = (match[2] ?? "")
      .trim()
      .split(/\s+/)
      .filter((word) => /^\p{Lu}/u.test(word) || surnames.has(word.toLowerCase()));
    const end = lead + text.replace(/[\s,:!.-]+$/, "").length;
    if (call !== undefined && calls.has(call)) {
      // "Hey all" greets a group: casual, but nobody is called by name.
      return {
        start: lead,
        end,
        sure: !names.some((name) => titles.has(name.toLowerCase())) && !/\b(?:there|all|everyone|folks)\b/i.test(text),
      };
    }
    if (names.length === 0 || names.length > 2) return undefined;
    const lower = names.map((name) => name.toLowerCase());
    if (lower.some((name) => titles.has(name))) return undefined;
    if (call === undefined && !/[,:]$/.test(text)) return undefined;
    const family = lower.some((name) => surnames.has(name) || families.has(name));
    if (!family && call === undefined) return undefined;
    return { start: lead, end, sure: family };
  }

  /** Length of a bare Chinese name or rude call at the head of the line. */
  function lookZh(written: string): number | undefined {
    const text = FOREIGN.test(written) ? simplified(written) : written;
    const call = callsZh.find((word) => text.startsWith(word) && /^[\s,，!！:：、]|^$/.test(text.slice(word.length)));
    if (call) return text.length > 14 ? call.length : text.replace(/[\s,，!！:：。]+$/u, "").length;
    if (text.charCodeAt(0) < FIRST_HAN) return undefined;
    const head = /^(\p{Script=Han}{2,4}?)\s*(?=[:：,，!！]|您好|你好|$)/u.exec(text)?.[1];
    if (
      head === undefined ||
      (text.length > 24 && !GREETING_ZH.test(text.slice(head.length).replace(/^[\s:：,，]+/u, "")))
    )
      return undefined;
    if (titleZh.some((title) => head.endsWith(title) || head.startsWith(title))) return undefined;
    if (/^[老小阿]\p{Script=Han}$/u.test(head) && familiesZh.has(head.charAt(1))) return head.length;
    return (head.length === 2 || head.length === 3) && familiesZh.has(head.charAt(0)) ? head.length : undefined;
  }

  /** The line that addresses the reader, or the one that should. */
  function lineOf(letter: Letter): PlacedChunk | undefined {
    const body = bodyChunks(letter);
    return salutationOf(body) ?? topLines(body)[0];
  }

  return {
    letterReads: { opening: true },
    letter: (letter) => {
      const chunk = lineOf(letter);
      if (!chunk) return [];
      const surnames = new Set(
        letter.recipients.flatMap(({ address }) =>
          address.includes("@")
            ? address
                .slice(0, address.indexOf("@"))
                .split(/[._-]/)
                .filter((part) => part.length > 2)
                .slice(-1)
            : [],
        ),
      );
      const found = look(firstLine(chunk.text), surnames);
      if (!found) return [];
      const hit: LetterHit = {
        field: "body",
        start: chunk.start + found.start,
        end: chunk.start + found.end,
        sure: found.sure,
      };
      return [hit];
    },
  };
}
