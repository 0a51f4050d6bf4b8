import type { ComposeAdapter } from "../adapters/adapter.ts";
import { createLostAdapter, isStanding, LOST } from "../adapters/index.ts";
import { whenIdle } from "./files/idle.ts";
import type { Letter } from "./letter.ts";

/**
 * The page has changed under a letter that still stands there, and nothing was pressed to send it.
 * @returns what goes on holding it; nothing when the letter has left
 */
export function toLost(letter: Letter, isLeaving: boolean): ComposeAdapter | undefined {
  // Not by what it reads as now: by the time this is asked, it may have been found to read as nothing.
  const last = letter.last();
  const { root } = letter.surface;
  if (!last || isLeaving || !root.isConnected || !isStanding(last.body, root)) return undefined;
  return createLostAdapter(last.body, last.exits);
}

/** Of so many looks one asks the page itself, whether or not anything was told. */
const THOROUGH_EVERY = 20;

export type LookoutDeps = {
  view: Window;
  letters(): Iterable<Letter>;
  /** Finds letters that came and drops those that left. */
  discover(): void;
  signal: AbortSignal;
};

/**
 * @returns looks whether letters are still what they were taken for; called every now and then. A letter is searched
 * only when it was touched. Not all that a page may do is told: now and then each is searched in an idle moment of its own.
 */
export function createLookout({ view, letters, discover, signal }: LookoutDeps): () => void {
  let looks = 0;

  function searchInTurn(waiting: Letter[]): void {
    const [letter, ...rest] = waiting;
    if (!letter) return;
    whenIdle(view, () => {
      if (signal.aborted || view.document.hidden) return;
      if ([...letters()].includes(letter) && isLost(letter)) return discover();
      searchInTurn(rest);
    });
  }

  return () => {
    if (view.document.hidden) return;
    looks += 1;
    // Every one is asked: its answer is for once.
    if ([...letters()].filter(asksForSearch).filter(isLost).length > 0) return discover();
    if (looks % THOROUGH_EVERY === 0) searchInTurn([...letters()]);
  };
}

/** What holds a lost letter is little: whether it is drawn. */
const asksForSearch = (letter: Letter): boolean =>
  letter.touched() || (letter.adapter.id === LOST && !letter.adapter.isOpen(letter.surface));

/** Judges anew what can't be read any more. @returns true when a letter has left, or may be known by other signs now */
function isLost(letter: Letter): boolean {
  if (letter.adapter.id === LOST || !letter.adapter.isOpen(letter.surface)) return true;
  const isJudged = letter.verdict()?.kind === "judged";
  if (isJudged && letter.adapter.readDraft(letter.surface).kind === "unreadable") letter.refresh();
  return false;
}
