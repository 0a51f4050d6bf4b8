export const WORDS = "not my job";
/** What is written: English, and English within Hebrew. */
export const LETTERS = {
  "left to right": {
    dir: "ltr",
    text: "The unit was inspected on site, and the report follows on Friday with all the pictures of the bearings. That's not my job, sorry about this. Thank you for your patience.",
  },
  "right to left": {
    dir: "rtl",
    text: "היחידה נבדקה באתר, והדוח המלא יגיע ביום שישי יחד עם כל התמונות של המסבים ועם הרשימה. That's not my job, sorry about this. תודה רבה על הסבלנות.",
  },
} as const;
/** Where it is written. */
export const EDITORS = {
  "a text area": (dir: string) =>
    `<textarea id="text" dir="${dir}" rows="6" style="width:50vw;font:16px/1.6 serif;padding:7px"></textarea>`,
  "an editor": (dir: string) =>
    `<div id="text" contenteditable dir="${dir}" style="width:50vw;font:16px/1.6 serif"></div>`,
} as const;

/** A mail form with such a place, and much below it to scroll by. */
export const pageOf = (editor: string) =>
  `<!doctype html><meta charset="utf-8"><title>Mail</title><form><input name="to" value="dana.lee@northgate-crane.example">
  <input name="subject"><p>${editor}</p><button type="button">Send</button></form><p style="height:2000px"></p>`;

/**
 * How far the marks are from where their words are drawn, ends of each line included, in CSS px; for a plain field, whose
 * words have no boxes, in characters by what a press there would hit. Nothing while there are no marks. Runs in the page.
 */
export const offBy = (words: string): number | undefined => {
  const field = document.querySelector<HTMLElement>("#text");
  const own = (rects: Iterable<DOMRect>) =>
    [...rects].flatMap(({ left, top, right, bottom }) => [left, top, right, bottom]);
  if (field instanceof HTMLTextAreaElement) {
    const marks = document.querySelector("countersign-marks")?.shadowRoot?.querySelectorAll(".block") ?? [];
    const lines = [...marks].flatMap((mark) => [...mark.getClientRects()]);
    const start = field.value.indexOf(words);
    const hit = (x: number, line: DOMRect) => {
      const at = document.caretPositionFromPoint(x, line.top + line.height / 2);
      return at?.offsetNode === field ? at.offset : Number.POSITIVE_INFINITY;
    };
    const hits = lines.flatMap((line) => [hit(line.left + 2, line), hit(line.right - 2, line)]);
    if (hits.length === 0) return undefined;
    return Math.abs(Math.min(...hits) - start) + Math.abs(Math.max(...hits) - start - words.length);
  }
  const marked = [...(CSS.highlights.get("countersign-block") ?? [])].flatMap((range) =>
    own((range as Range).getClientRects()),
  );
  if (marked.length === 0 || !field) return undefined;
  const text = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (text.nextNode()) {
    const at = text.currentNode.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    range.setStart(text.currentNode, at);
    range.setEnd(text.currentNode, at + words.length);
  }
  const expected = own(range.getClientRects());
  if (expected.length !== marked.length) return Number.POSITIVE_INFINITY;
  return Math.max(...expected.map((edge, nth) => Math.abs(edge - (marked[nth] ?? Number.NaN))));
};
