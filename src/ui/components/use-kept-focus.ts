import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus inside a box whose controls come and go. When the focused control or frame disappears, the focus goes
 * to the frame that took its place: a writer who types at once, before there is a field, must press nothing. Without one
 * it goes back to the control that was used before, or else to the first of what is there now (`data-first`). It never
 * takes the focus from elsewhere.
 * @returns asks for the first of what is there after the next change
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): () => void {
  const wanted = useRef(false);
  const lastUsed = useRef<Element | null>(null);
  const frames = useRef<readonly HTMLIFrameElement[]>([]);
  // Read before the change is drawn: afterwards the browser has forgotten what a removed control was.
  const focused = focusedInside(box.current);
  if (focused && !(focused instanceof HTMLIFrameElement)) lastUsed.current = focused;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const known = frames.current;
    frames.current = [...element.querySelectorAll("iframe")];
    if (!isFree(element)) return;
    const fresh = frames.current.find((frame) => !known.includes(frame));
    const lost = focused && !focusedInside(element);
    const first = element.querySelector<HTMLElement>("[data-first]");
    const before = lastUsed.current;
    if (wanted.current) first?.focus();
    else if (lost && fresh) fresh.focus();
    else if (lost) (before instanceof HTMLElement && element.contains(before) ? before : first)?.focus();
    wanted.current = false;
  });

  return () => {
    wanted.current = true;
  };
}

function focusedInside(box: HTMLElement | null): Element | null {
  if (!box) return null;
  const { activeElement } = box.getRootNode() as ShadowRoot | Document; // the box is mounted
  return activeElement && box.contains(activeElement) ? activeElement : null;
}

/** Nothing outside the box has the focus. */
function isFree(box: HTMLElement): boolean {
  const { activeElement, body } = box.ownerDocument;
  const root = box.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return !activeElement || activeElement === body || activeElement === host || box.contains(activeElement);
}
