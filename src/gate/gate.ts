import type { Exit } from "../adapters/adapter.ts";
import type { GateDecision } from "./decide.ts";
import { KEYBOARD_LOST, OWN_KEY } from "./dialog.ts";
import { endsPress, hold, isComposing, isKeyEvent, isShortcut, pressesControl, startsPress } from "./gesture.ts";
import { SUBMIT_QUESTION } from "./page-submit.ts";

/** A press that would send a letter. */
export type Attempt<Letter> = { letter: Letter; exit: Exit };

/** A part of our own interface on the page. */
export type OwnInterface = { onKey(event: KeyboardEvent): void };

export type GateDeps<Letter> = {
  /** The letter and exit that a press on this path would act on. */
  locate(path: readonly EventTarget[]): Attempt<Letter> | undefined;
  /** The letter a key pressed on this path would send. */
  locateByKey(event: KeyboardEvent, path: readonly EventTarget[]): Attempt<Letter> | undefined;
  /** The letter and exit that a form's submission would act on; nothing when another button submits it. */
  locateByForm(form: EventTarget | null, submitter: Element | null): Attempt<Letter> | undefined;
  /** The letter that the page's own script submits by calling its form; nothing for any other form. */
  locateByScript(form: EventTarget | null): Attempt<Letter> | undefined;
  /** True for a press on a control of a letter that is known not to send it. */
  pressesOther(path: readonly EventTarget[]): boolean;
  /** What to do about the letter as it stands now. Synchronous. */
  decide(attempt: Attempt<Letter>, trusted: boolean): GateDecision;
  /** Called once for a held press, when the gesture is over. */
  ask(attempt: Attempt<Letter>, decision: GateDecision): void;
  /** Every press on the page, for adapters that remember which letter opened a menu. */
  notePress(path: readonly EventTarget[]): void;
  ownInterface(path: readonly EventTarget[]): OwnInterface | undefined;
  /** Acts on the key that leads to our interface and back; false for any other key. */
  onShortcut(path: readonly EventTarget[]): boolean;
  /** True while the dialog is open: then no key reaches the page. */
  isAsking(): boolean;
};

export type Gate = {
  handle(event: Event): void;
  /** Runs `press` as the user's own: nothing it causes is held. */
  release(press: () => void): void;
  /**
   * Hears of keys in our dialog that only another frame's script hears.
   * @param takeKeyboard called when a key went down under the dialog
   */
  follow(host: HTMLElement, takeKeyboard: () => void): void;
  /** Runs once no key that went down in our interface is down any more: it comes up where it went down. */
  afterKeys(run: () => void): void;
};

/** How long after the button went up a click may still come. */
const CLICK_GRACE_MS = 350;
/** How long after a press on another control a page may take to submit its form. */
const SCRIPT_GRACE_MS = 1500;
/** A key held longer than this is not waited for. */
const KEY_UP_MS = 1000;
/** Stands for a key that is not known here. */
const SOME_KEY = "";

/**
 * Stands between every way to send and sending. It decides at the first event of a gesture, synchronously; a letter that
 * may go is not touched, and of one that may not, no event of the gesture reaches the page.
 */
