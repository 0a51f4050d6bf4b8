import type { Announcement, HandbookReading, Proposal } from "../../model/importing.ts";
import { sentencesOf, type TextLine, toLines, toNumber, withoutMark } from "./lines.ts";

/** Kinds of list that a heading opens. */
type List = {
  kind: "phrase-to-avoid" | "phrase-to-use" | "confidential" | "prohibition";
  line: TextLine;
  announced?: number;
};

const NUMBER =
  "(\\d{1,2}|[一二三四五六七八九十两]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const LISTS: [List["kind"], RegExp][] = [
  [
    "phrase-to-avoid",
    /(?:忌语|禁语|禁用语|禁用(?:的)?(?:用语|语言|词)|不文明用语|不规范用语|不得使用的(?:用语|语言)|(?:taboo|forbidden|banned) phrases?|phrases? (?:(?:that|which) )?(?:are|is) (?:forbidden|banned|taboo|not allowed)|phrases? (?:not to (?:use|say)|to avoid)|never say|do not say)/i,
  ],
  [
    "phrase-to-use",
    /(?:文明用语|礼貌用语|规范用语|标准用语|常用语|敬语|服务用语|approved phrases?|phrases? to use|courteous phrases?|standard phrases?)/i,
  ],
  [
    "confidential",
    /(?:保密(?:范围|内容|事项)|confidential (?:scope|matters|information includes)|matters kept confidential)/i,
  ],
  [
    "prohibition",
    new RegExp(
      `(?:${NUMBER}\\s*(?:个|条|项)?\\s*(?:不准|不许|严禁|禁令|禁止|prohibitions?)|禁令|禁止事项|prohibitions)`,
      "i",
    ),
  ],
];
const ANNOUNCED = new RegExp(
  `${NUMBER}\\s*(?:个|条|项|句|种|类|courteous|forbidden|approved|standard|taboo)?\\s*(?=不准|不许|严禁|禁令|禁止|忌语|禁语|禁用|服务忌语|服务禁语|文明用语|礼貌用语|规范用语|用语|prohibitions?|phrases?|bans?)`,
  "i",
);
/** "共8句" or "(six in all)" behind the name of a list. */
const IN_ALL = new RegExp(
  `(?:共|合计|总计)\\s*${NUMBER}\\s*(?:个|条|项|句|种|类)|${NUMBER}\\s*(?:in all|in total|altogether|entries|items)`,
  "i",
);
/** What makes a list of prohibitions one on dealings with others, and not on slippers and tea cups. */
const BEARS_ON_OTHERS =
  /客户|顾客|用户|业主|旅客|乘客|病人|患者|群众|来访|办事|服务对象|投诉|签(?:字|名|收)|馈赠|礼品|红包|收受|回扣|宴请|承诺|失约|泄|透露|外传|收费|推诿|刁难|争吵|customers?|clients?|guests?|patients?|owners?|readers?|gifts?|presents?|brib|promis|sign for|disclos|reveal|appointments?|complain/i;
