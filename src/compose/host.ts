/**
 * A place of ours on the page: an open shadow root at the end of the document, outside everything the page edits or
 * saves. It takes no room and inherits no style.
 */
export function createHost(
  doc: Document,
  name: "countersign-panel" | "countersign-gate",
): { host: HTMLElement; root: ShadowRoot } {
  const host = doc.createElement(name);
  host.style.cssText = "all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147483646;";
  const root = host.attachShadow({ mode: "open" });
  doc.documentElement.append(host);
  return { host, root };
}

/** The outermost document that we may draw in: a letter in a frame has its panel in the page around it. */
export function drawingDocument(view: Window): Document {
  let doc = view.document;
  try {
    for (let at: Window = view; at.parent !== at; at = at.parent) doc = at.parent.document;
  } catch {
    // A page of another origin stands around the frame: the frame itself is as far as we go.
  }
  return doc;
}

/** Where an element stands in the viewport of the drawing document, frames between them added up. CSS px. */
export function boxIn(doc: Document, element: Element): { left: number; top: number; right: number; bottom: number } {
  const box = element.getBoundingClientRect();
  let { left, top } = box;
  for (let at = element.ownerDocument; at !== doc; ) {
    const frame = at.defaultView?.frameElement;
    if (!frame) break;
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
    at = frame.ownerDocument;
  }
  return { left, top, right: left + box.width, bottom: top + box.height };
}
