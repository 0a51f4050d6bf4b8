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

const OPENING = /[“"「『][^”"」』]*$/;
const CLOSING = /^[^“"「『]*[”"」』]/;
const SAYS =
  /\b(?:said|says|told|wrote|writes|heard|answered|replied|claims?|claimed|complain(?:s|ed)|reported|asked|reads?|signs?|messages?|calls?|sentences?|phrases?|words?|wording|lines?|entry|label(?:led)?|heading|titled?|button|option|field|column|template)\b|[说訴诉答写寫问問听聽告句栏欄]|反映|表示|声称|短信|电话|字样|字樣|标签|標籤|按钮|按鈕|选项|選項|菜单|标题/i;
const SAYS_IT_ONESELF =
  /\b(?:i|we)\b(?:['’]\w+)?[^.!?]{0,24}\b(?:say|said|tell|told|repeat|answer)\b|我们?(?:只能|早|已|已经|再|就)*[说說告讲講]/i;
const TOLD = / told/i;
/** Somebody was told so; "you were told" is the writer's own reproach. */
const WAS_TOLD = /\b(?!you\b)[a-z]+ (?:was|were|had been|has been|have been) told[^.!?]{0,40}$/i;
const KIND_OF =
  /^(?:[”"」』]\s*[、，,和或及]?\s*(?:and|or)?\s*[“"「『][^”"」』]{0,30}){0,3}[”"」』]\s*(?:之类|这类|這類|等字样|这样的|一类|or (?:the like|similar)|and the like)/;
/** Words about words: a sign, a button, a line of a form. */
const MENTIONED =
  /^[”"」』]\s*(?:[（(][^）)]{0,20}[）)])?\s*(?:一栏|一欄|按钮|按鈕|字样|字樣|这句|這句|应为|應為|改为|改為|是[^。]{0,24}(?:译|譯|笔误|筆誤|写法)|标牌|标签|菜单|should (?:read|be|say)|may (?:stay|remain)|stays|remains|must read|is (?:no longer|an old|the old|printed|shown|written|a translation)|(?:on|in) the (?:old|new|sign|label|brochure|display|panel|screen|plate|workshop|cabin|menu|poster)|buttons?\b|signs?\b|labels?\b|menu\b|field\b|message\b|key\b)/i;

/** True when the words found are somebody else's, told or quoted. */
export function isReported(chunk: AnalysedChunk, { start, end }: ChunkHit, category: Category | undefined): boolean {
  if (category === undefined || !OWN_WORDS.has(category)) return false;
  // Wording found by its meaning may begin before the quotation that most of it stands in.
  const opened = OPENING.exec(chunk.text.slice(start, end))?.index;
  const from = opened !== undefined && 2 * opened < end - start ? start + opened + 1 : start;
  const before = chunk.text.slice(Math.max(0, from - BEFORE), from);
  if (SAYS_IT_ONESELF.test(before)) return false;
  if (TOLD.test(before) && WAS_TOLD.test(before) && !/\byou (?:was|were|have been|had been)\b/i.test(before))
    return true;
  const behind = chunk.text.slice(end, end + BEHIND);
  const quote = OPENING.exec(before);
  if (!quote || !CLOSING.test(behind)) return false;
  const close = /[”"」』]/.exec(behind)?.index ?? 0;
  const after = behind.slice(close);
  return SAYS.test(before.slice(0, quote.index)) || KIND_OF.test(after) || MENTIONED.test(after);
}
