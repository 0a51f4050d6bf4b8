import type { UnitRange } from "../text/sentences.ts";
import { Gap, type Units } from "../text/units.ts";

/** Ideas that are excused when the same breath says who will see to the matter and when. */
const EXCUSED = new Set(
  (
    "not-my-job ask-someone-else dont-know nothing-i-can-do no-time wait-put-off cannot-do-it new-here bare-refusal " +
    "policy-no-help no-date"
  ).split(" "),
);

const ACTS_EN =
  /(?:\bwill|\bshall|'ll|’ll|\bgoing to)\s+(?:\w+\s+){0,2}?(?:call|ring|phone|write|contact|reply|answer|email|mail|visit|come|get back|be in touch|be with you|let you know|confirm|take over|see to|look into|tell you|send you|bring you|inform you|have (?:it|the))\b/i;
const WHEN_EN =
  /\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|(?:by|before|until|at|on the|within)\s+\d)/i;
const ACTS_ZH =
  /联系[您你]|[与和跟][您你]联系|回电|回复[您你]|答复[您你]|给[您你](?:回|打|来|去|发|送|寄|传)|(?:打|发|送|寄|传|交)给[您你]|(?:告诉|通知|告知)[您你]|(?:到|去|来)现场/;
const WHEN_ZH =
  /今[天日晚早]|明[天日早晚]|后天|上午|下午|下班前|中午|周[一二三四五六日]|星期[一二三四五六日天]|\d{1,2}\s*(?:点|时|日|号|:|：)|(?:小时|分钟)[之以]?内/;
/** Sentences after the finding that still belong to it. */
const SENTENCES_AFTER = 1;
const LONGEST = 300;

/** True when the idea is said on the way to a hand-over: "tyres are not ours, but Ms Tan will call you today". */
export function isHandedOver(idea: string, text: string, units: Units, range: UnitRange): boolean {
  if (!EXCUSED.has(idea)) return false;
  let to = range.to;
  for (let crossed = 0; to < units.words.length; to++) {
    if ((units.gaps[to] ?? Gap.stop) === Gap.stop && crossed++ === SENTENCES_AFTER) break;
  }
  let from = range.from;
  while (from > 0 && (units.gaps[from] ?? Gap.stop) < Gap.stop) from -= 1;
  const start = units.starts[from] ?? 0;
  const breath = text.slice(start, Math.min(units.ends[to - 1] ?? start, start + LONGEST));
  return (ACTS_EN.test(breath) && WHEN_EN.test(breath)) || (ACTS_ZH.test(breath) && WHEN_ZH.test(breath));
}

const OPENING = new Set('"“‘「『«');
const CLOSING = new Set('"”’」』»');

/** True when the words stand between quotation marks, or run out of such: somebody else's, as a rule. */
export function isQuoted(text: string, units: Units, range: UnitRange): boolean {
  const start = units.starts[range.from] ?? 0;
  const before = text.charAt(start - 1);
  const end = units.ends[range.to - 1] ?? 0;
  const after = text.slice(end, end + 2);
  if (OPENING.has(before) && [...after].some((sign) => CLOSING.has(sign))) return true;
  return runsOutOfQuotes(text, start, end);
}

/** True when a quotation that began before the words ends among them: half a quotation is nobody's sentence. */
function runsOutOfQuotes(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const sign = text.charAt(at);
    if (sign === "‘" || sign === "’") continue;
    if (sign !== '"' && OPENING.has(sign)) return false;
    if (!CLOSING.has(sign)) continue;
    if (sign !== '"') return true;
    // A straight sign closes when an odd number of them stands before it in its paragraph.
    return text.slice(0, at).split('"').length % 2 === 0;
  }
  return false;
}
