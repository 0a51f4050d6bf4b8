/** One line of a handbook with the list it stands in. `number` counts from 1. */
export type TextLine = { text: string; number: number; item: boolean; heading: boolean };

const ITEM =
  /^\s*(?:[-*•·●○▪◆■□]|[(（]?\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|\d{1,2}\s+(?=[“"「『])|[①-⑳]|[(（]?[一二三四五六七八九十]{1,3}[)）]|[a-z][.)]\s)\s*/i;
const HEADING =
  /^\s*(?:第[一二三四五六七八九十百\d]{1,4}[章节条款]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}(?:\.\d{1,2}){0,3}\s|#{1,6}\s|chapter\s|section\s|annex\s|附录|附件)/i;
const SENTENCE_END = /[。！？!?；;]\s*$/;

/** Lines with what they are: headings are short and end no sentence, items begin with a mark or number. */
export function toLines(text: string): TextLine[] {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // Cells of a Word table: each on a line of its own, from the second on behind a tab.
      .replace(/\n\t(?=[^\n])/g, "\t")
      .split("\n")
      .map((raw, at): TextLine => {
        const line = raw.trim();
        const short = line.length <= 40 || (/^[\x20-\x7e]+$/.test(line) && line.split(/\s+/).length <= 9);
        const colon = /[:：]$/.test(line);
        const heading = line !== "" && short && !SENTENCE_END.test(line) && (colon || HEADING.test(line));
        return { text: line, number: at + 1, item: ITEM.test(line) && !colon, heading };
      })
      .filter(({ text: line }) => line !== "")
  );
}

/** An item without its mark and number. */
export const withoutMark = (text: string): string => text.replace(ITEM, "").trim();

/** What is said in quotation marks stays whole, whatever ends a sentence in it. */
const SENTENCE = /(?:[“"「『][^”"」』\n]{1,60}[”"」』]|\.(?=\S)|[^。！？!?；;.])+[。！？!?；;.]*/g;

/** Sentences of a line, each with its end mark. */
export const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? [text]).map((one) => one.trim()).filter(Boolean);

/** The cells of a table's row: set apart by tabs, bars or wide gaps. A line of running text is one cell. */
export const cellsOf = (text: string): string[] =>
  text
    .split(/\t|\||\s{3,}/)
    .map((cell) => cell.trim())
    .filter(Boolean);

const HAN = "零一二三四五六七八九十";
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A number in figures, Chinese or English; undefined when it is none. */
export function toNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const word = WORDS.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  if (text === "两") return 2;
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (tens) return (tens[1] ? HAN.indexOf(tens[1]) : 1) * 10 + (tens[2] ? HAN.indexOf(tens[2]) : 0);
  const one = text.length === 1 ? HAN.indexOf(text) : -1;
  return one >= 0 ? one : undefined;
}
