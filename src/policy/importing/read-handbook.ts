import type { Announcement, HandbookReading, Proposal } from "../../model/importing.ts";
import { cellsOf, sentencesOf, type TextLine, toLines, toNumber, withoutMark } from "./lines.ts";
import { type List, type ListKind, NUMBER, openList, openTable } from "./lists.ts";
import { QUOTED, quotedPhrases } from "./quoted.ts";

/** What makes a list of prohibitions one on dealings with others, and not on slippers and tea cups. */
const BEARS_ON_OTHERS =
  /客户|顾客|用户|业主|旅客|乘客|病人|患者|群众|来访|办事|服务对象|投诉|签(?:字|名|收)|馈赠|礼品|红包|收受|回扣|宴请|承诺|失约|泄|透露|外传|收费|推诿|刁难|争吵|customers?|clients?|guests?|patients?|owners?|readers?|gifts?|presents?|brib|promis|sign for|disclos|reveal|appointments?|complain/i;
const BAN_TELLING =
  /(?:不得|不准|不许|严禁|禁止|不可|切勿)(?:[^。；，,]{0,12})(?:泄露|泄漏|透露|外传|外泄|公开|谈论|提供给|(?:第三方|外部|外界|他人|外单位|竞争对手)提供)|(?:must|may|should|shall) (?:not|never) (?:be )?(?:disclose|reveal|pass(?:ed)? on|share|discuss)|never (?:disclose|reveal|share|pass on|discuss)|keep [^.]{1,40} (?:secret|confidential)/i;
const OUTWARD =
  /邮件|传真|信函|函件|回函|发函|对外|外发|答复|回复|报价|广告|宣传|通知(?:客户|用户|业主)|(?:e-?)?mails?\b|fax|letters?\b|quotations?|adverts?|advertisements?|repl(?:y|ies)|notices? to/i;
/** What is granted to somebody outside, in whatever form. */
const GRANTS =
  /(?:客户|用户|业主|对方)[^。；]{0,20}(?:赔偿|赔付|补偿|折扣|退款|减免)|(?:赔偿|赔付|补偿|折扣|退款|减免)[^。；]{0,20}(?:客户|用户|业主|对方)|(?:compensation|refunds?|discounts?|allowances?)\b[^.;]{0,40}\b(?:customers?|clients?)|(?:customers?|clients?)\b[^.;]{0,40}\b(?:compensation|refunds?|discounts?|allowances?)/i;
const NEEDS_APPROVAL =
  /(?:须|应|必须|需|需要|应当)(?:先|事先)?(?:经|报|送|由|征得|得到|取得|请示)[^。；]{0,20}?(?:批准|审批|同意|审核|签字|签发|过目)|(?:must|should|need(?:s)? to|shall) (?:first )?be (?:approved|released|signed|cleared|checked|seen|agreed) by|(?:must|may) not be sent (?:without|before|until)|only (?:after|with) [^.]{0,30}approval|(?:requires?|needs?) [^.]{0,30}approval/i;
const ANSWER =
  /回复|答复|回访|联系(?:客户|用户)|反馈(?:给)?(?:客户|用户|投诉人|对方)|告知(?:客户|用户)|通知(?:客户|用户)|(?:发出|出具|提交|寄出|发送)[^。，；]{0,6}(?:书面|服务|维修|检修|故障|分析)?报告|(?:书面|服务|维修|检修|故障分析)报告|reply|replies|respond to|acknowledge|answer|(?:written|service|visit|fault|incident) reports?|call (?:the customer )?back|contact the customer|inform the customer|follow up/i;
/** How fast a fault is taken up, which is no answer to a person. */
const OF_FAULTS = /\b(?:faults?|alarms?|incidents?|calls?)\b[^.]{0,40}\banswered\b/i;
const LIMIT = new RegExp(
  `${NUMBER}\\s*(?:个)?\\s*(分钟|小时|钟头|个?工作日|天|日|minutes?|hours?|working days?|days?)\\s*(?:之内|以内|内|后)?`,
  "i",
);

