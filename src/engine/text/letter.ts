import { Kind, kindAt } from "./characters.ts";

/** Whose words a part of a letter holds. */
export type Role = "own" | "signature" | "quoted" | "disclaimer";

/** A run of lines that no sentence crosses. `start` is the UTF-16 offset of `text` in the field. */
export type Chunk = { text: string; start: number; role: Role };

type Line = { text: string; start: number };

/** A line shorter than this ends on purpose; a longer one may have been wrapped by a mail program. */
const WRAP_COLUMN = 50;

const QUOTE_MARK = /^\s{0,3}[>＞|]/;
const HISTORY_START = [
  /^\s*[-_=*]{2,}\s*(original message|original mail|forwarded message|forwarded by\b.*|begin forwarded message|原始邮件|原始郵件|原邮件|邮件原件|转发(的)?邮件|轉寄(的)?郵件|回复(的)?邮件|历史邮件)\s*[-_=*:：]*/i,
  /^\s*(begin forwarded message|-{5,}\s*forwarded)/i,
  /^\s*on\b.{6,200}\b(wrote|writes|schrieb)\s*[:：]\s*$/i,
  /^\s*(于|在)\s*.{4,100}(写道|写到|寫道|wrote)\s*[:：，,]?\s*$/,
  /^.{2,100}(写道|寫道)\s*[:：]\s*$/,
  /^\s*_{20,}\s*$/,
];
const HEADER_LABEL =
  /^\s*[*]{0,2}(from|sent|date|to|cc|subject|发件人|寄件人|寄件者|发送时间|发送日期|日期|时间|收件人|抄送|主题|主旨)[*]{0,2}\s*[:：]/i;
const HEADER_FROM = /^\s*[*]{0,2}(from|发件人|寄件人|寄件者)[*]{0,2}\s*[:：]/i;
const CLOSING =
  /^\s*((best|kind|kindest|warm|warmest)( regards| wishes)?|with (best|kind|warm) (regards|wishes)|regards|yours (sincerely|faithfully|truly)|sincerely( yours)?|many thanks|thanks( and regards)?|cheers|此致|敬礼|此致敬礼|顺颂商祺|顺祝商祺|祝(好|商祺|工作顺利|生活愉快)|谢谢)\s*[,，.!！。]?\s*$/i;
const SENT_FROM = /^\s*(sent from my |get outlook for |发自我的|发送自我的|来自我的)/i;
const DISCLAIMER =
  /(this (e-?mail|message|fax|communication)\b.{0,120}\b(confidential|privileged|intended (only|solely))|if you (are not|have received this).{0,60}(intended recipient|in error|by mistake)|intended (only|solely) for the|本(邮件|信息|传真|电邮).{0,40}(保密|机密|专有|仅供|仅限)|如(果)?您?(并非|不是|误收|错误).{0,30}(收件人|收到|邮件))/i;

/**
 * Cuts a body into chunks and tells the writer's own words from quoted history, signature and disclaimer. The wider
 * context decides the role; what stands inside a chunk does not depend on its neighbours, so that chunks can be
 * remembered while the writer types elsewhere.
 */
export function toChunks(body: string, channel: "email" | "fax"): Chunk[] {
  const lines = toLines(body);
  const roles = toRoles(lines, channel);
  const chunks: Chunk[] = [];
  let open: { first: Line; last: Line; role: Role } | undefined;
  const close = (): void => {
    if (!open) return;
    const end = open.last.start + open.last.text.length;
    chunks.push({ text: body.slice(open.first.start, end), start: open.first.start, role: open.role });
    open = undefined;
  };
  lines.forEach((line, at) => {
    const role = roles[at] ?? "own";
    if (line.text.trim() === "") {
      close();
      return;
    }
    if (open && open.role !== role) close();
    open = open ? { ...open, last: line } : { first: line, last: line, role };
    if (endsOnPurpose(line.text, lines[at + 1]?.text)) close();
  });
  close();
  return chunks;
}

