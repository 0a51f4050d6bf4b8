import type { PlacedChunk } from "../detectors/detector.ts";
import { isSpelling, spellingsOf } from "./surnames.ts";

/** Lines at the top of a letter in which a salutation or a cover sheet is looked for. */
const TOP = 14;
/** A salutation is no longer than this; longer lines are text. */
const LONGEST = 90;

/** The writer's own lines at the top of the body, in order. */
export function topLines(body: readonly PlacedChunk[]): PlacedChunk[] {
  const top: PlacedChunk[] = [];
  for (const chunk of body) {
    if (chunk.role === "own") top.push(chunk);
    if (top.length === TOP) break;
  }
  return top;
}

const ENGLISH_CALL =
  /^\s*(?:dear|hello|hi|hey|hiya|yo|good (?:morning|afternoon|evening|day)|to whom|greetings|(?:mr|mrs|ms|miss|dr|prof)\b)/i;
const CHINESE_CALL =
  /(?:您好|你好|大家好|(?:上午|下午|早上|晚上|中午)好|两位好|各位好|钧鉴|台鉴|如晤|敬启者)\s*[:：,，!！。.]?\s*$/;
const NAME_LINE = /^\s*[^\s:：,，。.!?？！]{1,24}(?:[ 、][^\s:：,，。.!?？！]{1,24}){0,4}\s*[:：,，]\s*$/u;

/** The line that greets the reader: `Dear Mr Banda,` `唐主管，您好：` `老何,`; undefined when there is none. */
export function salutationOf(body: readonly PlacedChunk[]): PlacedChunk | undefined {
  for (const chunk of topLines(body)) {
    let greets = chunk.notes.get(GREETS);
    if (greets === undefined) {
      greets = isSalutation(firstLine(chunk.text));
      chunk.notes.set(GREETS, greets);
    }
    if (greets === true) return chunk;
  }
  return undefined;
}

/** Under this the answer is noted with the chunk. */
const GREETS = {};

const isSalutation = (line: string): boolean =>
  line.length <= LONGEST &&
  (ENGLISH_CALL.test(line) ||
    CHINESE_CALL.test(line) ||
    /^.{1,14}(?:您好|你好|尊敬)/u.test(line) ||
    NAME_LINE.test(line));

export function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}

/** The salutation, and the lines of a cover sheet that name the addressee, e.g. `To: …`. */
export function addressedLines(body: readonly PlacedChunk[], labels: readonly string[]): PlacedChunk[] {
  const salutation = salutationOf(body);
  const opens = labels.map((label) => label.toLowerCase());
  const cover = topLines(body).filter((chunk) => {
    const head = /^[^:：]{1,24}[:：]/.exec(chunk.text)?.[0];
    if (!head) return false;
    const words = head.toLowerCase().replace(/[\s:：]/g, "");
    return opens.some((label) => words.split("/").includes(label));
  });
  return salutation && !cover.includes(salutation) ? [...cover, salutation] : cover;
}

const ENGLISH_NAME =
  /\b(?:mr|mrs|ms|miss|dr|prof|sr|sra|herr|frau|captain|capt|eng|ing)\b\.?\s+(?:[\p{Lu}]\.?\s+)?([\p{L}'-]{2,30})/giu;

const CHINESE_NAME =
  /(?<!\p{Script=Han})(\p{Script=Han})(\p{Script=Han}{0,2}?)(?:主任|主管|经理|經理|工程师|工程師|工|总|總|科长|科長|处长|處長|队长|隊長|厂长|廠長|部长|部長|站长|站長|班长|班長|先生|女士|小姐|老师|老師|师傅|師傅)(?=[\s:：,，、!！]|您好|你好|$)/gu;

/**
 * Family names greeted with a title, lower-case and in Latin letters: `banda`, `lin` for 林经理; none when the
 * salutation greets a group or a function. 鲁伊斯女士 is Ms Ruiz and 马丁先生 Mr Martin, so more signs count only where a reader's address is
 * Chinese.
 * @param readers name parts of the readers' addresses, lower-case
 */
export function greetedPersons(body: readonly PlacedChunk[], readers: readonly string[]): string[] {
  const chunk = salutationOf(body);
  if (!chunk) return [];
  const line = firstLine(chunk.text);
  const english = [...line.matchAll(ENGLISH_NAME)].map((match) => (match[1] ?? "").toLowerCase());
  const isChinese = readers.some(isSpelling);
  const chinese = [...line.matchAll(CHINESE_NAME)].flatMap(([, family = "", given = ""]) =>
    isChinese || given === "" ? spellingsOf(family) : [],
  );
  return [...english, ...chinese];
}
