/** Marks of somebody else's words in a letter, as mail programs leave them. */
const QUOTE =
  ".gmail_quote, .gmail_quote_container, blockquote[type=cite], #divRplyFwdMsg, #appendonsend, .yahoo_quoted, " +
  "#isReplyContent, #isForwardContent, #origbody, #oriMsgHtmlSeperator, [id^=replySplit], .moz-cite-prefix + blockquote";
/** Marks after which everything is quoted, though the quoted letter does not stand inside them. */
const LINES = "#divRplyFwdMsg, #appendonsend, #oriMsgHtmlSeperator";

let lines = new WeakMap<Element, Element | null>();
let clearing = false;

/** The mark among an element's children after which all is quoted. Asked once for all of them. */
function lineIn(parent: Element): Element | null {
  const known = lines.get(parent);
  if (known !== undefined) return known;
  const line = [...parent.children].find((child) => child.matches(LINES)) ?? null;
  lines.set(parent, line);
  if (!clearing) {
    clearing = true;
    queueMicrotask(() => {
      lines = new WeakMap();
      clearing = false;
    });
  }
  return line;
}

/** True for an element of a letter's body that holds quoted words. */
export function isQuoted(element: Element): boolean {
  if (element.matches(QUOTE)) return true;
  const line = element.parentElement && lineIn(element.parentElement);
  if (!line || line === element) return false;
  return Boolean(line.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
}
