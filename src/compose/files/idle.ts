/** A page that is never idle has its files judged all the same, a piece at a time. */
const LONGEST_WAIT_MS = 250;

/** Runs a piece of work when the page has a moment. @returns stops it */
export function whenIdle(view: Window, work: () => void): () => void {
  // A page in the background is given no idle moments worth the name.
  if (view.document.hidden) {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const handle = view.requestIdleCallback(work, { timeout: LONGEST_WAIT_MS });
  return () => view.cancelIdleCallback(handle);
}
