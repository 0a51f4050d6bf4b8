import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus inside a box whose controls come and go: when the focused one disappears, or after `wantFocus()`, it
 * goes to the first of what is there now (`data-first`). It never takes the focus from elsewhere.
 * @param change a string that differs whenever controls may have come or gone
 * @returns asks for the focus at the next change
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, change: string): () => void {
  const wanted = useRef(false);
  const inside = useRef(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const listeners = new AbortController();
    const { signal } = listeners;
    element.addEventListener("focusin", () => (inside.current = true), { signal });
    element.addEventListener(
      "focusout",
      (event) => {
        // A removed control loses the focus to nothing; only a move elsewhere counts as leaving.
        const gone = event.target instanceof Node && !event.target.isConnected;
        inside.current = gone || (event.relatedTarget instanceof Node && element.contains(event.relatedTarget));
      },
      { signal },
    );
    return () => listeners.abort();
  }, [box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `change` is what this waits for.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const root = element.getRootNode() as ShadowRoot | Document; // the box is mounted
    const lost = inside.current && !element.contains(root.activeElement);
    if (wanted.current || lost) element.querySelector<HTMLElement>("[data-first]")?.focus();
    wanted.current = false;
  }, [box, change]);

  return () => {
    wanted.current = true;
  };
}
