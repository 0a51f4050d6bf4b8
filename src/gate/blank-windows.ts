import { PRESS_EVENTS } from "./gesture.ts";
import { askBeforeSubmit } from "./page-submit.ts";
import { createRelay } from "./relay.ts";

type Opening = Window & { HTMLFormElement: typeof HTMLFormElement };

/**
 * Runs in the page's own world. Firefox runs no content script in a window that its page opens without an address and
 * writes itself: the background puts one there a little later, when the page's listeners are in place. So the first of
 * them is ours, added before the page gets the window: as a dead copy does, it passes each press on to the living one.
 */
export function standInBlankWindows(view: Window): void {
  const { open } = view;
  const standing = {
    open(this: Window, ...given: Parameters<Window["open"]>): Window | null {
      const opened = open.apply(this, given);
      if (opened && isNew(opened)) standIn(opened);
      return opened;
    },
  };
  view.open = standing.open;
}

/** Firefox says so of a window's first, empty document; a named window that was open already says something else. */
function isNew(opened: Window): opened is Opening {
  try {
    const { readyState }: { readyState: string } = opened.document;
    return readyState === "uninitialized";
  } catch {
    return false; // it was open already, with a page of another site in it
  }
}

function standIn(opened: Opening): void {
  const relay = createRelay(
    { alive: () => false, isFirst: () => true, handle: () => undefined, retire: () => undefined },
    opened,
  );
  for (const type of PRESS_EVENTS) opened.addEventListener(type, relay.passOn, { capture: true, passive: false });
  relay.attach(opened);
  askBeforeSubmit(opened.HTMLFormElement.prototype);
  standInBlankWindows(opened);
}
