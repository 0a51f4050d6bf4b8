/** What runs in a page, as text: a function given to `on` is sent as it stands here and can use nothing around it. */

/** The element at `css` in the frame at the end of `frames`, from the page's own window. */
export function find(frames: readonly string[], css: string): HTMLElement | null | undefined {
  let doc: Document | null | undefined = document;
  for (const frame of frames) doc = doc?.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
  return doc?.querySelector<HTMLElement>(css);
}

export type Place = { frames: readonly string[]; css: string };

/** The expression that calls `act` with an element of the page. */
export const on = ({ frames, css }: Place, act: (el: HTMLElement) => unknown): string =>
  `((el) => el && (${act})(el))((${find})(${JSON.stringify(frames)}, ${JSON.stringify(css)}))`;

const buttonIn = (host: "countersign-gate" | "countersign-panel", name: string): string =>
  `[...document.querySelector("${host}")?.shadowRoot?.querySelectorAll("button") ?? []]
    .find((el) => [el.textContent, el.ariaLabel].some((words) => words?.trim().startsWith(${JSON.stringify(name)})))`;

/** The first button of our dialog whose words or name begin like this. */
export const ownButton = (name: string): string => buttonIn("countersign-gate", name);
/** The first button of our panel whose words or name begin like this. */
export const panelButton = (name: string): string => buttonIn("countersign-panel", name);

/** Where to press an element, in the viewport of the page's own window; null while something lies over it. CSS px. */
export function pointOf(el: Element): [x: number, y: number] | null {
  el.scrollIntoView({ block: "nearest", inline: "nearest" });
  const box = el.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return null;
  let [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 30)];
  const hit = (el.getRootNode() as Document | ShadowRoot).elementFromPoint(x, y);
  if (!hit || !el.contains(hit)) return null;
  for (let view = el.ownerDocument.defaultView; view && view !== window; view = view.parent as typeof view) {
    const frame = view.frameElement;
    if (!frame) return null;
    const outer = frame.getBoundingClientRect();
    x += outer.left + frame.clientLeft;
    y += outer.top + frame.clientTop;
    if (frame.ownerDocument.elementFromPoint(x, y) !== frame) return null;
  }
  return [x, y];
}

/** Text of an editor or a field. */
export const textOf = (el: HTMLElement): string =>
  "value" in el ? String(el.value) : el.textContent.replaceAll("\u00a0", " ");

/** What an editor holds, byte by byte. */
export const contentOf = (el: HTMLElement): string => ("value" in el ? String(el.value) : el.innerHTML);

/** Leads the keyboard to an element, also into another frame. */
export function takeKeyboard(el: HTMLElement): void {
  el.ownerDocument.defaultView?.focus();
  el.focus();
}
