import { isElement } from "./dom.ts";
import { outermost } from "./finder/letters.ts";
import { holds, parentOf, rootsIn } from "./shadow.ts";

export type CueWatch = {
  /** True when something that a letter is known by may have changed since this was asked last. Costs next to nothing. */
  touched(): boolean;
};

/** What is drawn by it may move and fade all the time; no part of a letter is known by it. */
const LOOKS_ONLY = "style";
const ALL = { attributes: true, childList: true, characterData: true, subtree: true };

/**
 * Notes that names, roles, captions and the like have changed in a letter, around it, or around its text in its frames;
 * what is written in it does not count. Nothing is looked up: the browser tells.
 * @param body the element that the letter was last seen to be written in; nothing before that
 */
export function watchCues(
  root: HTMLElement,
  body: () => HTMLElement | undefined,
  { signal }: { signal: AbortSignal },
): CueWatch {
  let touched = true;
  let watched: HTMLElement | undefined;
  let mode: string | undefined;
  const roots = new WeakSet<ShadowRoot>();
  const observer = new MutationObserver((records) => {
    touched ||= records.some(isCue);
  });
  signal.addEventListener("abort", () => observer.disconnect());

  function isCue({ type, target, attributeName }: MutationRecord): boolean {
    if (type === "attributes" && attributeName === LOOKS_ONLY) return false;
    // A letter without a text of its own has its box for one.
    if (!watched || watched === root) return true;
    return (target === watched && type === "attributes") || !holds(watched, target);
  }

  /** An element that an editor lies in, or a page is styled by, says by its own attributes what it is. */
  function observeAround(element: Element): void {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      if (at !== root) observer.observe(at, { attributes: true });
      const frame = parentOf(at) ? null : at.ownerDocument.defaultView?.frameElement;
      if (isElement(frame) && at.ownerDocument !== root.ownerDocument) observeAround(frame);
    }
  }

  function observe(): void {
    observer.disconnect();
    watched = body();
    mode = watched?.ownerDocument.designMode;
    observer.observe(root, ALL);
    for (const inner of rootsIn(root)) {
      roots.add(inner);
      observer.observe(inner, ALL);
    }
    observeAround(root);
    if (watched && watched.ownerDocument !== root.ownerDocument) observeAround(watched);
  }

  return {
    touched() {
      const now = body();
      const isNew = now !== watched || rootsIn(root).some((inner) => !roots.has(inner));
      const isThere = root.isConnected && (!now || (now.isConnected && now.ownerDocument.designMode === mode));
      const isTouched = touched || isNew || !isThere || !stillIn(root, now);
      if (isTouched) observe();
      touched = false;
      return isTouched;
    },
  };
}

/** A text whose frame was taken out of the page is still part of the frame's own document. */
const stillIn = (root: HTMLElement, body: HTMLElement | undefined): boolean =>
  !body || holds(root, outermost(body, root.ownerDocument));
