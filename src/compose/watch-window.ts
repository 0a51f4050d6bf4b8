import { getShared, type Shared } from "../gate/shared.ts";
import { captureFiles } from "./files/capture.ts";
import type { Shelf } from "./files/shelf.ts";
import type { Letter } from "./letter.ts";
import { targetOf } from "./locate.ts";

export type WindowWatchDeps = {
  view: Window;
  shared: Pick<Shared, "attach">;
  signal: AbortSignal;
  shelf: Pick<Shelf, "take">;
  /** Presses in windows that are not the session's own. */
  handle(event: Event): void;
  letterOf(target: Node | undefined): Letter | undefined;
  front(): Letter | undefined;
  /** The letter is written from a private account: its files are not read. */
  isPrivate(letter: Letter): boolean;
  lookSoon(): void;
  bringToFront(letter: Letter): void;
  /** The focus has come along this path. */
  noteOn(path: readonly EventTarget[]): void;
};

/** @returns watches a window that a letter lies in: once, and anew when its document was written anew */
export function createWindowWatch(deps: WindowWatchDeps): (window: Window) => void {
  const { view, shared, signal, shelf, letterOf, lookSoon, bringToFront } = deps;
  const asGuest = (event: Event) => deps.handle(event);
  const watched = new WeakMap<Window, Element>();
  return (window) => {
    const root = window.document.documentElement;
    if (watched.get(window) === root) return;
    watched.set(window, root);
    if (window !== view) {
      shared.attach(window);
      const guests = getShared(window)?.guests;
      guests?.add(asGuest);
      // A page that makes a new frame for each letter must not find all of them kept by us.
      const kept = guests && new WeakRef(guests);
      signal.addEventListener("abort", () => kept?.deref()?.delete(asGuest), { once: true });
    }
    const on = (type: string, listener: (event: Event) => void) =>
      window.addEventListener(type, listener, { capture: true, signal });
    on("compositionstart", (event) => letterOf(targetOf(event))?.setComposing(true));
    on("compositionend", (event) => letterOf(targetOf(event))?.setComposing(false));
    captureFiles(
      window,
      ({ files, target }) => {
        const letter = letterOf(target) ?? deps.front();
        if (letter && deps.isPrivate(letter)) return;
        shelf.take(files, letter?.surface.root);
        letter?.readOn();
      },
      signal,
    );
    on("focusin", (event) => {
      if (window === view) deps.noteOn(event.composedPath());
      lookSoon();
      const letter = letterOf(targetOf(event));
      if (letter) bringToFront(letter);
    });
  };
}
