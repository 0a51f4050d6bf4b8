import type { ValueKind } from "../../model/detectors/together.ts";

/** UTF-16, half-open, in the text looked at. */
export type TextSpan = { start: number; end: number };

const FIGURE = "\\d{1,3}(?:[ ,.']\\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,4})?";
const SCALE = "(?:\\s?(?:k|m|mn|million|thousand|hundred|grand)(?![a-z])|\\s?[百千万亿]{1,2})?";
const SIGN = "(?:us\\$|hk\\$|[$€£¥]|(?:usd|eur|cny|rmb|gbp|sgd|zar|chf|aed)(?![a-z])|人民币)";
const UNIT =
  "(?:元|块钱|块(?![板钢儿])|圆|美元|美金|欧元|欧(?!洲|盟|姆)|英镑|人民币|€|£|\\$|(?:eur|euros?|usd|dollars?|bucks|gbp|pounds(?! per)|cny|rmb|yuan|kwacha|rand|dirhams?)(?![a-z]))";
/** Each is bounded and has edges, so that a value is not a part of a longer code. */
const SHAPES: Record<ValueKind, RegExp> = {
  amount: new RegExp(
    `(?<![\\p{Script=Latin}\\d])(?:${SIGN}\\s?(?:${FIGURE})${SCALE}|(?:${FIGURE})${SCALE}\\s?${UNIT}|\\d{1,6}(?:\\.\\d{1,2})?万(?![次公小里转台个只米千吨条件]|km)|[一二两三四五六七八九十百千万半零几]{1,7}[百千万](?:[一二两三四五六七八九]{1,2})?块(?:钱|(?![板钢儿]))|[一二两三四五六七八九十百千万半零几]{1,8}(?:元|块钱|万(?=[^一-龥]|$|出头|左右|多|以)|美元|美金|欧元)|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|a) (?:hundred |thousand |million ){1,2}(?:euros?|dollars?|pounds?|yuan))`,
    "giu",
  ),
  percent:
    /(?<![\d.,\p{Script=Latin}])(?:\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|％|‰|percent\b|per cent\b|ppm\b)|百分之[一二三四五六七八九十百点零\d]{1,6}|[一二三四五六七八九\d](?:\.\d)?折)/giu,
  phone: /(?<![\w+.-])(?:\(?\+|00)?\d{1,4}\)?(?:[ \-.]?\(?\d{2,4}\)?){2,5}(?![\w]|[-.]\d)/g,
  email: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w-])/g,
  count: /(?<![\w.,-])\d{1,6}(?:[.,]\d{1,3})?(?![\w-]|[.,]\d)/g,
};

/** Without one of these signs or words a text holds no value of the kind; looking for them is quick. */
const TOKENS: Record<ValueKind, RegExp> = {
  amount: /[\d一二两三四五六七八九十百千万半零几]|hundred|thousand|million/i,
  percent: /\d|百分之|折/,
  phone: /\d/,
  email: /@/,
  count: /\d/,
};

/** Values of the kinds asked for, in reading order. A phone number has seven digits at least. */
export function findValues(text: string, kinds: readonly ValueKind[]): TextSpan[] {
  const found: TextSpan[] = [];
  const flat = toHalfWidth(text);
  for (const kind of kinds) {
    if (!TOKENS[kind].test(flat)) continue;
    for (const match of flat.matchAll(SHAPES[kind])) {
      if (kind === "phone" && match[0].replace(/\D/g, "").length < 7) continue;
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Full-width letters, digits and signs in half width, unit by unit, so that offsets hold. */
export function toHalfWidth(text: string): string {
  if (!/[\uff01-\uff5e\u3000]/.test(text)) return text;
  return text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
