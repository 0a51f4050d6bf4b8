import { Kind, kindAt } from "./characters.ts";

/** Whose words a part of a letter holds. */
export type Role = "own" | "signature" | "quoted" | "disclaimer";

/** A run of lines that no sentence crosses. `start` is the UTF-16 offset of `text` in the field. */
export type Chunk = { text: string; start: number; role: Role };

type Line = { text: string; start: number };

/** A longer paragraph is read in parts, so that none keeps the page waiting. */
const LONGEST = 8_000;
/** Where no sentence ends, parts share so much that no phrase is cut in two; what is found twice is told once. */
const SHARED = 400;
const SENTENCE_END = /[!?。！？｡\n]|\.(?=\s)/g;

/** A line shorter than this ends on purpose; a longer one may have been wrapped by a mail program. */
const WRAP_COLUMN = 50;

const QUOTE_MARK = /^\s{0,3}[>＞|]/;
/** `----- Original Message -----` and its kin. */
const RULED_HEAD =
  /^\s*[-_=*]{2,}\s*(original( message| mail)?|replied message|forwarded message|forwarded by\b.*|begin forwarded message|原始邮件|原始郵件|原邮件|邮件原件|转发(的)?邮件|轉寄(的)?郵件|回复(的)?(原)?邮件|回覆(的)?郵件|历史邮件|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|message (d'origine|original|transféré|initial)|mensaje (original|reenviado)|messaggio (originale|inoltrato)|mensagem (original|encaminhada)|oorspronkelijk bericht|ursprungligt meddelande|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|исходное сообщение|пересылаемое сообщение|元のメッセージ)\s*[-_=*:：]*/iu;
const PLAIN_HEAD =
  /^\s*(begin forwarded message|début du message (réexpédié|transféré)|anfang der weitergeleiteten nachricht)\s*[:：]/iu;
const RULE_LINE = /^\s*(_{20,}|={4,}|-{20,})\s*$/;
/** `On …, X wrote:` in the languages that mail programs speak; a date or an address tells it from a narrator's. */
const ATTRIBUTION =
  /(?<!\p{L})(wrote|writes|schrieb|a écrit|ha scritto|escribió|escribio|escreveu|schreef|skrev|kirjoitti|napisał(\(a\)|a)?|napsal(\(a\)|a)?|написала?|пишет|írta|yazdı|scrisse|a scris|napísal|写道|寫道|写到)(?!\p{L}).{0,80}[:：]\s*$|^\s*\d{4}-\d{2}-\d{2}.{4,120}<[^<>]*@[^<>]*>\s*[:：]\s*$/iu;
const DATED = /\d|@|[<＜]/;
const WROTE =
  /(?<!\p{L})(wrote|writes|said|schrieb|a écrit|ha scritto|escribió|escribio|escreveu|schreef|skrev|написала?|пишет)(?!\p{L})/iu;
const NAME_WORD = /^(\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiu]|del|l[ae]|van|von|de[rn]|ten|bin|al|el|via)$/u;
const CHINESE_AUTHOR =
  /^[“"]?[\p{Script=Han}·]{1,8}[”"]?\s*((来信|回信|回复)?[写寫][道到]|(来信|來信|回复|回覆)?[说說])\s*[:：]$/u;
/** Lines that an attribution may be wrapped over. */
const ATTRIBUTION_LINES = 3;
const HEADER_LABEL =
  /^\s*[*]{0,2}(from|sent|date|to|cc|subject|reply-to|von|gesendet|an|datum|betreff|de|envoyé|date|à|a|objet|copie à|message du|enviado( el)?|para|asunto|assunto|da|inviato|data|oggetto|från|fra|skickat|sendt|till|til|ämne|emne|van|verzonden|aan|onderwerp|od|wysłano|do|temat|от|отправлено|кому|тема|дата|lähettäjä|lähetetty|vastaanottaja|aihe|发件人|寄件人|寄件者|发送时间|发送日期|寄件日期|日期|时间|收件人|收件者|抄送|副本|主题|主旨)[*]{0,2}\s*[:：]/iu;
const HEADER_FROM =
  /^\s*[*]{0,2}(from|von|de|da|från|fra|van|od|от|lähettäjä|message du|发件人|寄件人|寄件者)[*]{0,2}\s*[:：]/iu;
const CLOSING =
  /^\s*((best|kind|kindest|warm|warmest)( regards| wishes)?|with (best|kind|warm) (regards|wishes)|regards|yours (sincerely|faithfully|truly)|sincerely( yours)?|many thanks|thanks( and (best |kind )?regards)?|thank you( very much)?|cheers|yours|best( wishes)?|all the best|respectfully( yours)?|mit freundlichen grüßen|freundliche grüße|cordialement|saludos( cordiales)?|cordiali saluti|此致|敬礼|此致敬礼|顺颂商祺|顺祝商祺|祝(好|商祺|安|工作顺利|生活愉快|节日愉快|身体健康)|顺致(商祺|敬意)|敬上|谨上|谢谢(您|大家)?|多谢)\s*[,，.!！。]?\s*$/i;
const SENT_FROM =
  /^\s*(sent from (my|outlook|mail|yahoo|samsung|a mobile|the)\b|get outlook for |envoyé (de|depuis|à partir)\b|gesendet (von|mit)\b|von meinem .{2,40} gesendet|diese nachricht wurde von|enviado desde\b|inviato da\b|verzonden (vanaf|met)\b|skickat från\b|отправлено (с|из)\b|发自|发送自|来自我的|從我的|从我的)/iu;
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
    const { role, first } = open;
    for (const part of partsOf(body.slice(first.start, end))) {
      chunks.push({ text: part.text, start: first.start + part.start, role });
    }
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

/** A paragraph in parts of at most `LONGEST`, cut at sentence ends where there are any. */
function partsOf(text: string): Line[] {
  const parts: Line[] = [];
  let start = 0;
  while (text.length - start > LONGEST) {
    const half = text.slice(start + LONGEST / 2, start + LONGEST);
    let sentence = -1;
    for (const { index } of half.matchAll(SENTENCE_END)) sentence = index + 1;
    const blank = half.lastIndexOf(" ") + 1;
    const end = start + LONGEST / 2 + (sentence > 0 ? sentence : blank > 0 ? blank : half.length);
    parts.push({ text: text.slice(start, end), start });
    const wordStart = text.lastIndexOf(" ", end - SHARED) + 1;
    if (sentence > 0) start = end;
    else start = wordStart > end - 2 * SHARED ? wordStart : end - SHARED;
  }
  parts.push({ text: text.slice(start), start });
  return parts;
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
  const head = findHistory(lines, channel);
  const ownEnd = head?.from ?? lines.length;
  lines.forEach((line, at) => {
    // Answers between quoted lines below the history's head are the writer's own only where the quotes are marked.
    if (at >= ownEnd || QUOTE_MARK.test(line.text)) roles[at] = "quoted";
  });
  if (head && marksItsQuotes(lines, head.to)) {
    for (let at = head.to; at < lines.length; at++) {
      if (!QUOTE_MARK.test(lines[at]?.text ?? "")) roles[at] = "own";
    }
  }
  markDisclaimers(lines, roles);
  markSignature(lines, roles);
  return roles;
}

/** Where quoted history begins: the lines of its head, half-open. */
function findHistory(lines: readonly Line[], channel: "email" | "fax"): { from: number; to: number } | undefined {
  for (let at = 0; at < lines.length; at++) {
    const length = headLength(lines, at, channel);
    if (length > 0) return { from: at, to: at + length };
  }
  return undefined;
}

/** How many lines from this one on are the head of quoted history; 0 when it does not begin here. */
function headLength(lines: readonly Line[], at: number, channel: "email" | "fax"): number {
  const text = lines[at]?.text ?? "";
  if (text.trim() === "" || QUOTE_MARK.test(text)) return 0;
  if (/^\s*[-_=*]{2}/.test(text)) {
    if (RULED_HEAD.test(text)) return 1;
    if (RULE_LINE.test(text) && (text.includes("_") || nextIsHeader(lines, at))) return 1;
  }
  if (PLAIN_HEAD.test(text)) return 1;
  const attribution = attributionLength(lines, at);
  if (attribution > 0) return attribution;
  if (channel === "fax" || !HEADER_FROM.test(text)) return 0;
  // A cover sheet's "From:" stands among "To:" and the like at the top; a forwarded header follows the writer's words.
  let last = at - 1;
  while (last >= 0 && lines[last]?.text.trim() === "") last -= 1;
  const before = lines[last];
  const after = lines.slice(at + 1, at + 6).filter((line) => HEADER_LABEL.test(line.text));
  return before && !HEADER_LABEL.test(before.text) && after.length > 0 ? 1 : 0;
}

function nextIsHeader(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find((line) => line.text.trim() !== "");
  return next !== undefined && HEADER_LABEL.test(next.text);
}

/** `On …, X wrote:`, which mail programs wrap over up to three lines. */
function attributionLength(lines: readonly Line[], at: number): number {
  let joined = "";
  for (let length = 1; length <= ATTRIBUTION_LINES; length++) {
    const text = lines[at + length - 1]?.text.trim() ?? "";
    if (text === "" || joined.length + text.length > 300) return 0;
    joined = joined === "" ? text : `${joined} ${text}`;
    if (!/[:：]$/.test(text)) continue;
    if (ATTRIBUTION.test(joined) && DATED.test(joined)) return length;
    // Without a date or an address it may be a narrator's: then it is a name and no more, and marked quotes follow.
    return isNamedAuthor(joined) && marksItsQuotes(lines, at + length) ? length : 0;
  }
  return 0;
}

/** `Ana Ruiz wrote:`, `schrieb Ana Ruiz:`, `何磊说：`: somebody's name, the word for writing, and nothing else. */
function isNamedAuthor(line: string): boolean {
  if (CHINESE_AUTHOR.test(line)) return true;
  if (!WROTE.test(line)) return false;
  const words = line.replace(WROTE, " ").match(/[^\s,:"“”()]+/g) ?? [];
  return words.length > 0 && words.length <= 6 && words.every((word) => NAME_WORD.test(word));
}

/** True when the history's lines carry quote marks, so that unmarked lines between them are answers. */
function marksItsQuotes(lines: readonly Line[], from: number): boolean {
  const first = lines.slice(from).find((line) => line.text.trim() !== "");
  return first !== undefined && QUOTE_MARK.test(first.text);
}

/** A disclaimer goes on to the end of its paragraph. */
function markDisclaimers(lines: readonly Line[], roles: Role[]): void {
  let inside = false;
  lines.forEach(({ text }, at) => {
    if (text.trim() === "") inside = false;
    if (roles[at] !== "own") return;
    inside ||= text.length > 20 && DISCLAIMER.test(text);
    if (inside) roles[at] = "disclaimer";
  });
}

function markSignature(lines: readonly Line[], roles: Role[]): void {
  for (let at = 0; at < lines.length; at++) {
    if (roles[at] !== "own") continue;
    const text = lines[at]?.text ?? "";
    const dashes = /^--\s*$/.test(text);
    const closing = !dashes && CLOSING.test(text);
    if (!dashes && !closing && !SENT_FROM.test(text)) continue;
    if (closing && !closesLetter(lines, roles, at)) continue;
    for (let rest = closing ? at + 1 : at; rest < lines.length; rest++) {
      if (roles[rest] === "own") roles[rest] = "signature";
    }
    return;
  }
}

/** A closing line closes the letter when only a few short lines follow it. */
function closesLetter(lines: readonly Line[], roles: readonly Role[], at: number): boolean {
  let after = 0;
  for (let rest = at + 1; rest < lines.length; rest++) {
    const text = lines[rest]?.text.trim() ?? "";
    if (roles[rest] !== "own" || text === "") continue;
    after += 1;
    if (after > 10 || text.length > 90) return false;
  }
  return true;
}
