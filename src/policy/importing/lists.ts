import { cellsOf, type TextLine, toNumber } from "./lines.ts";

export type ListKind = "phrase-to-avoid" | "phrase-to-use" | "confidential" | "approval" | "prohibition";

/** A list and what its heading says its entries are. */
export type List = {
  kind: ListKind;
  line: TextLine;
  announced?: number;
  /** The heading leads straight to the entries, which then need no mark of their own. */
  leads: boolean;
  /** An entry had a mark or quotation marks: so do the others. */
  marked?: boolean;
};

export const NUMBER =
  "(\\d{1,3}|[一二三四五六七八九十两]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
/** What is said, as handbooks call it. */
const SAYINGS = "(?:用语|话语|话术|语句|词语|词句|字眼|说法|措辞|说辞|表述|口头禅|(?:使用|说|讲)的(?:语言|话))";
const PHRASES = "(?:phrases?|expressions?|wordings?|words|sentences|sayings?)";
const FORBIDDEN =
  "(?:avoid(?:ed)?|never|not|don[’']t|forbidden|banned|prohibited|taboo|unacceptable|inappropriate|no-go)";
const WANTED =
  "(?:approved|preferred|recommended|suggested|courteous|polite|standard|correct|proper|better|alternative|replacement)";

const KINDS: readonly [ListKind, readonly RegExp[]][] = [
  [
    "phrase-to-avoid",
    [
      /忌语|禁语|禁用语|禁用(?:的)?(?:用语|语言|词)|不(?:文明|规范|礼貌|恰当|当|宜)(?:用语|语言)|不得使用的(?:用语|语言)/,
      new RegExp(
        `(?:禁止|严禁|禁用|切忌|忌(?:说|讲|用)|不(?:得|准|许|宜|应|可|要|能|该)|请?勿|避免|杜绝|错误)[^。，；]{0,14}?${SAYINGS}`,
      ),
      /(?:不(?:得|准|许|宜|应|可|要|能|该)|请?勿|避免|禁止|严禁)(?:对[^。，；]{1,8})?(?:说|讲)\s*[:：]$/,
      new RegExp(`\\b${FORBIDDEN}\\b[^.:]{0,40}\\b${PHRASES}\\b|\\b${PHRASES}\\b[^.:]{0,30}\\b${FORBIDDEN}\\b`, "i"),
      /\b(?:never|do not|don[’']t|must not|avoid) (?:ever )?say(?:ing)?\b/i,
    ],
  ],
  [
    "phrase-to-use",
    [
      /文明用语|礼貌用语|规范用语|标准用语|常用语|敬语|服务用语/,
      new RegExp(
        `(?:推荐|建议|提倡|倡导|示范|正确|替代|改用|常用|应(?:当)?(?:使用|说|用)|宜(?:使用|说|用)?)[^。，；]{0,10}?${SAYINGS}`,
      ),
      /(?:应(?:当)?|可以?|宜|改)(?:对[^。，；]{1,8})?(?:说|讲)(?:成|为)?\s*[:：]$/,
      new RegExp(`\\b${WANTED}\\b[^.:]{0,20}\\b${PHRASES}\\b|\\b${PHRASES}\\b (?:to use|we use|that help)`, "i"),
      /\b(?:say|use|write)(?: this| these)? instead\b|\binstead,? (?:say|use|write)\b|^(?:please |do )say\s*[:：]$/i,
    ],
  ],
  [
    "approval",
    [
      /(?:以下|下列)[^。；]{0,16}(?:信函|邮件|传真|函件|回函|事项|内容|文件)[^。；]{0,12}(?:经|报|由|征得)[^。；]{0,16}(?:批准|审批|同意|审核|签发)/,
      /\b(?:following|these)\b[^.;]{0,40}\b(?:letters?|e-?mails?|mails?|fax(?:es)?|messages?|replies|subjects?|matters)\b[^.;]{0,40}\bapprov/i,
      /\b(?:letters?|e-?mails?|mails?|fax(?:es)?|messages?|replies)\b[^.;]{0,30}\b(?:needs?|requires?)\b[^.;]{0,30}\bapproval\s*[:：]$/i,
    ],
  ],
  [
    "confidential",
    [
      /保密(?:范围|内容|事项)|confidential (?:scope|matters|information includes)|matters kept confidential/i,
      /(?:以下|下列)[^。；]{0,16}(?:不得|不准|不许|严禁|禁止|不可)[^。；]{0,10}(?:泄露|泄漏|透露|外传|外泄|公开|提供)/,
      /(?:不得|不准|不许|严禁|禁止|不可)[^。；]{0,12}(?:泄露|泄漏|透露|外传|外泄|公开|提供)(?:的(?:信息|内容|事项|资料))?(?:以下|下列)?[^。；，]{0,6}[:：]$/,
      /\b(?:never|do not|don[’']t|must not|may not)(?: be)? (?:disclosed?|reveal(?:ed)?|shared?|pass(?:ed)? on|discuss(?:ed)?)\b[^.;]{0,30}[:：]$/i,
    ],
  ],
  [
    "prohibition",
    [
      new RegExp(
        `${NUMBER}\\s*(?:个|条|项)?\\s*(?:不准|不许|严禁|禁令|禁止|prohibitions?)|禁令|禁止事项|prohibitions`,
        "i",
      ),
    ],
  ],
];
const ANNOUNCED = new RegExp(
  `${NUMBER}\\s*(?:个|条|项|句|种|类|courteous|forbidden|approved|standard|taboo)?\\s*(?=不准|不许|严禁|禁令|禁止|忌语|禁语|禁用|服务忌语|服务禁语|文明用语|礼貌用语|规范用语|用语|prohibitions?|phrases?|expressions?|sentences|bans?)`,
  "i",
);
/** "共8句" or "(six in all)" behind the name of a list. */
const IN_ALL = new RegExp(
  `(?:共|合计|总计|如下|以下|下列)\\s*${NUMBER}\\s*(?:个|条|项|句|种|类)|${NUMBER}\\s*(?:in all|in total|altogether|entries|items)`,
  "i",
);
/** "2 Courteous phrases" and "第二章 文明用语 8": a section's own number, and a line of the contents. */
const SECTION = /^\d{1,2}(?:\.\d{1,2})*\s+[A-Z]/;
const OF_CONTENTS = /[\s.…·]\d{1,3}$/;
const ENDS_OPEN = /[:：]$/;

const kindOf = (text: string): ListKind | undefined =>
  KINDS.find(([, patterns]) => patterns.some((pattern) => pattern.test(text)))?.[0];

/** The list that a line opens: a heading, or a line that announces a number of entries; undefined for any other. */
export function openList(line: TextLine): List | undefined {
  const { text, heading } = line;
  if (OF_CONTENTS.test(text)) return undefined;
  const name = SECTION.test(text) ? text.replace(/^[\d.]+/, "") : text;
  const announces = ANNOUNCED.exec(name) ?? IN_ALL.exec(name);
  const number = announces?.slice(1).find((group) => group !== undefined);
  const announced = number === undefined ? undefined : toNumber(number);
  const open = ENDS_OPEN.test(text);
  if (!heading && announced === undefined && !open) return undefined;
  if (text.length > 60 && !open) return undefined;
  const kind = kindOf(text);
  return kind && { kind, line, leads: open, ...(announced === undefined ? {} : { announced }) };
}

/** Heads of columns that stand side by side say less: "Don't write | Write instead". */
const AVOIDED = /^(?:don[’']t|do not|never|avoid|not)\b|^(?:禁|忌|不|勿|避免|错误)/i;
const PREFERRED =
  /^(?:instead|rather|better|say|write|use|do|prefer)\b|\binstead$|^(?:推荐|建议|应|宜|改|规范|正确|文明)/i;

/** What the columns of a table hold, when its first row names phrases; undefined for any other line. */
export function openTable({ text }: TextLine): (ListKind | undefined)[] | undefined {
  const cells = cellsOf(text);
  if (cells.length < 2 || cells.some((cell) => cell.length > 40)) return undefined;
  const named = cells.map((cell) => {
    const kind = kindOf(cell);
    return kind === "phrase-to-avoid" || kind === "phrase-to-use" ? kind : undefined;
  });
  const kinds = cells.map(
    (cell, at): ListKind | undefined =>
      named[at] ?? (AVOIDED.test(cell) ? "phrase-to-avoid" : PREFERRED.test(cell) ? "phrase-to-use" : undefined),
  );
  // One head that names phrases will do; heads that say less must say both.
  const isTable = named.some((kind) => kind !== undefined) || new Set(kinds.filter(Boolean)).size === 2;
  return isTable ? kinds : undefined;
}