export function createGate<Letter>(deps: GateDeps<Letter>): Gate {
  let held: (Attempt<Letter> & { decision: GateDecision }) | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  /** A key whose press was held: its repeats and its way up are held too. */
  let heldKey: string | undefined;
  /** Keys that went down in our interface come up there too, even if it has closed under them. */
  const ownKeys = new Set<string>();
  let releasing = false;
  /** When a press of the writer's own went through, or was released. */
  let passedAt = Number.NEGATIVE_INFINITY;
  /** When a control was pressed that does not send: the form that is submitted then is not sent by it. */
  let otherPressAt = Number.NEGATIVE_INFINITY;
  const waiting: (() => void)[] = [];

  /** @returns true when the key had gone down in our interface */
  function comeUp(key: string): boolean {
    const known = ownKeys.delete(key);
    if (known && ownKeys.size === 0) for (const run of waiting.splice(0)) queueMicrotask(run);
    return known;
  }

  function judge(attempt: Attempt<Letter>, event: Event, trusted = event.isTrusted): boolean {
    const decision = deps.decide(attempt, trusted);
    if (decision.kind === "pass") {
      if (trusted) passedAt = performance.now();
      return false;
    }
    hold(event);
    held = { ...attempt, decision };
    return true;
  }

  function ask(): void {
    clearTimeout(askTimer);
    const attempt = held;
    held = undefined;
    if (attempt) deps.ask(attempt, attempt.decision);
  }

  function onPointer(event: Event, path: readonly EventTarget[]) {
    if ("button" in event && typeof event.button === "number" && event.button > 0) return;
    if (startsPress(event.type)) {
      // mousedown and touchstart follow the pointerdown that was held already.
      if (held && path.includes(held.exit.control)) return hold(event);
      held = undefined;
      deps.notePress(path);
    }
    if (held && endsPress(event.type)) {
      if (!path.includes(held.exit.control)) {
        // The pointer left the control before it was let go: no press.
        held = undefined;
        return;
      }
      hold(event);
      clearTimeout(askTimer);
      if (event.type === "click") ask();
      else askTimer = setTimeout(ask, CLICK_GRACE_MS);
      return;
    }
    const attempt = deps.locate(path);
    if (event.type === "click")
      otherPressAt = !attempt && deps.pressesOther(path) ? performance.now() : Number.NEGATIVE_INFINITY;
    if (attempt && judge(attempt, event) && event.type === "click") ask();
  }

  function onKey(event: KeyboardEvent, path: readonly EventTarget[]) {
    // A key that goes down anew came up where nobody heard it: in another window, or in a dialog of the browser's.
    if (event.type === "keydown" && !event.repeat) heldKey = undefined;
    if (heldKey !== undefined && event.key === heldKey) {
      hold(event);
      if (event.type === "keyup") heldKey = undefined;
      return;
    }
    if (isShortcut(event) && !deps.isAsking() && deps.onShortcut(path)) {
      ownKeys.add(event.key);
      return hold(event);
    }
    const own = deps.ownInterface(path);
    if (event.type === "keyup" && comeUp(event.key) && !own) return event.stopImmediatePropagation();
    if (own || deps.isAsking()) {
      if (event.type === "keydown") ownKeys.add(event.key);
      // Default actions (Tab, Enter on our buttons, Escape on our dialog) still happen; the page sees nothing.
      event.stopImmediatePropagation();
      own?.onKey(event);
      return;
    }
    if (isComposing(event)) return;
    if (event.type === "keydown" && pressesControl(event)) deps.notePress(path);
    const attempt = pressesControl(event)
      ? deps.locate(path)
      : event.type === "keydown"
        ? deps.locateByKey(event, path)
        : undefined;
    if (!attempt || !judge(attempt, event)) return;
    if (event.type === "keydown") {
      heldKey = event.key;
      return ask();
    }
    // The way up of a key that went down elsewhere: a menu item that moved the focus here. Nobody pressed this control,
    // but a page might take it so.
    held = undefined;
  }

  /** A form that the page's own script submits: by a press on Save draft as by one on Send, or by nobody's. */
  function onScriptSubmit(event: Event) {
    if (performance.now() - otherPressAt < SCRIPT_GRACE_MS) return;
    const attempt = deps.locateByScript(event.target);
    // What the writer's own press began, the page's script may finish.
    const isOwn = performance.now() - passedAt < SCRIPT_GRACE_MS;
    if (attempt && judge(attempt, event, isOwn)) ask();
  }

  return {
    handle(event) {
      if (releasing) return;
      const path = event.composedPath();
      if (isKeyEvent(event)) return onKey(event, path);
      if (event.type === SUBMIT_QUESTION) return onScriptSubmit(event);
      if (event.type !== "submit") return onPointer(event, path);
      const attempt = deps.locateByForm(event.target, (event as SubmitEvent).submitter);
      if (attempt && judge(attempt, event)) ask();
    },
    follow(host, takeKeyboard) {
      host.addEventListener(KEYBOARD_LOST, takeKeyboard);
      host.addEventListener(`${OWN_KEY}keydown`, () => ownKeys.add(SOME_KEY));
      host.addEventListener(`${OWN_KEY}keyup`, () => comeUp(SOME_KEY));
    },
    afterKeys(run) {
      if (ownKeys.size === 0) return run();
      let ran = false;
      const once = () => {
        if (!ran) run();
        ran = true;
      };
      waiting.push(once);
      // A key may come up in another window, where nobody hears it.
      setTimeout(once, KEY_UP_MS);
    },
    release(press) {
      releasing = true;
      try {
        press();
        passedAt = performance.now();
      } finally {
        releasing = false;
      }
    },
  };
}
