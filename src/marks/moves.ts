/**
 * Tells when an element has come to another place or size in its window, whatever moved it: text above it, a class, the
 * page's own zoom. No event says so; the browser does, when the element leaves the very frame that was put around it.
 * Costs nothing while nothing moves.
 * @returns ends it
 */
export function watchMoves(element: HTMLElement, onMove: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    observer?.disconnect();
    clearTimeout(later);
  }

  /** @param threshold as much of it as is seen from the start: what scrolls around it may cut it off */
  function watch(threshold = 1): void {
    stop();
    const doc = element.ownerDocument;
    const { clientWidth, clientHeight } = doc.documentElement;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    const rootMargin = [top, clientWidth - right, clientHeight - bottom, left].map((px) => `${-Math.floor(px)}px`);
    let isFirst = true;
    const moved = () => {
      onMove();
      watch();
    };
    observer = new IntersectionObserver(
      ([entry]) => {
        const ratio = entry?.intersectionRatio ?? 0;
        const wasFirst = isFirst;
        isFirst = false;
        if (ratio === threshold) return;
        if (!wasFirst) return moved();
        if (ratio > 0) return watch(ratio);
        // Nothing of it is seen: it is looked for now and then.
        later = setTimeout(moved, UNSEEN_MS);
      },
      { root: doc, rootMargin: rootMargin.join(" "), threshold },
    );
    observer.observe(element);
  }

  watch();
  return stop;
}

const UNSEEN_MS = 1000;