const SAME_DAY = /\b(?:the )?same (?:working )?day\b|当[天日](?!期)/i;
const WORKING_DAY_HOURS = 8;

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
  /** The line of the list's heading or latest entry. */
  let last = 0;
  let columns: (ListKind | undefined)[] | undefined;
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
    const table = openTable(line);
    if (table) {
      close();
      columns = table;
      continue;
    }
    const cells = columns ? cellsOf(line.text) : [];
    if (columns && cells.length >= 2) {
      proposals.push(...readRow(cells, columns, line));
      continue;
    }
    columns = undefined;
    const opened = openList(line);
    if (opened) {
      close();
      list = opened;
      last = line.number;
      continue;
    }
    const isOne = isEntry(line, list, last);
    if (line.heading && !isOne) close();
    const entries = list && isOne ? readEntry(line, list) : [];
    if (entries.length > 0) {
      own.push(...entries);
      last = line.number;
      if (list && (line.item || QUOTE.test(line.text))) list.marked = true;
    } else {
      // Running text under a list ends it, unless it introduces the entries.
      if (list && own.length > 0 && !line.item) close();
      for (const sentence of sentencesOf(line.text)) proposals.push(...readSentence(sentence, line.number));
    }
  }
  close();
  return { proposals: withoutRepeats(proposals), announcements };
}

/** "3.4", "第五条": the next paragraph of the handbook, and no entry of the list above it. */
const PARAGRAPH = /^(?:\d{1,2}(?:\.\d{1,2})+|第[一二三四五六七八九十百\d]{1,4}[章节条款])/;

const QUOTE = /^[“"「『]/;

function isEntry({ text, item, heading, number }: TextLine, list: List | undefined, last: number): boolean {
  if (!list) return false;
  if (item) return true;
  if (PARAGRAPH.test(text)) return false;
  if (QUOTE.test(text)) return !heading;
  // Word keeps its marks to itself: straight below a heading that leads to them, short lines are entries without one.
  const plain = list.leads && !list.marked && number === last + 1 && !/[:：]$/.test(text) && isShort(text);
  return plain && sentencesOf(text).every((sentence) => readSentence(sentence, number).length === 0);
}

const isShort = (text: string): boolean => text.length <= 40 || /^[\x20-\x7e]{1,90}$/.test(text);

function readEntry(line: TextLine, { kind, line: heading }: List): Proposal[] {
  const body = withoutMark(line.text);
  const whole = { sentence: line.text, line: line.number };
  if (kind === "confidential") return body.length > 40 ? [] : [{ kind, what: bare(body), ...whole, sureness: 0.8 }];
  if (kind === "approval") return [{ kind, what: topicOf(bare(body)), ...whole, sureness: 0.7 }];
  if (kind === "prohibition") {
    const forbids = /不准|不许|严禁|禁止|不得|never|no |not /i.test(`${body}${heading.text}`);
    return forbids ? [{ kind, what: bare(body), ...whole, sureness: 0.6 }] : [];
  }
  return readPhrases(body, kind, whole);
}

/** The phrases of an entry or a cell: those in quotation marks, or all of it. */
function readPhrases(text: string, kind: ListKind, whole: Pick<Proposal, "sentence" | "line">): Proposal[] {
  const told = quotedPhrases(text);
  // One entry may say both: instead of “X”, say “Y”.
  if (new Set(told.map((one) => one.kind)).size > 1)
    return told.map((one): Proposal => ({ kind: one.kind, what: bare(one.what), ...whole, sureness: 0.9 }));
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? "");
  const phrases = quoted.length > 0 ? quoted : isShort(text) ? [text] : [];
  return phrases.map(
    (what): Proposal => ({ kind, what: bare(what), ...whole, sureness: quoted.length > 0 ? 0.95 : 0.85 }),
  );
}

