/**
 * Reads an editing host as the plain text its writer sees, and leads offsets of that text back into the DOM.
 * Blocks and `<br>` become line breaks, collapsible white space collapses, NBSP becomes a blank (browsers write NBSP for
 * one of two neighbouring blanks), and quoted lines start with "> " as they do in plain mail.
 */

/** A stretch of the plain text that stands in one text node, character by character. */
type Run = { start: number; length: number; node: Text; from: number };

/**
 * The plain text of one field. Offsets are UTF-16 and half-open.
 * `toRange` gives the DOM range of a stretch, or nothing when an end of it stands in no text node (an inserted line break,
 * a quotation mark) or when the field is no rich text.
 */
export type FieldText = {
  readonly text: string;
  readonly host: HTMLElement;
  readonly rich: boolean;
  toRange(start: number, end: number): Range | undefined;
  /** Offset in the text of a DOM position; the nearest one before it when the position stands in no text. */
  toOffset(node: Node, offset: number): number;
};

export type RichTextOptions = {
  /** Elements that hold somebody else's words. */
  isQuote?: (element: Element) => boolean;
};

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL"
  ).split(" "),
);
const SKIPPED = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "META", "LINK"]);
const QUOTE_MARK = "> ";
const TAIL = 64;

/** Reads `host` once; the answer holds for the DOM as it is now. */
export function readRichText(host: HTMLElement, options: RichTextOptions = {}): FieldText {
  const reader = createReader(options);
  const style = host.ownerDocument.defaultView?.getComputedStyle(host);
  reader.children(host, preserves(style?.whiteSpace ?? "normal"), 0);
  const { text, runs } = reader.finish();
  return {
    text,
    host,
    rich: true,
    toRange: (start, end) => rangeOf(host, runs, start, end),
    toOffset: (node, offset) => offsetOf(runs, node, offset),
  };
}

/** Reads a textarea or input. */
export function readPlainField(field: HTMLTextAreaElement | HTMLInputElement): FieldText {
  // The value itself may hold NBSP when it was pasted; the length stays the same.
  return {
    text: field.value.replace(/\u00a0/g, " "),
    host: field,
    rich: false,
    toRange: () => undefined,
    toOffset: (_node, offset) => offset,
  };
}

type Preserve = "all" | "lines" | "nothing";

function preserves(whiteSpace: string): Preserve {
  if (/^(pre|pre-wrap|break-spaces)$/.test(whiteSpace) || whiteSpace.startsWith("preserve")) return "all";
  return whiteSpace === "pre-line" ? "lines" : "nothing";
}

