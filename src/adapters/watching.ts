/** What adapters share to watch a letter: typing by events, structure by one observer on the letter alone. */

export type ChangeCause = "text" | "structure";

/**
 * Watches `root` and the documents that `documents()` names (frames that hold a body). A frame whose document is written
 * anew loses its listeners; they are put back when the frame loads or its content changes.
 */
export function watchLetter(
  root: HTMLElement,
  documents: () => Document[],
  onChange: (cause: ChangeCause) => void,
  { signal }: { signal: AbortSignal },
): void {
  const seen = new WeakMap<Document, Element>();
  const observers: MutationObserver[] = [];
  signal.addEventListener("abort", () => {
    for (const observer of observers) observer.disconnect();
  });

  const onText = () => onChange("text");
  const onStructure = () => {
    attachFrames();
    onChange("structure");
  };
  const listen = (target: EventTarget) => {
    for (const type of ["input", "compositionend", "change"])
      target.addEventListener(type, onText, { signal, capture: true });
    target.addEventListener("focusout", onStructure, { signal, capture: true });
  };
  const observe = (node: Node, filter?: string[]) => {
    const observer = new MutationObserver(onStructure);
    observer.observe(node, { childList: true, subtree: true, attributes: Boolean(filter), attributeFilter: filter });
    observers.push(observer);
  };
  function attachFrames() {
    for (const doc of documents()) {
      if (!doc.documentElement || seen.get(doc) === doc.documentElement) continue;
      seen.set(doc, doc.documentElement);
      listen(doc);
      observe(doc);
    }
  }

  listen(root);
  observe(root, ["data-hovercard-id", "email", "aria-disabled", "disabled", "download_url"]);
  root.addEventListener("load", onStructure, { signal, capture: true });
  attachFrames();
}
