import type { TreeChanges } from "../adapters/watch-tree.ts";

/**
 * What the sentinel and the compose script of one frame share: one object on the isolated world's global, out of the
 * page's sight.
 */
export type Shared = {
  /** False once the extension was updated or removed: then this copy does nothing any more. */
  alive(): boolean;
  /** Set by the compose script: takes every event of a press from then on. */
  handle?: (event: Event) => void;
  /** True once the page was looked at and holds no letter, as far as can be seen. */
  idle: boolean;
  /**
   * Compose scripts of other frames that draw or send in this window. Their own listeners here came later than the
   * page's; through this one they are first. Where scripts of two frames can't see each other, it stays empty.
   */
  guests: Set<(event: Event) => void>;
  /** True when the page was there before us, and no copy from before passes presses on: its own listeners may act first. */
  late: boolean;
  /** Sends that were pressed before the compose script was there. Their events never reached the page. */
  held: HTMLElement[];
  /** Looks soon whether a letter may be here; a frame asks it of those around it, which hold the rest of the letter. */
  lookSoon(): void;
  /** Set by the compose script: hears what the sentinel's observer sees come and go on the page. */
  tree?: Pick<TreeChanges, "onParts" | "onAny">;
  /** Hears presses in another window of the same origin too, a frame with the letter's body. */
  attach(view: Window): void;
  /** Set by the compose script: takes everything of ours off the page. */
  dispose?: () => void;
  /** Stops this copy for good. */
  retire(): void;
};

/** Name of the symbol under which it lies. */
export const SHARED_KEY = "countersign.frame";
const KEY = Symbol.for(SHARED_KEY);
type Global = { [KEY]?: Shared };

/** @param view the frame whose copy is meant; nothing when it can't be reached */
export function getShared(view: unknown = globalThis): Shared | undefined {
  try {
    return (view as Global)[KEY];
  } catch {
    return undefined;
  }
}
export function setShared(shared: Shared): void {
  (globalThis as Global)[KEY] = shared;
}
