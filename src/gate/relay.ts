/**
 * An updated extension starts in a world of its own, and the copy of the old one that a page still holds can do nothing
 * any more but hear: its listeners are the first on the page, before the page's own. So it passes each press on to the
 * living copy, at once and through the page's events, and does with the press what that copy says. Where nobody answers,
 * as after a removal, the press goes its way.
 *
 * The page can hear and forge these words. It learns nothing that it does not see anyway, and gains nothing: a forged
 * answer can only hold the page's own Send.
 */
const RELAY = "countersign-relay";

type Word =
  /** A living copy has started: who was here first? */
  | { kind: "started" }
  /** One whose listeners run before the page's passes everything on. */
  | { kind: "first" }
  | { kind: "press"; facts: Record<string, unknown> }
  /** The press that is being passed on must not reach anybody else. */
  | { kind: "stop" };

/** What gate and interface look at, beside the path and the target. */
const FACTS = [
  ...["type", "isTrusted", "cancelable", "button", "key", "code", "keyCode"],
  ...["altKey", "ctrlKey", "metaKey", "shiftKey", "repeat", "isComposing"],
] as const;

export type Relay = {
  /** In the living copy. @returns true when a press reaches it before it reaches the page */
  announce(): boolean;
  /** In a dead copy: does with a press what the living one says. */
  passOn(event: Event): void;
  /** Hears what is passed on in a window of the letter. */
  attach(view: Window): void;
};

export type RelayDeps = {
  alive(): boolean;
  /** This copy's listeners run before the page's. */
  isFirst(): boolean;
  handle(event: Event): void;
  /** Another copy lives, this one does not: everything of it leaves the page. */
  retire(): void;
};

/** @param view the window whose presses it is about */
export function createRelay({ alive, isFirst, handle, retire }: RelayDeps, view: Window = window): Relay {
  let hasFirst = false;
  let isStopped = false;

  function hear(relay: Event): void {
    const word = read(relay);
    if (alive()) {
      if (word?.kind === "first") hasFirst = true;
      if (word?.kind === "press") handle(toPress(relay, word.facts));
      return;
    }
    if (word?.kind === "stop") isStopped = true;
    if (word?.kind !== "started") return;
    retire();
    if (isFirst()) say({ kind: "first" }, view);
  }

  return {
    announce() {
      hasFirst = false;
      say({ kind: "started" });
      return hasFirst;
    },
    passOn(event) {
      const facts = Object.fromEntries(
        FACTS.map((name) => [name, (event as unknown as Record<string, unknown>)[name]]),
      );
      // A form's submission is told apart by the button that caused it.
      const at = (event as SubmitEvent).submitter ?? event.composedPath()[0];
      isStopped = false;
      if (!say({ kind: "press", facts }, at)) event.preventDefault();
      if (isStopped) event.stopImmediatePropagation();
    },
    attach(to) {
      to.addEventListener(RELAY, hear, true);
    },
  };
}

/** @returns false when the press is to be held */
function say(word: Word, at: EventTarget = window): boolean {
  // Only text passes between worlds.
  const detail = JSON.stringify(word);
  return at.dispatchEvent(new CustomEvent(RELAY, { bubbles: true, composed: true, cancelable: true, detail }));
}

function read(event: Event): Word | undefined {
  try {
    return JSON.parse((event as CustomEvent<string>).detail);
  } catch {
    return undefined; // somebody else's event of this name
  }
}

/** The press as if it had been heard here. */
function toPress(relay: Event, facts: Record<string, unknown>): Event {
  const path = relay.composedPath();
  const [at] = path;
  const form = facts.type === "submit" ? (at as HTMLElement).closest("form") : null;
  const press = {
    ...facts,
    cancelBubble: false,
    target: form ?? at,
    submitter: at === form ? null : at,
    composedPath: () => path,
    preventDefault: () => relay.preventDefault(),
    stopImmediatePropagation() {
      press.cancelBubble = true;
      say({ kind: "stop" });
    },
  };
  return press as unknown as Event; // all that is asked of it, and nothing else
}
