import { type RefObject, useEffect } from "react";

/** Where a page wants the focus, if not at its first heading. */
const LANDING = "[data-landing]";
const HEADINGS = "h1, h2, h3";
const GROUPS = "fieldset, form, table, dialog[open]";

/**
 * Cards, buttons and whole pages go while they have the focus; then it goes on to the heading of what stands around where
 * they were, and not to nowhere, from where a screen reader would begin anew at the top.
 */
export function useLanding(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let path: Element[] = [];
    let isByPointer = false;
    const land = () => {
      const isLost = path[0] && !path[0].isConnected && document.activeElement === document.body;
      const around = path.filter((one) => one.isConnected && main.current?.contains(one));
      if (isLost) toLanding(around, main.current)?.focus({ preventScroll: isByPointer });
    };
    const onFocus = ({ target }: FocusEvent) => {
      path = target instanceof Element ? [...toPath(target)] : [];
    };
    // Who presses on nothing has put the focus nowhere.
    const onPointer = () => {
      isByPointer = true;
      path = [];
    };
    const onKey = () => {
      isByPointer = false;
    };
    // Later than those that know better where it belongs, such as a dialog that gives it back.
    const observer = new MutationObserver(() => {
      if (path[0] && !path[0].isConnected) setTimeout(land);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", onPointer, true);
    document.addEventListener("keydown", onKey, true);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onPointer, true);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [main]);
}

function* toPath(element: Element) {
  for (let at: Element | null = element; at; at = at.parentElement) yield at;
}

/** @param around what is left of where the focus was, nearest first */
function toLanding(around: readonly Element[], main: HTMLElement | null): HTMLElement | null {
  for (const one of around) {
    const found = one.querySelector<HTMLElement>(LANDING) ?? one.querySelector<HTMLElement>(HEADINGS);
    const landing = found ?? (one.matches(GROUPS) ? (one as HTMLElement) : null);
    if (!landing) continue;
    if (landing.tabIndex < 0) landing.tabIndex = -1;
    return landing;
  }
  return main;
}