function createReader({ isQuote }: RichTextOptions) {
  // Joined once, at the end: asking a growing text for its last character would copy it each time.
  const pieces: string[] = [];
  let length = 0;
  /** The last characters of the text, as many as anything here looks back. */
  let tail = "";
  const runs: Run[] = [];
  /** Line breaks that the next text needs before it. */
  let wanted = 0;

  const write = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
    tail = (tail + piece).slice(-TAIL);
  };
  const trailingBreaks = () => {
    let n = 0;
    for (let at = tail.length - 1; at >= 0 && (tail[at] === "\n" || tail[at] === ">" || tail[at] === " "); at--) {
      if (tail[at] === "\n") n++;
    }
    return n;
  };
  const atLineStart = () => length === 0 || tail.endsWith("\n");
  const flush = (depth: number) => {
    if (wanted > 0 && length > 0) for (let n = trailingBreaks(); n < wanted; n++) write("\n");
    wanted = 0;
    if (depth > 0 && atLineStart()) write(QUOTE_MARK.repeat(depth));
  };
  const lineIsEmpty = () => atLineStart() || /(^|\n)(> )+$/.test(tail);

  function text(node: Text, keep: Preserve, depth: number): void {
    const data = node.data;
    let at = 0;
    while (at < data.length) {
      const from = at;
      const char = data.charAt(at);
      if (isCollapsible(char)) {
        while (at < data.length && isCollapsible(data.charAt(at))) at++;
        blanks(node, data, from, at, keep, depth);
        continue;
      }
      while (at < data.length && !isCollapsible(data.charAt(at))) at++;
      flush(depth);
      put(node, from, data.slice(from, at).replace(/\u00a0/g, " "));
    }
  }

  function blanks(node: Text, data: string, from: number, to: number, keep: Preserve, depth: number): void {
    if (keep === "all") {
      flush(depth);
      put(node, from, data.slice(from, to).replace(/\r/g, "\n"));
      return;
    }
    if (keep === "lines" && data.slice(from, to).includes("\n")) {
      flush(depth);
      put(node, data.indexOf("\n", from), "\n");
      return;
    }
    // White space at a line's start, or after white space, is not drawn.
    if (wanted > 0 || lineIsEmpty() || tail.endsWith(" ")) return;
    put(node, from, " ");
  }

  function put(node: Text, from: number, piece: string): void {
    const last = runs.at(-1);
    if (last && last.node === node && last.start + last.length === length && last.from + last.length === from) {
      last.length += piece.length;
    } else {
      runs.push({ start: length, length: piece.length, node, from });
    }
    write(piece);
  }

  function element(el: HTMLElement, keep: Preserve, depth: number): void {
    const tag = el.tagName;
    if (SKIPPED.has(tag) || el.hidden || el.style?.display === "none") return;
    if (tag === "BR") {
      if (wanted > 0 && length > 0) flush(0);
      wanted = 0;
      if (depth > 0 && atLineStart()) write(QUOTE_MARK.repeat(depth).trimEnd());
      write("\n");
      return;
    }
    if ((tag === "TD" || tag === "TH") && !atLineStart() && wanted === 0) write("\t");
    const block = BLOCKS.has(tag);
    const edge = tag === "P" ? 2 : block ? 1 : 0;
    if (edge > wanted) wanted = edge;
    const inner = el.style?.whiteSpace ? preserves(el.style.whiteSpace) : tag === "PRE" ? "all" : keep;
    // Inside a quote everything is quoted; of a long thread that saves a question for every line.
    const quoted = depth === 0 && isQuote?.(el) ? 1 : depth;
    if (quoted > depth && wanted < 1) wanted = 1;
    children(el, inner, quoted);
    if (quoted > depth) wanted = Math.max(wanted, 1);
    if (edge > wanted) wanted = edge;
  }

  function children(parent: Node, keep: Preserve, depth: number): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) text(child as Text, keep, depth);
      else if (child.nodeType === 1) element(child as HTMLElement, keep, depth);
    }
  }

  return { children, finish: () => ({ text: pieces.join(""), runs }) };
}

const isCollapsible = (char: string) =>
  char === " " || char === "\n" || char === "\t" || char === "\r" || char === "\f";

/** Index of the last run that starts at or before `offset`; -1 when there is none. */
function runAt(runs: Run[], offset: number): number {
  let low = 0;
  let high = runs.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= offset) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

function rangeOf(host: HTMLElement, runs: Run[], start: number, end: number): Range | undefined {
  if (end <= start) return undefined;
  const first = runs[runAt(runs, start)];
  const last = runs[runAt(runs, end - 1)];
  if (!first || !last) return undefined;
  const into = start - first.start;
  const upTo = end - last.start;
  if (into >= first.length || upTo > last.length) return undefined;
  if (first.from + into > first.node.length || last.from + upTo > last.node.length) return undefined;
  const range = host.ownerDocument.createRange();
  range.setStart(first.node, first.from + into);
  range.setEnd(last.node, last.from + upTo);
  return range;
}

function offsetOf(runs: Run[], node: Node, offset: number): number {
  let best = 0;
  for (const run of runs) {
    if (run.node === node) {
      if (offset <= run.from) return run.start;
      best = run.start + Math.min(offset - run.from, run.length);
      if (offset <= run.from + run.length) return best;
      continue;
    }
    const order = node.nodeType === 3 ? run.node.compareDocumentPosition(node) : placeOf(run.node, node, offset);
    if (order & Node.DOCUMENT_POSITION_FOLLOWING) best = run.start + run.length;
    else if (order & Node.DOCUMENT_POSITION_PRECEDING) break;
  }
  return best;
}

/** Where the position (container, offset) stands seen from a text node. */
function placeOf(text: Node, container: Node, offset: number): number {
  const child = container.childNodes[offset];
  if (child) {
    if (child === text || child.contains(text)) return Node.DOCUMENT_POSITION_PRECEDING;
    return text.compareDocumentPosition(child) & Node.DOCUMENT_POSITION_FOLLOWING
      ? Node.DOCUMENT_POSITION_FOLLOWING
      : Node.DOCUMENT_POSITION_PRECEDING;
  }
  if (container.contains(text)) return Node.DOCUMENT_POSITION_FOLLOWING;
  return text.compareDocumentPosition(container);
}
