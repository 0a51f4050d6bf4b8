import type { Box } from "./placement.ts";

/**
 * A place of ours on the page: an open shadow root at the end of the document, outside everything the page edits or
 * saves. It takes no room and inherits no style.
 */
export function createHost(
  doc: Document,
  name: "countersign-panel" | "countersign-gate" | "countersign-picker",
): { host: HTMLElement; root: ShadowRoot } {
  const host = doc.createElement(name);
  host.style.cssText = "all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147483646;";
  const root = host.attachShadow({ mode: "open" });
  doc.documentElement.append(host);
  return { host, root };
}

/** Where an element stands in the viewport of the drawing document, frames between them added up. CSS px. */
export function boxIn(doc: Document, element: Element): Box {
  return shiftBox(element.getBoundingClientRect(), offsetIn(doc, element.ownerDocument));
}

/** Where the lines of an editor's text stand in the viewport of the drawing document. */
export function linesIn(doc: Document, host: HTMLElement): Box[] {
  const range = host.ownerDocument.createRange();
  range.selectNodeContents(host);
  const offset = offsetIn(doc, host.ownerDocument);
  const seen = seenPartOf(doc, host);
  return [...range.getClientRects()].map((line) => cut(shiftBox(line, offset), seen)).filter(isSomething);
}

/** What is seen of an element: what it scrolls inside of cuts it off. Viewport of the drawing document. */
export function seenPartOf(doc: Document, element: HTMLElement): Box {
  let seen = boxIn(doc, element);
  for (let at: Element | null | undefined = element; at; at = outerOf(at)) {
    const isFrame = at !== element && at.tagName === "IFRAME";
    const overflow = at.ownerDocument.defaultView?.getComputedStyle(at).overflowY;
    // The outermost element's overflow is the window's.
    const scrolls = overflow !== "visible" && at !== at.ownerDocument.documentElement;
    if (isFrame || scrolls) seen = cut(seen, boxIn(doc, at));
  }
  const { clientWidth, clientHeight } = doc.documentElement;
  return cut(seen, { left: 0, top: 0, right: clientWidth, bottom: clientHeight });
}

function outerOf(element: Element): Element | null | undefined {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return "host" in root ? (root as ShadowRoot).host : element.ownerDocument.defaultView?.frameElement;
}

const cut = (box: Box, by: Box): Box => ({
  left: Math.max(box.left, by.left),
  top: Math.max(box.top, by.top),
  right: Math.min(box.right, by.right),
  bottom: Math.min(box.bottom, by.bottom),
});

const isSomething = ({ left, top, right, bottom }: Box): boolean => right > left && bottom > top;

const shiftBox = (box: DOMRect, { left, top }: Offset): Box => ({
  left: box.left + left,
  top: box.top + top,
  right: box.right + left,
  bottom: box.bottom + top,
});

type Offset = { left: number; top: number };

function offsetIn(doc: Document, from: Document): Offset {
  let [left, top] = [0, 0];
  for (let at = from; at !== doc; ) {
    const frame = at.defaultView?.frameElement;
    if (!frame) break;
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
    at = frame.ownerDocument;
  }
  return { left, top };
}