const QUOTED = /[“"「『]([^”"」』\n]{1,60})[”"」』]/g;
const BAN_SAYING =
  /(?:不得|不准|不许|不要|禁止|严禁|切勿|忌|不能|避免)(?:使用|说|讲|用|出现)|(?:must not|may not|do not|never|don't) (?:say|use|write)|avoid (?:saying|using)/i;
const ASK_SAYING = /(?:应|须|必须|要|应当)(?:主动)?(?:使用|说|讲|用语)|(?:must|should|always) (?:say|use|write)/i;
const BAN_TELLING =
  /(?:不得|不准|不许|严禁|禁止|不可|切勿)(?:[^。；，,]{0,12})(?:泄露|泄漏|透露|外传|外泄|公开|谈论|提供给)|(?:must|may) not (?:be )?(?:disclose|reveal|pass on|share|discuss)|never (?:disclose|reveal|share)|keep [^.]{1,40} (?:secret|confidential)/i;
const OUTWARD =
  /邮件|传真|信函|函件|回函|发函|对外|外发|答复|回复|报价|广告|宣传|通知(?:客户|用户|业主)|(?:e-?)?mails?\b|fax|letters?\b|quotations?|adverts?|advertisements?|repl(?:y|ies)|notices? to/i;
const NEEDS_APPROVAL =
  /(?:须|应|必须|需|需要|应当)(?:先|事先)?(?:经|报|由|征得|得到|取得|请示)[^。；]{0,20}?(?:批准|审批|同意|审核|签字|签发|过目)|(?:must|should|need(?:s)? to|shall) (?:first )?be (?:approved|released|signed|cleared|seen) by|only (?:after|with) [^.]{0,30}approval|requires? [^.]{0,30}approval/i;
const ANSWER =
  "回复|答复|回访|联系(?:客户|用户)|反馈(?:给)?(?:客户|用户|投诉人|对方)|告知(?:客户|用户)|通知(?:客户|用户)|reply|replies|answer|call (?:the customer )?back|contact the customer|inform the customer|follow up";
/** How fast a fault is taken up, which is no answer to a person. */
const OF_FAULTS = /\b(?:faults?|alarms?|incidents?|calls?)\b[^.]{0,40}\banswered\b/i;
const LIMIT = new RegExp(
  `${NUMBER}\\s*(?:个)?\\s*(分钟|小时|钟头|个?工作日|天|日|minutes?|hours?|working days?|days?)\\s*(?:之内|以内|内|后)?`,
  "i",
);

/**
 * Reads a handbook's text and proposes the rules on correspondence that it holds. A document without any yields none:
 * what is not under a heading that says so, or in a sentence that forbids or demands, is left alone. Pure.
 */
export function readHandbook(text: string): HandbookReading {
  const lines = toLines(text);
  const proposals: Proposal[] = [];
  const announcements: Announcement[] = [];
  let list: List | undefined;
  /** What the open list holds so far. */
  let own: Proposal[] = [];
  const close = (): void => {
    if (list?.kind === "prohibition" && !own.some(({ what }) => BEARS_ON_OTHERS.test(what))) own = [];
    else if (list?.announced !== undefined) {
      const { line, announced } = list;
      announcements.push({
        what: bare(withoutMark(line.text).replace(/[“”"「」『』]/g, "")),
        announced,
        found: own.length,
        sentence: line.text,
        line: line.number,
      });
    }
    proposals.push(...own);
    list = undefined;
    own = [];
  };

  for (const line of lines) {
    const opened = openList(line);
    if (opened) {
      close();
      list = opened;
      continue;
    }
    if (line.heading && !isEntry(line, list)) close();
    const entries = list && isEntry(line, list) ? readEntry(line, list) : [];
    if (entries.length > 0) {
      own.push(...entries);
    } else {
      // Running text under a list ends it, unless it introduces the entries.
      if (list && own.length > 0 && !line.item) close();
      for (const sentence of sentencesOf(line.text)) proposals.push(...readSentence(sentence, line.number));
    }
  }
  close();
  return { proposals: withoutRepeats(proposals), announcements };
}

/** "2 Courteous phrases" and "第二章 文明用语 8": a section's own number, and a line of the contents. */
const SECTION = /^\d{1,2}\s+[A-Z]/;
const OF_CONTENTS = /[\s.…·]\d{1,3}$/;

/** A line that says what the entries below it are: a heading, or a line that announces a number of them. */
function openList(line: TextLine): List | undefined {
  if (OF_CONTENTS.test(line.text)) return undefined;
  const name = SECTION.test(line.text) ? line.text.replace(/^\d+/, "") : line.text;
  const announces = ANNOUNCED.exec(name) ?? IN_ALL.exec(name);
  const number = announces?.slice(1).find((group) => group !== undefined);
  const announced = number === undefined ? undefined : toNumber(number);
  if (!line.heading && announced === undefined) return undefined;
  if (line.text.length > 60 && !line.text.endsWith("：") && !line.text.endsWith(":")) return undefined;
  const kind = LISTS.find(([, pattern]) => pattern.test(line.text))?.[0];
  return kind && { kind, line, ...(announced === undefined ? {} : { announced }) };
}

function isEntry({ text, item, heading }: TextLine, list: List | undefined): boolean {
  if (!list) return false;
  if (item) return true;
  return !heading && /^[“"「『]/.test(text);
}

function readEntry(line: TextLine, { kind, line: heading }: List): Proposal[] {
  const body = withoutMark(line.text);
  const whole = { sentence: line.text, line: line.number };
  if (kind === "confidential") return body.length > 40 ? [] : [{ kind, what: bare(body), ...whole, sureness: 0.8 }];
  if (kind === "prohibition") {
    const forbids = /不准|不许|严禁|禁止|不得|never|no |not /i.test(`${body}${heading.text}`);
    return forbids ? [{ kind, what: bare(body), ...whole, sureness: 0.6 }] : [];
  }
  const quoted = [...body.matchAll(QUOTED)].map((match) => match[1] ?? "");
  const phrases = quoted.length > 0 ? quoted : body.length <= 40 || /^[\x20-\x7e]{1,90}$/.test(body) ? [body] : [];
  return phrases.map(
    (what): Proposal => ({ kind, what: bare(what), ...whole, sureness: quoted.length > 0 ? 0.95 : 0.85 }),
  );
}

function readSentence(sentence: string, line: number): Proposal[] {
  const at = { sentence, line };
  const quoted = [...sentence.matchAll(QUOTED)].map((match) => bare(match[1] ?? "")).filter((what) => what.length > 1);
  const says = BAN_SAYING.test(sentence) ? "phrase-to-avoid" : ASK_SAYING.test(sentence) ? "phrase-to-use" : undefined;
  if (says && quoted.length > 0) return quoted.map((what): Proposal => ({ kind: says, what, ...at, sureness: 0.75 }));
  const secret = BAN_TELLING.exec(sentence);
  if (secret)
    return secretsIn(sentence).map((what): Proposal => ({ kind: "confidential", what, ...at, sureness: 0.65 }));
  if (NEEDS_APPROVAL.test(sentence) && OUTWARD.test(sentence)) {
    return [{ kind: "approval", what: subjectOf(sentence), ...at, sureness: 0.7 }];
  }
  const limit = LIMIT.exec(sentence);
  const answer = new RegExp(ANSWER, "i").exec(sentence);
  const hours = limit ? hoursOf(limit[1] ?? "", limit[2] ?? "") : undefined;
  if (OF_FAULTS.test(sentence) && !/customer|client|complain|letter|mail|enquir|request/i.test(sentence)) return [];
  if (limit && answer && hours !== undefined && /内|within|before|不超过|at most|no later/i.test(sentence)) {
    const working = /工作日|working/i.test(limit[2] ?? "");
    return [{ kind: "time-limit", what: answer[0], hours, ...(working ? { working } : {}), ...at, sureness: 0.7 }];
  }
  return [];
}

/** Letters on something: what they are on. */
const ABOUT =
  /^(?:letters?|e-?mails?|mails?|fax(?:es)?|messages?|answers?|repl(?:y|ies)) (?:on|about|concerning|regarding|with) (.{2,60})$|^(?:凡|所有|任何)?(?:涉及|关于|有关)(.{2,20}?)的(?:信函|邮件|传真|函件|回函|信)$/i;

/** What needs the approval: the words before it, or the kind of letter when they are too many. */
function subjectOf(sentence: string): string {
  const before =
    sentence
      .slice(0, NEEDS_APPROVAL.exec(sentence)?.index ?? 0)
      .split(/[，,；;]/)
      .at(-1) ?? "";
  const subject = bare(before).replace(/^(?:every|all|any|each|the|an?)\s+/i, "");
  const long = /\p{Script=Han}/u.test(subject) ? subject.length > 12 : subject.split(/\s+/).length > 5;
  if (subject === "" || long || !OUTWARD.test(subject)) return bare(OUTWARD.exec(sentence)?.[0] ?? "");
  // No letter says of itself that it is one on prices: it says prices.
  const about = ABOUT.exec(subject);
  return bare(about?.[1] ?? about?.[2] ?? "") || subject;
}

/** What a sentence says must stay inside: the things it lists. */
function secretsIn(sentence: string): string[] {
  const zh = /(?:泄露|泄漏|透露|外传|外泄(?![露漏])|公开|谈论)(?:(?:公司|单位|企业)的?)?([^。；，,]{2,60})/.exec(
    sentence,
  )?.[1];
  const passive =
    /^(.{3,90}?)\s+(?:must|may|shall|can) not be (?:disclosed|revealed|shared|passed on|discussed)\b/i.exec(
      sentence,
    )?.[1];
  const en =
    passive ??
    /(?:disclose|reveal|share|pass on|discuss|keep)\s+([^.;]{3,90}?)(?:\s+(?:to|with|secret|confidential|outside)\b|[.;]|$)/i.exec(
      sentence,
    )?.[1];
  return (zh ?? en ?? "")
    .split(/、|和|及|与|以及|,|\band\b|\bor\b/)
    .map((part) =>
      bare(part)
        .replace(/^(?:the|any|our|its)\s+/i, "")
        .replace(/等$/, ""),
    )
    .filter((part) => part.length >= 2 && part.length <= 40);
}

function hoursOf(number: string, unit: string): number | undefined {
  const count = toNumber(number);
  if (count === undefined || count === 0) return undefined;
  if (/分钟|minute/i.test(unit)) return count / 60;
  if (/小时|钟头|hour/i.test(unit)) return count;
  return count * 24;
}

const bare = (text: string): string => text.replace(/^[\s“"「『']+|[\s”"」』'。；;，,.：:]+$/g, "").trim();

function withoutRepeats(proposals: readonly Proposal[]): Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ kind, what }) => {
    const key = `${kind}|${what.toLowerCase()}`;
    const fresh = what !== "" && !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
