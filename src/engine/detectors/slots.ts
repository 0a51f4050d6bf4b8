import type { DetectorOf } from "../../model/detectors.ts";
import type { AnalysedChunk, BoundDetector, DetectorContext, LetterHit } from "./detector.ts";
import { bindLists, ownChunks, rememberByChunk, standsIn } from "./wording.ts";

type Gap = { start: number; end: number; kind: "sure" | "blank" | "format" | "brace" };

/** Nearly every chunk holds none of these, and is then not searched. */
const TRIGGER = /[{_[<〔【×＿｛［＜(（]|[xXＸ]{2}|[XxＸ×]\s?[年月日时点分]|某|\s年\s|yyyy|dd[./-]mm|hh:mm/iu;
const BRACES =
  /\{{1,3}\s*[$#%]?\s*[\p{L}_][\p{L}\p{N}_ .:/-]{0,40}\}{1,3}|｛[^｛｝\n]{1,40}｝|\$\{[^{}\n]{1,40}\}|%[a-z_]{3,30}%/giu;
const BRACKETS =
  /(\[|［|<|＜|〔|【|\(|（|<<)\s*([^[\]<>()（）【】〔〕＜＞［］\n]{0,40}?)\s*(\]|］|>|＞|〕|】|\)|）|>>)/gu;
const BLANKS = /[_＿]{3,}/g;
const CROSSES = /(?<![\p{Script=Latin}\p{N}×#*.\-/])(?:X{2,6}|Ｘ{2,6}|×{2,6})(?![\p{Script=Latin}\p{N}×*])/gu;
const SMALL_CROSSES =
  /(?<=\p{Script=Han}\s?)x{2,6}(?=[\s\p{Script=Han}，。,.]|$)|(?<![\p{L}\p{N}])x{2,6}(?=\p{Script=Han})|(?<![\p{L}\p{N}.])xx?[./:]xx?(?![\p{L}\p{N}])/giu;
const DATE_CROSSES = /(?<![\p{Script=Latin}\p{N}×])[XxＸ×]{1,4}\s?[年月日时点](?!\p{Script=Latin})/gu;
const SOMEBODY = /(?<=\p{Script=Han})\s+年\s+月\s+日|某(?:年)?某?月某日|某某(?:先生|女士|经理|主任|公司|单位|工)/gu;
const FORMATS =
  /(?<![\p{L}\p{N}])(?:dd[./-]mm[./-]yy(?:yy)?|mm[./-]dd[./-]yy(?:yy)?|yyyy[./-]mm[./-]dd|hh:mm|yyyy年mm月dd日)(?![\p{L}\p{N}])/giu;
/** Crosses that are told about, as letters of a code are: `XXX stands for the line`, `以 XX 开头`. */
const CODE_BEHIND = /^["”’」』\s,，]{0,3}(?:stands? for|denotes?|means|表示|代表|指的?是|开头|结尾)/i;
const CODE_BEFORE = /(?:(?:begin|start|end)s? (?:with|in)|the (?:letters|digits))\s*["“‘]?$/i;
const PREPOSITION = /(?:^|\s)(?:dear|on|at|by|from|between|until|till|to|for|and|mr|mrs|ms)\s*$/i;

/** Gaps of a template: braces, brackets around words such as `date`, blanks in running text, crosses. */
export function slotsDetector(options: DetectorOf<"slots">, context: DetectorContext): BoundDetector {
  const english = new Set(options.words.en.map((word) => word.toLowerCase()));
  const chinese = options.words.zh;
  const isForm = bindLists(options.form, context, "form");
  const isFormat = bindLists(options.format, context, "format");
  const isProgram = bindLists(options.program, context, "program");

  function holdsSlotWord(content: string): boolean {
    if (/\d/.test(content)) return false;
    if (/\p{Script=Han}/u.test(content)) {
      const bare = content
        .replace(/^(?:请)?(?:填写|填入|输入|插入|补充|您的|你的|具体|待填)/u, "")
        .replace(/[\s、/]/g, "");
      return (
        /^(?:请)?(?:填写|填入|输入|插入|待填|待补)/u.test(content) ||
        chinese.some((word) => bare === word || (bare.endsWith(word) && bare.length <= word.length + 4))
      );
    }
    const words = content
      .toLowerCase()
      .split(/[\s_/-]+/)
      .filter((word) => word !== "");
    if (words.length === 0) return false;
    if (/^(?:insert|enter|fill|your|customer'?s?|recipient'?s?|specify)$/.test(words[0] ?? ""))
      return words.length <= 6;
    return words.length <= 3 && english.has(words.at(-1) ?? "");
  }

  function bracketGap(match: RegExpExecArray, text: string): boolean {
    const [whole, open = "", content = ""] = match;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + whole.length);
    if (open === "〔") return content === "" ? /\p{Script=Han}\s*$/u.test(before) : holdsSlotWord(content);
    if (content === "") return false;
    if (open === "(" || open === "（") {
      const asks = /^(?:insert|enter|fill in|to be (?:filled|completed)|请填写|待填|待补|填写)/i.test(content);
      return asks ? content.length <= 40 : open === "(" && PREPOSITION.test(before) && holdsSlotWord(content);
    }
    if (!holdsSlotWord(content)) return false;
    // 【时间】 that does not stand inside a sentence is a heading.
    if (open === "【") return /[\p{L}\p{N}]$/u.test(before) && !/^\s*[:：]/.test(after);
    if (open === "[" || open === "［") return !(/(?:^|\n)\s*$/.test(before) && /^\s*[:：\p{L}\p{N}]/u.test(after));
    return true;
  }

  const gapsOf = rememberByChunk((chunk: AnalysedChunk): Gap[] => {
    const { text } = chunk;
    if (!TRIGGER.test(text)) return NONE;
    const gaps: Gap[] = [];
    const add = (pattern: RegExp, kind: Gap["kind"], fits: (match: RegExpExecArray) => boolean = () => true): void => {
      for (const match of text.matchAll(pattern)) {
        if (fits(match)) gaps.push({ start: match.index, end: match.index + match[0].length, kind });
      }
    };
    add(BRACES, "brace", ([whole]) => !/^\{\s*[a-z]\s*\}$/i.test(whole));
    add(BRACKETS, "sure", (match) => bracketGap(match, text));
    add(BLANKS, "blank", ({ index, 0: whole }) => text.trim() !== whole && index >= 0);
    const isCode = ({ index, 0: whole }: RegExpExecArray): boolean =>
      CODE_BEHIND.test(text.slice(index + whole.length)) || CODE_BEFORE.test(text.slice(0, index));
    for (const pattern of [CROSSES, SMALL_CROSSES]) add(pattern, "sure", (match) => !isCode(match));
    for (const pattern of [DATE_CROSSES, SOMEBODY]) add(pattern, "sure");
    add(FORMATS, "format");
    return gaps;
  });

  return {
    letterReads: { phrases: true, chunk: (chunk) => (gapsOf(chunk).length > 0 ? chunk.text : "") },
    letter: (letter) => {
      const chunks = ownChunks(letter).map((chunk) => ({ chunk, gaps: gapsOf(chunk) }));
      if (chunks.every(({ gaps }) => gaps.length === 0)) return [];
      const formLetter = standsIn(ownChunks(letter), isForm);
      return chunks.flatMap(({ chunk, gaps }) =>
        gaps
          .filter(({ start, end, kind }) => {
            if (kind === "sure") return true;
            if (kind === "format") return isFormat(chunk).length === 0;
            if (kind === "brace") return isProgram(chunk).length === 0;
            const label = /[:：]\s*$/.test(chunk.text.slice(0, start)) || !/\p{L}/u.test(chunk.text.slice(0, start));
            if (label) return !formLetter;
            const running = /^\s*[\p{L}，。,.]/u.test(chunk.text.slice(end));
            return running ? isForm(chunk).length === 0 || /[，。,.!?；;]\s*\p{L}/u.test(chunk.text) : !formLetter;
          })
          .slice(0, 1)
          .map(
            ({ start, end }): LetterHit => ({
              field: chunk.field,
              start: chunk.start + start,
              end: chunk.start + end,
              sure: true,
              facts: { slot: chunk.text.slice(start, end) },
            }),
          ),
      );
    },
  };
}

const NONE: Gap[] = [];
