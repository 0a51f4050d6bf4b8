import { getShared, type Shared } from "../gate/shared.ts";
import { createWalkedWeakMap } from "../platform/weak-map.ts";
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
  const visited = createWalkedWeakMap<Shared["guests"], Shared["guests"]>();
  signal.addEventListener("abort", () => visited.values().forEach((guests) => void guests.delete(asGuest)));
  return (window) => {
    const root = window.document.documentElement;
    if (watched.get(window) === root) return;
    watched.set(window, root);
    if (window !== view) {
      shared.attach(window);
      const guests = getShared(window)?.guests;
      guests?.add(asGuest);
      if (guests) visited.set(guests, guests);
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
