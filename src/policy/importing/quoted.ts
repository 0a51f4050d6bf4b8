import type { ProposalKind } from "../../model/importing.ts";

/** Words in quotation marks, with what stands between them. */
export const QUOTED = /[“"「『]([^”"」』\n]{1,60})[”"」』]/g;

const SAY = "(?:使用|说成|说|讲|用|写成|写|回答|答复|称呼|称|say(?:ing)?|use|using|write|writing|reply with|answer)";
const NOUN = "(?:用语|话语|语言|语句|字样|词语|词句|词|说法|话|phrases?|expressions?|words?|wordings?|sentences?)";
const BAN =
  "(?:不(?:得|准|许|要|能|宜|应|可|该|说|讲)|禁止|严禁|切勿|切忌|勿|忌|避免|杜绝|别|must not|may not|should not|do not|don[’']t|never|not to|avoid|instead of|rather than)";
const ASK = "(?:应(?:当|该)?|须|必须|要|宜|请|可以?|改|而是|must|should|always|please|instead|rather|with|then)";
/** How a phrase follows its verb: at once, or as an example of a kind. */
const LEAD = `[^“"「『”"」』，,。；;]{0,8}?(?:${NOUN})?\\s*(?:[，,]?\\s*(?:如|例如|比如|包括|诸如|such as|like|e\\.g\\.))?\\s*[:：,，]?\\s*`;

/** Read at the end of what stands before a phrase. */
const BANNED = new RegExp(
  `(?:${BAN})[^，,。；;“"「『”"」』]{0,10}?${SAY}${LEAD}$|(?:不说|不讲|instead of|rather than|replace)\\s*$`,
  "i",
);
const ASKED = new RegExp(
  `(?:${ASK})[^，,。；;“"「『”"」』]{0,10}?${SAY}${LEAD}$|(?:改为|改成|改说|换成|换作|\\b(?:say|write))\\s*[:：,，]?\\s*$`,
  "i",
);
/** Read at the start of what stands behind a phrase, or behind the last one of several. */
const BANNED_BEHIND = new RegExp(
  `^\\s*(?:一律)?(?:应|要|须)?(?:改为|改成|改说|换成|换作|→)|^\\s*(?:等|之类的?|这样的?|这类|一类的?)?\\s*${NOUN}?[^“"「『”"」』。；;]{0,10}?(?:禁用|禁止|严禁|不得|不准|不许|不宜|不可|忌|is (?:forbidden|banned|not allowed)|are (?:forbidden|banned|not allowed)|(?:must|may|should) (?:not|never) be (?:said|used|written))`,
  "i",
);
/** Between a phrase that is to be replaced and the one that replaces it. */
const REPLACED = /^\s*(?:with|by|→)\s*$/i;
/** Between phrases of one list. */
const BETWEEN = /^\s*(?:等?[、，,；;/和或及与]|and|or|等)*\s*(?:and|or|和|或)?\s*$/i;
/** A quoted name for a thing, a place or a count: no phrase. */
const NAMES_THING =
  /^\s*(?:产品|设备|工具|材料|账号|软件|证件|标志|标识|标牌|按钮|按键|键|模式|状态|制度|原则|要求|活动|工程|服务|文件夹|buttons?|keys?|signs?|labels?|folders?|mode|menu|fields?)/i;

/** Words can be used or replaced on a chart or a form as well: the sentence is about speech or people … */
const ON_SPEECH =
  /说|讲|回答|答复|称呼|用语|话|语句|语言|字样|客户|用户|顾客|来访|信函|邮件|\b(?:sa(?:y|id|ying)|reply|answer|phrases?|expressions?|wordings?|customers?|clients?|guests?|letters?|e-?mails?)\b/i;
/** … or the words themselves are what one person says to another. */
const UTTERED =
  /[你您我咱吗吧呢]|不|谢谢|[？！?!]|\b(?:I|we|you|your|our|my|us|please|sorry|thanks?|thank|not|can[’']t|don[’']t)\b/i;

export type QuotedPhrase = { kind: Extract<ProposalKind, "phrase-to-avoid" | "phrase-to-use">; what: string };

/**
 * Phrases that a sentence of running text forbids or asks for: “X” may not be said, “Y” should be. Words in quotation
 * marks for any other reason are left alone.
 */
export function quotedPhrases(sentence: string): QuotedPhrase[] {
  const found = [...sentence.matchAll(QUOTED)].map((match) => ({
    what: (match[1] ?? "").trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const phrases: QuotedPhrase[] = [];
  let kind: QuotedPhrase["kind"] | undefined;
  found.forEach(({ what, start, end }, at) => {
    const before = sentence.slice(found[at - 1]?.end ?? 0, start);
    const behind = sentence.slice(end, found[at + 1]?.start ?? sentence.length);
    if (at === 0 || !BETWEEN.test(before)) {
      const replaces = kind === "phrase-to-avoid" && REPLACED.test(before);
      // “不宜说” holds “宜说”: what forbids is looked for first.
      if (BANNED.test(before)) kind = "phrase-to-avoid";
      else if (replaces || ASKED.test(before)) kind = "phrase-to-use";
      else kind = BANNED_BEHIND.test(restOf(sentence, found, at)) ? "phrase-to-avoid" : undefined;
    }
    const isSaid = ON_SPEECH.test(sentence) || UTTERED.test(what);
    if (kind && isSaid && what.length > 1 && !NAMES_THING.test(behind)) phrases.push({ kind, what });
  });
  return phrases;
}

/** What stands behind the last phrase of the list that begins here. */
function restOf(sentence: string, found: readonly { start: number; end: number }[], from: number): string {
  let at = from;
  while (found[at + 1] && BETWEEN.test(sentence.slice(found[at]?.end, found[at + 1]?.start))) at++;
  return sentence.slice(found[at]?.end, found[at + 1]?.start ?? sentence.length);
}
