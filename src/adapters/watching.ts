/** What adapters share to watch a letter: typing by events, structure by one observer on the letter alone. */

import { rootsIn } from "./shadow.ts";

export type ChangeCause = "text" | "structure";

/**
 * Watches `root` and the documents that `documents()` names (frames that hold a body). A frame whose document is written
 * anew loses its listeners; they are put back when the frame loads or its content changes. `beside` are parts of the letter
 * that stand outside its root.
 */
export function watchLetter(
  root: HTMLElement,
  documents: () => Document[],
  onChange: (cause: ChangeCause) => void,
  { signal, beside = [] }: { signal: AbortSignal; beside?: readonly HTMLElement[] },
): void {
  const seen = new WeakMap<Document, Element>();
  const seenRoots = new WeakSet<ShadowRoot>();
  const onText = () => onChange("text");
  const onStructure = () => {
    attachFrames();
    attachRoots();
    onChange("structure");
  };
  const listen = (target: EventTarget) => {
    for (const type of ["input", "compositionend", "change"])
      target.addEventListener(type, onText, { signal, capture: true });
    target.addEventListener("focusout", onStructure, { signal, capture: true });
  };
  // One for all: a document that is written anew again and again is observed once.
  const observer = new MutationObserver(onStructure);
  signal.addEventListener("abort", () => observer.disconnect());
  const observe = (node: Node, filter?: string[]) =>
    observer.observe(node, { childList: true, subtree: true, attributes: Boolean(filter), attributeFilter: filter });
  function attachFrames() {
    for (const doc of documents()) {
      if (!doc.documentElement || seen.get(doc) === doc.documentElement) continue;
      seen.set(doc, doc.documentElement);
      listen(doc);
      observe(doc);
    }
  }

  /** What a component is made of is no part of the tree around it. */
  function attachRoots() {
    for (const inner of rootsIn(root)) {
      if (seenRoots.has(inner)) continue;
      seenRoots.add(inner);
      inner.addEventListener("change", onText, { signal, capture: true });
      observe(inner);
    }
  }

  listen(root);
  for (const place of beside) observe(place);
  observe(root, ["data-hovercard-id", "email", "aria-disabled", "disabled", "download_url"]);
  root.addEventListener("load", onStructure, { signal, capture: true });
  attachFrames();
  attachRoots();
}
