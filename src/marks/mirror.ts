import { isShown } from "../adapters/dom.ts";
import { rootAround } from "../adapters/shadow.ts";
import type { Severity } from "../model/categories.ts";
import { addSheet } from "../platform/sheets.ts";
import { createWalkedWeakMap } from "../platform/weak-map.ts";
import { watchMoves } from "./moves.ts";
import { LAYER_STYLE } from "./style.ts";

export type TextField = HTMLTextAreaElement | HTMLInputElement;
/** One passage of a plain field; offsets are UTF-16 and half-open in its value. */
export type FieldMark = { field: TextField; start: number; end: number; severity: Severity; words: string };

export type Mirror = {
  /** Marks exactly these passages of a field. */
  show(field: TextField, marks: readonly FieldMark[]): void;
  dispose(): void;
};

export const MARKS_TAG = "countersign-marks";

/** What makes text run the same way in the mirror as in the field. */
const COPIED = [
  ...[
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "font-stretch",
    "font-variant",
    "font-feature-settings",
    "font-kerning",
  ],
  ...[
    "letter-spacing",
    "word-spacing",
    "line-height",
    "text-indent",
    "text-transform",
    "text-align",
    "direction",
    "tab-size",
  ],
  ...[
    "word-break",
    "overflow-wrap",
    "line-break",
    "padding-top",
    "padding-right",
    "padding-bottom",
    "padding-left",
    "writing-mode",
  ],
];

/**
 * Marks in fields whose text no highlight can reach: the same text in the same type, unseen, in a layer of ours over the
 * field, with only the marks drawn. It takes no press and follows scrolling, size and zoom; the field is not touched.
 */
export function createMirror(): Mirror {
  const life = new AbortController();
  const layers = createWalkedWeakMap<Document, { host: HTMLElement; root: ShadowRoot }>();
  const fields = new Map<
    TextField,
    { clip: HTMLElement; text: HTMLElement; sizes: ResizeObserver; stopMoves(): void }
  >();
  let frame = 0;

  function layerOf(doc: Document): ShadowRoot | undefined {
    const known = layers.get(doc);
    const view = doc.defaultView as (Window & typeof globalThis) | null;
    if (!view) return undefined;
    if (known) {
      if (!known.host.isConnected) doc.documentElement.append(known.host);
      return known.root;
    }
    const host = doc.createElement(MARKS_TAG);
    host.setAttribute("aria-hidden", "true");
    host.style.cssText =
      "all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; pointer-events: none; z-index: 2147483645;";
    const root = host.attachShadow({ mode: "open" });
    addSheet(root, LAYER_STYLE);
    doc.documentElement.append(host);
    layers.set(doc, { host, root });
    for (const type of ["scroll", "resize", "input", "focusin"]) {
      view.addEventListener(type, soon, { capture: true, passive: true, signal: life.signal });
    }
    return root;
  }

  function soon(): void {
    if (frame || fields.size === 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      for (const field of fields.keys()) place(field);
    });
  }

  function drop(field: TextField): void {
    const entry = fields.get(field);
    entry?.sizes.disconnect();
    entry?.stopMoves();
    entry?.clip.remove();
    fields.delete(field);
  }

  /** Lays the mirror over its field, scrolled as the field is. */
  function place(field: TextField): void {
    const entry = fields.get(field);
    if (!entry) return;
    if (!field.isConnected) {
      drop(field);
      return;
    }
    const { clip, text } = entry;
    const box = field.getBoundingClientRect();
    clip.hidden = !isShown(field) || box.width === 0 || isCovered(field, box);
    clip.style.display = clip.hidden ? "none" : "block";
    if (clip.hidden) return;
    // Zoomed ancestors: the box is in the window's pixels, the client sizes in the field's own.
    const scale = field.offsetWidth > 0 ? box.width / field.offsetWidth : 1;
    Object.assign(clip.style, {
      left: `${box.left + field.clientLeft * scale}px`,
      top: `${box.top + field.clientTop * scale}px`,
      width: `${field.clientWidth}px`,
      height: `${field.clientHeight}px`,
      transform: scale === 1 ? "none" : `scale(${scale})`,
      transformOrigin: "0 0",
    });
    text.style.width = field.tagName === "INPUT" ? "max-content" : `${field.clientWidth}px`;
    text.style.minWidth = `${field.clientWidth}px`;
    text.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
  }

  function fill(field: TextField, text: HTMLElement, marks: readonly FieldMark[]): void {
    const style = field.ownerDocument.defaultView?.getComputedStyle(field);
    for (const name of COPIED) text.style.setProperty(name, style?.getPropertyValue(name) ?? "");
    text.style.whiteSpace = field.tagName === "INPUT" ? "pre" : "pre-wrap";
    if (field.tagName === "INPUT")
      text.style.lineHeight = `${field.clientHeight - Number.parseFloat(style?.paddingTop ?? "0") * 2}px`;
    text.replaceChildren();
    let at = 0;
    const say = (words: string) => text.append(field.ownerDocument.createTextNode(words));
    for (const { start, end, severity } of [...marks].sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      say(field.value.slice(at, start));
      const span = field.ownerDocument.createElement("span");
      span.className = severity;
      span.textContent = field.value.slice(start, end);
      text.append(span);
      at = end;
    }
    // A last line break takes a line only when something follows it.
    say(`${field.value.slice(at)}\u200b`);
  }

  return {
    show(field, marks) {
      if (marks.length === 0) {
        drop(field);
        return;
      }
      const root = layerOf(field.ownerDocument);
      if (!root) return;
      let entry = fields.get(field);
      if (!entry) {
        const clip = field.ownerDocument.createElement("div");
        clip.className = "clip";
        const text = field.ownerDocument.createElement("div");
        text.className = "text";
        clip.append(text);
        root.append(clip);
        const sizes = new ResizeObserver(soon);
        sizes.observe(field);
        entry = { clip, text, sizes, stopMoves: watchMoves(field, soon) };
        fields.set(field, entry);
      }
      fill(field, entry.text, marks);
      place(field);
    },
    dispose() {
      life.abort();
      cancelAnimationFrame(frame);
      for (const field of [...fields.keys()]) drop(field);
      for (const { host } of layers.values()) host.remove();
      layers.clear();
    },
  };
}

/** Something of the page lies over the middle of what is seen of the field: marks would shine through it. */
function isCovered(field: TextField, box: DOMRect): boolean {
  const view = field.ownerDocument.defaultView;
  if (!view) return true;
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, view.innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, view.innerHeight)];
  if (left >= right || top >= bottom) return true;
  const hit = (rootAround(field) ?? field.ownerDocument).elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit !== null && hit !== field && !/^COUNTERSIGN-/.test(hit.tagName) && !hit.contains(field);
}
