/** Tells, once a frame at most, that what stands on the page may have moved or come back before the writer's eyes. */
export function watchPlace(view: Window, onMoved: () => void, signal: AbortSignal): void {
  let waiting = false;
  const moved = () => {
    if (waiting) return;
    waiting = true;
    view.requestAnimationFrame(() => {
      waiting = false;
      onMoved();
    });
  };
  for (const type of ["scroll", "resize"]) {
    view.addEventListener(type, moved, { capture: true, passive: true, signal });
  }
  view.document.addEventListener("visibilitychange", moved, { signal });
}

/** Looks whether a letter has moved after something came or went on the page; asked for as often as one likes. */
export function createPlaceCheck(
  view: Window,
  everyMs: number,
  signal: AbortSignal,
  place: () => HTMLElement | undefined,
  onMoved: () => void,
): { soon(): void } {
  let waiting = false;
  let last = "";
  function look(): void {
    waiting = false;
    const box = signal.aborted ? undefined : place();
    if (!box) return;
    const { left, top, width, height } = box.getBoundingClientRect();
    const now = `${left} ${top} ${width} ${height}`;
    if (now !== last) onMoved();
    last = now;
  }
  return {
    soon() {
      if (waiting) return;
      waiting = true;
      // Asked right behind a frame, when the page has been laid out anyway: of a large page that is dear.
      setTimeout(() => view.requestAnimationFrame(() => setTimeout(look)), everyMs);
    },
  };
}
