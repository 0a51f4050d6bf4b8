import { isElement } from "./dom.ts";
import { COMPONENT, noteRootsIn, noteRootsOn } from "./shadow.ts";

export type TreeWatch = {
  /** Something happens on this path: the roots on it are watched from now on. */
  noteOn(path: readonly EventTarget[]): void;
  disconnect(): void;
};

export type TreeChanges = {
  /** What letters are made of came or went. @param added in these; none when parts only left */
  onParts(added: readonly HTMLElement[]): void;
  /** Anything came or went, at every change: must cost nothing. */
  onAny(): void;
  /** Called once for each open shadow root. */
  onRoot?(root: ShadowRoot): void;
};

const OPTIONS = { childList: true, subtree: true };
/** Without one of these no letter comes or goes. A Send that is a link comes with its letter, or is found when it is pressed. */
const PARTS = `input,textarea,select,iframe,form,button,[contenteditable],[role],${COMPONENT}`;

/**
 * Watches a page as it is drawn: one observer, on the document and on each open shadow root in it. Rows of a list that come
 * by the hundred are only glanced at. A component that gets its root long after it was put into the page tells nobody; it is
 * found once the page has loaded, or by who writes in it.
 */
export function watchTree(doc: Document, { onParts, onAny, onRoot }: TreeChanges): TreeWatch {
  const life = new AbortController();
  const observer = new MutationObserver((records) => {
    onAny();
    const added: HTMLElement[] = [];
    let found = false;
    for (const { addedNodes, removedNodes } of records) {
      // By number: their iterators cost more than what is done here.
      for (let at = 0, count = addedNodes.length; at < count; at++) {
        const node = addedNodes[at];
        if (isElement(node) && holdsParts(node)) added.push(node);
      }
      for (let at = 0, count = found ? 0 : removedNodes.length; at < count; at++) {
        const node = removedNodes[at];
        found ||= isElement(node) && holdsParts(node);
      }
    }
    for (const node of added) takeUp(noteRootsIn(node));
    if (found || added.length > 0) onParts(added);
  });

  function takeUp(roots: readonly ShadowRoot[]): void {
    for (const root of roots) {
      observer.observe(root, OPTIONS);
      onRoot?.(root);
    }
    if (roots.length > 0) onParts(roots.map((root) => root.host as HTMLElement));
  }

  const lookThrough = () => {
    takeUp(noteRootsIn(doc));
    onParts(doc.documentElement ? [doc.documentElement] : []);
  };
  observer.observe(doc, OPTIONS);
  for (const type of ["DOMContentLoaded", "load"])
    doc.defaultView?.addEventListener(type, lookThrough, { once: true, signal: life.signal });
  lookThrough();
  return {
    noteOn: (path) => takeUp(noteRootsOn(path)),
    disconnect() {
      life.abort();
      observer.disconnect();
    },
  };
}

/**
 * What another script of ours has seen in the same page, once more: two observers on one page cost twice. Each script
 * knows shadow roots of its own accord.
 * @param listen gives the changes to hear, and takes them back
 */
export function followTree(
  doc: Document,
  { onParts, onAny }: Pick<TreeChanges, "onParts" | "onAny">,
  listen: (changes: Pick<TreeChanges, "onParts" | "onAny"> | undefined) => void,
): TreeWatch {
  listen({
    onAny,
    onParts(added) {
      for (const node of added) noteRootsIn(node);
      onParts(added);
    },
  });
  noteRootsIn(doc);
  onParts([]);
  return {
    noteOn(path) {
      if (noteRootsOn(path).length > 0) onParts([]);
    },
    disconnect: () => listen(undefined),
  };
}

const holdsParts = (node: HTMLElement): boolean => node.matches(PARTS) || node.querySelector(PARTS) !== null;
