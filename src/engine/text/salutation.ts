import type { PlacedChunk } from "../detectors/detector.ts";

/** Lines at the top of a letter in which a salutation or a cover sheet is looked for. */
const TOP = 14;
/** A salutation is no longer than this; longer lines are text. */
const LONGEST = 90;

/** The writer's own lines at the top of the body, in order. */
export function topLines(body: readonly PlacedChunk[]): PlacedChunk[] {
  return body.filter(({ role }) => role === "own").slice(0, TOP);
}

const ENGLISH_CALL =
  /^\s*(?:dear|hello|hi|hey|hiya|yo|good (?:morning|afternoon|evening|day)|to whom|greetings|(?:mr|mrs|ms|miss|dr|prof)\b)/i;
const CHINESE_CALL =
  /(?:您好|你好|大家好|(?:上午|下午|早上|晚上|中午)好|两位好|各位好|钧鉴|台鉴|如晤|敬启者)\s*[:：,，!！。.]?\s*$/;
const NAME_LINE = /^\s*[^\s:：,，。.!?？！]{1,24}(?:[ 、][^\s:：,，。.!?？！]{1,24}){0,4}\s*[:：,，]\s*$/u;

/** The line that greets the reader: `Dear Mr Banda,` `唐主管，您好：` `老何,`; undefined when there is none. */
export function salutationOf(body: readonly PlacedChunk[]): PlacedChunk | undefined {
  for (const chunk of topLines(body)) {
    const line = firstLine(chunk.text);
    if (line.length > LONGEST) continue;
    if (ENGLISH_CALL.test(line) || CHINESE_CALL.test(line) || /^.{1,14}(?:您好|你好|尊敬)/u.test(line)) return chunk;
    if (NAME_LINE.test(line)) return chunk;
  }
  return undefined;
}

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

/** Family names greeted with a title, lower-case: `banda`; none when the salutation greets a group or a function. */
export function greetedPersons(body: readonly PlacedChunk[]): string[] {
  const chunk = salutationOf(body);
  if (!chunk) return [];
  return [...firstLine(chunk.text).matchAll(ENGLISH_NAME)].map((match) => (match[1] ?? "").toLowerCase());
}