/** A row of a table whose head names phrases. */
function readRow(cells: readonly string[], columns: readonly (ListKind | undefined)[], line: TextLine): Proposal[] {
  const whole = { sentence: line.text, line: line.number };
  return cells.flatMap((cell, at) => {
    // The line under a head, drawn with dashes, says nothing.
    if (!/[\p{L}\p{N}]/u.test(cell)) return [];
    const kind = columns[at];
    return kind ? readPhrases(withoutMark(cell), kind, whole) : [];
  });
}

function readSentence(sentence: string, line: number): Proposal[] {
  const at = { sentence, line };
  const quoted = quotedPhrases(sentence).map(({ kind, what }) => ({ kind, what: bare(what), ...at, sureness: 0.75 }));
  if (quoted.length > 0) return quoted;
  const secret = BAN_TELLING.exec(sentence);
  if (secret)
    return secretsIn(sentence).map((what): Proposal => ({ kind: "confidential", what, ...at, sureness: 0.65 }));
  if (NEEDS_APPROVAL.test(sentence) && (OUTWARD.test(sentence) || GRANTS.test(sentence))) {
    return [{ kind: "approval", what: subjectOf(sentence), ...at, sureness: 0.7 }];
  }
  const sameDay = SAME_DAY.test(sentence) && ANSWER.exec(sentence)?.[0];
  if (sameDay) return [{ kind: "time-limit", what: sameDay, hours: WORKING_DAY_HOURS, ...at, sureness: 0.5 }];
  const limit = LIMIT.exec(sentence);
  const answer = ANSWER.exec(sentence);
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
  /^(?:letters?|e-?mails?|mails?|fax(?:es)?|messages?|answers?|repl(?:y|ies)) (?:(?:that|which) (?:mentions?|names?|contains?|offers?|promises?|touch(?:es)? on)|(?:on|about|concerning|regarding|with|naming|mentioning|promising|offering)) (.{2,60})$|^(?:凡|所有|任何|对外)?(?:涉及|关于|有关|提及|承诺)(.{2,20}?)的(?:信函|邮件|传真|函件|回函|信)$/i;
/** What a letter that needs an approval is on, when the sentence only says “the answer to it”. */
const TOPIC =
  /投诉|索赔|赔偿|赔付|补偿|退款|折扣|报价|合同|事故|停机|割接|延期|变更|处罚|媒体|律师函|complaints?|claims?|compensation|refunds?|discounts?|quotations?|contracts?|accidents?|incidents?|delays?|outages?/i;

/** What needs the approval: the words before it, or the kind of letter when they are too many. */
function subjectOf(sentence: string): string {
  const clauses = sentence.slice(0, NEEDS_APPROVAL.exec(sentence)?.index ?? 0).split(/[，,；;]/);
  const subject = bare(clauses.at(-1) ?? "");
  if (subject !== "" && OUTWARD.test(subject)) {
    const topic = topicOf(subject);
    if (topic !== "") return topic;
  }
  const topic = TOPIC.exec(clauses.join("，"))?.[0];
  return topic ?? bare(OUTWARD.exec(sentence)?.[0] ?? "");
}

/** What a letter of this kind says: no letter says of itself that it is one on prices. Empty when the words are too many. */
function topicOf(subject: string): string {
  const plain = subject.replace(/^(?:every|all|any|each|the|an?)\s+/i, "");
  const about = ABOUT.exec(plain);
  const topic = bare(about?.[1] ?? about?.[2] ?? "") || plain;
  const long = /\p{Script=Han}/u.test(topic) ? topic.length > 12 : topic.split(/\s+/).length > 5;
  return long ? (TOPIC.exec(topic)?.[0] ?? "") : topic;
}

/** What a sentence says must stay inside: the things it lists. */
function secretsIn(sentence: string): string[] {
  const zh = /(?:泄露|泄漏|透露|外传|外泄(?![露漏])|公开|谈论|提供)(?:(?:公司|单位|企业)的?)?([^。；，,]{2,60})/.exec(
    sentence,
  )?.[1];
  const passive =
    /^(.{3,90}?)\s+(?:must|may|shall|should|can) (?:not|never) be (?:disclosed|revealed|shared|passed on|discussed)\b/i.exec(
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
