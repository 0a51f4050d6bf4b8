import type { Category } from "../../model/categories.ts";
import type { AnalysedChunk, ChunkHit } from "./detector.ts";

/** Wording that is the writer's own sin only when the writer says it. Secrets and foul words stay what they are. */
const OWN_WORDS: ReadonlySet<Category> = new Set([
  "banned-phrase",
  "etiquette",
  "promise",
  "privacy",
  "language",
  "terminology",
  "advertising",
]);

/** UTF-16 units before and behind a hit that are read for the one who says it. */
const BEFORE = 200;
const BEHIND = 160;
/** The further of both. */
export const REPORTED_REACH = BEFORE;

/**
 * Quotation marks in pairs: what stands open before a place, and what closes it behind. An apostrophe, which has a Latin
 * letter behind it, closes nothing.
 */
const MARKS: readonly { opened: RegExp; closed: RegExp }[] = [
  { opened: /[“"「『][^”"」』]*$/, closed: /^[^“"「『]*?[”"」』]/ },
  {
    opened: /‘(?:[^’]|’(?=\p{Script=Latin}))*$/u,
    closed: /^(?:[^‘’]|’(?=\p{Script=Latin}))*’(?!\p{Script=Latin})/u,
  },
  {
    opened: /(?:^|[\s(:：，,、])'(?:[^'\n]|'(?=\p{Script=Latin}))*$/u,
    closed: /^(?:[^'\n]|'(?=\p{Script=Latin}))*'(?!\p{Script=Latin})/u,
  },
  { opened: /«[^»]*$/, closed: /^[^«]*?»/ },
  { opened: /‚[^‘’]*$/, closed: /^[^‚]*?[‘’]/ },
];
/** A quotation's end among the words, with what parts two clauses beside it: nobody says both sides in one breath. */
const RUNS_OUT = /^[^“"「『«]*(?:[”」』»][，。；、,;.：:]|[，。！？!?,.][”」』»])/;
const SAYS =
  /\b(?:said|says|told|wrote|writes|heard|answered|replied|claims?|claimed|complain(?:s|ed)|reported|asked|reads?|signs?|messages?|calls?|sentences?|phrases?|words?|wording|lines?|entry|label(?:led)?|heading|titled?|button|option|field|column|template|replies|slogans?|expressions?|statements?|printed|leaflet|brochure)\b|[说訴诉答写寫问問听聽告句栏欄]|原话|原文|文中|稿[中里]|反映|表示|声称|短信|电话|字样|字樣|标签|標籤|按钮|按鈕|选项|選項|菜单|标题/i;
const SAYS_IT_ONESELF =
  /\b(?:i|we)\b(?:['’]\w+)?[^.!?]{0,24}\b(?:say|said|tell|told|repeat|answer)\b|我们?(?:只能|早|已|已经|再|就)*[说說告讲講]/i;
const TOLD = / told/i;
/** Somebody was told so; "you were told" is the writer's own reproach. */
const WAS_TOLD = /\b(?!you\b)[a-z]+ (?:was|were|had been|has been|have been) told[^.!?]{0,40}$/i;
/** The end of a quotation, and of up to four more that stand beside it. */
const ENDS =
  /^[”"」』’'»‘]\s*(?:[、，,;；/和或及]?\s*(?:and|or|nor)?\s*[“"「『‘'«‚][^”"」』’»]{0,40}[”"」』’'»]\s*){0,4}/;
const KIND_OF = /^(?:之类|这类|這類|等字样|这样的|一类|or (?:the like|similar)|and the like)/;
/** How to write and how not: the writer names words without using them. */
const BARRED_BEFORE =
  /(?:\b(?:never|not|nobody|no one|none of us|avoid|stop)\b|n['’]t\b)(?:\s+\w+){0,2}?\s+(?:write|writing|say|saying|use|using|answer|answering|print|claim|put|(?:tell|telling) (?:a|any|our|the|your) \w+)\b[^.!?]{0,24}$|\b(?:avoid|instead of|rather than|replace|delete|remove|strike|cross out|take out|leave out|drop)\b[^.!?]{0,40}$|(?:不要|不得|不许|不应|不该|不可|不再|不准|别再?|勿|禁止|避免|严禁|杜绝|绝不能?)(?:再)?(?:写|说|用|讲|出现|使用|回|答)[^。！？]{0,16}$|(?:改掉|删[去除掉]|去掉)[^。！？]{0,8}$/i;
const BARRED_BEHIND =
  /^[^。！？.!?]{0,36}?(?:(?:不要|不得|不能|不可|不许|绝不能?|一律不)(?:再)?(?:写|用|说|讲|出现|使用)|改[为成掉写]|应[为改]|删[去除掉]|去掉|禁用|慎用|少用|没有(?:数据|依据)|无(?:数据|依据)|不敢当|(?:[一二两三四几这那]|\d)(?:种|个|类)(?:回答|说法|写法|提法|字|词|话)|(?:[两二三四几]|\d)(?:句|处)|所写|(?:的|这[种类样]的?)(?:说法|提法|写法|表述|用语)|\b(?:should|must|may|can) (?:not|never|go|be (?:deleted|removed|taken out|replaced|avoided))\b|\bha(?:s|ve) no place\b|\b(?:is|are) (?:not allowed|banned|forbidden|never)\b|\bcomes? from\b)/i;
/** A quotation that is an item of a list by itself, as words are that are looked at one by one. */
const ITEM = /(?:^|[；;。，,\s])(?:[（(]?\d{1,2}[)）.、]|[（(]?[一二三四五六七八九十]{1,2}[)）、.]|[-–•*·])\s*$/;
/** Words about words: a sign, a button, a line of a form. */
const MENTIONED =
  /^[”"」』’'»]\s*(?:[（(][^）)]{0,20}[）)])?\s*(?:提示|报警|报错|弹窗|一词|一栏|一欄|按钮|按鈕|字样|字樣|这句|這句|应为|應為|改为|改為|是[^。]{0,24}(?:译|譯|笔误|筆誤|写法)|标牌|标签|菜单|should (?:read|be|say)|may (?:stay|remain)|stays|remains|must read|is (?:no longer|an old|the old|printed|shown|written|a translation)|(?:on|in) the (?:old|new|sign|label|brochure|display|panel|screen|plate|workshop|cabin|menu|poster)|buttons?\b|signs?\b|labels?\b|menu\b|field\b|message\b|key\b)/i;

/** True when the words found are somebody else's, told or quoted. */
export function isReported(chunk: AnalysedChunk, { start, end }: ChunkHit, category: Category | undefined): boolean {
  if (category === undefined || !OWN_WORDS.has(category)) return false;
  const words = chunk.text.slice(start, end);
  // Wording found by its meaning may begin before the quotation that most of it stands in.
  const opened = Math.max(...MARKS.map((marks) => marks.opened.exec(words)?.index ?? -1));
  const behind = chunk.text.slice(end, end + BEHIND);
  const isMostly = 3 * opened < 2 * (end - start);
  const isBarred = (said: string, close: string): boolean =>
    BARRED_BEFORE.test(said) || BARRED_BEHIND.test(close.replace(ENDS, ""));
  const from = opened >= 0 ? start + opened + 1 : start;
  const before = chunk.text.slice(Math.max(0, from - BEFORE), from);
  if (SAYS_IT_ONESELF.test(before)) return false;
  if (TOLD.test(before) && WAS_TOLD.test(before) && !/\byou (?:was|were|have been|had been)\b/i.test(before))
    return true;
  for (const { opened: opens, closed } of MARKS) {
    const quote = opens.exec(before);
    if (!quote) continue;
    if (RUNS_OUT.test(words)) return true;
    const close = closed.exec(behind)?.[0].length ?? 0;
    if (close === 0) continue;
    const after = behind.slice(close - 1);
    const said = before.slice(0, quote.index);
    if (isBarred(said, after)) return true;
    if (opened >= 0 && !isMostly) continue;
    if (SAYS.test(said) || ITEM.test(said)) return true;
    if (KIND_OF.test(after.replace(ENDS, "")) || MENTIONED.test(after)) return true;
  }
  return false;
}