function toLines(body: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= body.length) {
    const end = body.indexOf("\n", start);
    const stop = end < 0 ? body.length : end;
    lines.push({ text: body.slice(start, stop), start });
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}

function endsOnPurpose(line: string, next: string | undefined): boolean {
  const text = line.trimEnd();
  if (text.length < WRAP_COLUMN || next === undefined) return true;
  const last = kindAt(text, text.length - 1);
  if (last === Kind.stop || text.endsWith(".") || text.endsWith(":") || text.endsWith("：")) return true;
  return /^\s*([-*•·#>|]|\d{1,2}[.)、）]|[(（]\d|$)/.test(next) || /^[ \t]{2,}/.test(next);
}

function toRoles(lines: readonly Line[], channel: "email" | "fax"): Role[] {
  const roles: Role[] = lines.map(() => "own");
  const historyAt = lines.findIndex((line, at) => startsHistory(lines, at, line.text, channel));
  const ownEnd = historyAt < 0 ? lines.length : historyAt;
  lines.forEach((line, at) => {
    if (QUOTE_MARK.test(line.text)) roles[at] = "quoted";
    // Answers between quoted lines below the history's head are the writer's own only where the quotes are marked.
    else if (at >= ownEnd) roles[at] = "quoted";
    else if (DISCLAIMER.test(line.text)) roles[at] = "disclaimer";
  });
  if (historyAt >= 0 && marksItsQuotes(lines, historyAt)) {
    for (let at = historyAt + 1; at < lines.length; at++) {
      if (!QUOTE_MARK.test(lines[at]?.text ?? "")) roles[at] = "own";
    }
  }
  markSignature(lines, roles, ownEnd);
  return roles;
}

function startsHistory(lines: readonly Line[], at: number, text: string, channel: "email" | "fax"): boolean {
  if (HISTORY_START.some((pattern) => pattern.test(text))) return true;
  if (/^\s*on\b/i.test(text) && /\bwrote\s*[:：]\s*$/i.test(`${text} ${lines[at + 1]?.text ?? ""}`))
    return text.length < 160;
  if (channel === "fax" || !HEADER_FROM.test(text)) return false;
  // A cover sheet's "From:" stands among "To:" and the like at the top; a forwarded header follows the writer's words.
  const before = lines.slice(0, at).filter((line) => line.text.trim() !== "");
  const after = lines.slice(at + 1, at + 6).filter((line) => HEADER_LABEL.test(line.text));
  return before.length > 0 && !HEADER_LABEL.test(before.at(-1)?.text ?? "") && after.length > 0;
}

/** True when the history's lines carry quote marks, so that unmarked lines between them are answers. */
function marksItsQuotes(lines: readonly Line[], historyAt: number): boolean {
  const rest = lines.slice(historyAt + 1).filter((line) => line.text.trim() !== "");
  return rest.length > 0 && QUOTE_MARK.test(rest[0]?.text ?? "");
}

function markSignature(lines: readonly Line[], roles: Role[], ownEnd: number): void {
  for (let at = 0; at < ownEnd; at++) {
    if (roles[at] !== "own") continue;
    const text = lines[at]?.text ?? "";
    const dashes = /^--\s*$/.test(text);
    if (!dashes && !SENT_FROM.test(text) && !CLOSING.test(text)) continue;
    if (CLOSING.test(text) && !closesLetter(lines, roles, at, ownEnd)) continue;
    for (let rest = dashes ? at : at + (SENT_FROM.test(text) ? 0 : 1); rest < ownEnd; rest++) {
      if (roles[rest] === "own") roles[rest] = "signature";
    }
    return;
  }
}

/** A closing line closes the letter when only a few short lines follow it. */
function closesLetter(lines: readonly Line[], roles: readonly Role[], at: number, ownEnd: number): boolean {
  const after = lines
    .slice(at + 1, ownEnd)
    .filter((line, index) => roles[at + 1 + index] === "own" && line.text.trim() !== "");
  return after.length <= 10 && after.every((line) => line.text.trim().length <= 90);
}
