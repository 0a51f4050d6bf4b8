/** Longer than the first compiling of a large policy takes on a slow machine, ms. */
const SILENCE_MS = 30_000;
/** Waits before a background that failed is asked again, ms. */
const AGAIN_MS = [1000, 3000, 10_000];

export type SetUpDeps<Setup> = {
  ask(): Promise<Setup>;
  onSetup(setup: Setup): void;
  /** Nobody says what holds: the letters here can't be judged. */
  onNone(): void;
};

/**
 * Keeps what holds here: policy, organisation, the writer's settings. Of answers that overtake each other the one asked for
 * last counts. A background may be stopped by its browser while it answers: it is asked again, and what held holds until then.
 * @returns asks anew; settled after the first answer or failure
 */
export function createSetUp<Setup>({ ask, onSetup, onNone }: SetUpDeps<Setup>): () => Promise<void> {
  let latest = 0;
  let isSetUp = false;

  async function attempt(mine: number, failures: number): Promise<void> {
    try {
      const setup = await ask();
      if (mine !== latest) return;
      isSetUp = true;
      onSetup(setup);
    } catch {
      if (mine !== latest) return;
      const wait = AGAIN_MS[failures];
      if (!isSetUp || wait === undefined) onNone();
      if (wait !== undefined) setTimeout(() => mine === latest && void attempt(mine, failures + 1), wait);
    }
  }

  return async () => {
    const mine = ++latest;
    // A background that never answers must not leave the writer before a Send that says nothing. One that is slow to
    // say what is new takes nothing of what holds until then.
    const silent = setTimeout(() => isSetUp || onNone(), SILENCE_MS);
    await attempt(mine, 0);
    clearTimeout(silent);
  };
}
