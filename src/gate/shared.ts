/**
 * What the sentinel and the compose script of one frame share: one object on the isolated world's global, out of the
 * page's sight.
 */
export type Shared = {
  /** False once the extension was updated or removed: then this copy does nothing any more. */
  alive(): boolean;
  /** Set by the compose script: takes every event of a press from then on. */
  handle?: (event: Event) => void;
  /** True when the page was there before us: its own listeners may act on a press before ours. */
  late: boolean;
  /** Sends that were pressed before the compose script was there. Their events never reached the page. */
  held: HTMLElement[];
  /** Hears presses in another window of the same origin too, a frame with the letter's body. */
  attach(view: Window): void;
  /** Set by the compose script: takes everything of ours off the page. */
  dispose?: () => void;
  /** Stops this copy for good. */
  retire(): void;
};

const KEY = Symbol.for("countersign.frame");
type Global = { [KEY]?: Shared };

export const getShared = (): Shared | undefined => (globalThis as Global)[KEY];
export function setShared(shared: Shared): void {
  (globalThis as Global)[KEY] = shared;
}
