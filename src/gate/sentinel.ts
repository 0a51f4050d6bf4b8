import { mayHoldLetter, sendControlAt, sendControlBeside, sendControlsIn } from "../adapters/cues.ts";
import { watchTree } from "../adapters/watch-tree.ts";
import { askingHost, KEYBOARD_LOST, OWN_KEY } from "./dialog.ts";
import { hold, isComposing, isKeyEvent, PRESS_EVENTS, pressesControl } from "./gesture.ts";
import { sweepLeftovers } from "./leftovers.ts";
import { SUBMIT_QUESTION } from "./page-submit.ts";
import { ALIVE_QUESTION } from "./page-sweep.ts";
import { createRelay } from "./relay.ts";
import { getShared, type Shared, setShared } from "./shared.ts";

/** The one thing the sentinel needs of the browser: its own id while it is alive, and a word to the background. */
export type Runtime = { id?: string; sendMessage(message: unknown): Promise<unknown> };

const isOurs = (node: EventTarget): boolean => /^COUNTERSIGN-/.test((node as Element).tagName);
/** `cancelBubble` is true once an event was stopped. */
const isStopped = (event: Event): boolean => event.cancelBubble;

const LOOK_MS = 150;
const RETRY_MS = 1500;
const GIVE_UP_MS = 8000;

/**
 * The first of our scripts in every frame of a watched site, at `document_start`: its listeners on `window` run before
 * the page's. It reads no letter; it asks for the compose script when a letter may be there, and keeps a Send that is
 * pressed before that script is ready from the page.
 */
export function startSentinel(runtime: Runtime, doc: Document = document): void {
  const before = getShared();
  if (before?.alive()) return;
  before?.retire();

  let asked = false;
  let looking = false;
  let swallowed: string | undefined;
  let pressed: HTMLElement | undefined;

  const relay = createRelay({ alive, isFirst: () => !shared.late, handle: onPress, retire });
  // Frames without an address of their own are complete from the start; a window that Firefox never loads is none of them.
  const isOpen = /^un/.test(doc.readyState) || (doc.readyState !== "loading" && /^http/.test(doc.location.protocol));
  const shared: Shared = { alive, idle: false, guests: new Set(), late: isOpen, held: [], lookSoon, attach, retire };

  function alive(): boolean {
    try {
      // Firefox keeps the window, and us in it, when a page takes the place of the blank one that was written here.
      return doc === document && Boolean(runtime.id);
    } catch {
      return false;
    }
  }

  function onEvent(event: Event) {
    if (alive()) return onPress(event);
    retire();
    relay.passOn(event);
  }

  function onPress(event: Event) {
    const asking = isKeyEvent(event) && askingHost(window);
    const path = event.composedPath();
    if (asking && !path.includes(asking.ownerDocument)) {
      // The keyboard was left, or led, under our dialog: a key there is neither the page's nor the letter's.
      hold(event);
      asking.dispatchEvent(new Event(KEYBOARD_LOST));
      return;
    }
    for (const guest of shared.guests) guest(event);
    if (isStopped(event)) return;
    if (shared.handle) shared.handle(event);
    else beforeReady(event, path);
    // What was taken here has been heard by whom it concerns.
    if (isStopped(event)) return;
    const host = isKeyEvent(event) && path.find(isOurs);
    // A key in an interface of ours that belongs to another frame is no more the page's than any other.
    if (asking || host) event.stopImmediatePropagation();
    // Where scripts of two frames can't see each other, that frame hears of it by this: that there was a key, not which.
    if (host) host.dispatchEvent(new Event(OWN_KEY + event.type));
  }

  function attach(view: Window): void {
    // Adding the same listener again changes nothing; after a document was written anew it puts it back.
    for (const type of PRESS_EVENTS) view.addEventListener(type, onEvent, { capture: true, passive: false });
    view.addEventListener(ALIVE_QUESTION, answer);
    relay.attach(view);
  }

  function answer(question: Event): void {
    if (alive()) question.preventDefault();
  }

  /** The listeners stay: their place in line is what a copy that comes later can't have. */
  function retire(): void {
    tree.disconnect();
    shared.dispose?.();
    shared.handle = undefined;
    shared.guests.clear();
  }

  /** Holds a Send that nobody can judge yet; the compose script takes it from there. */
  function beforeReady(event: Event, path: EventTarget[]) {
    if (isKeyEvent(event)) {
      if (event.key === swallowed) {
        hold(event);
        if (event.type === "keyup") swallowed = undefined;
        return;
      }
      if (event.type !== "keydown" || isComposing(event)) return;
      const byShortcut = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      const control = byShortcut ? sendControlBeside(path) : pressesControl(event) ? sendControlAt(path) : undefined;
      if (!control) return;
      swallowed = event.key;
      keep(event, control);
      return;
    }
    const isSubmit = event.type === "submit" || event.type === SUBMIT_QUESTION;
    const { submitter } = event as SubmitEvent;
    // A script that submits a form presses nothing: what the form would be sent with is held in its place.
    const control =
      isSubmit && !submitter ? sendControlsIn(path[0] as Element)[0] : sendControlAt(submitter ? [submitter] : path);
    if (!control) return;
    if (isSubmit || event.type === "click") return keep(event, control);
    if (/down|start/.test(event.type)) pressed = control;
    if (pressed === control) hold(event);
  }

  function keep(event: Event, control: HTMLElement): void {
    hold(event);
    if (!shared.held.includes(control)) shared.held.push(control);
    asked = false;
    ask();
    setTimeout(() => {
      if (alive() && shared.held.length > 0) explain();
    }, GIVE_UP_MS);
  }

  function ask(): void {
    if (asked || shared.handle || !alive()) return;
    asked = true;
    const again = () => {
      asked = false;
      lookSoon();
    };
    // A page that was just being replaced may have swallowed the script: ask again until it is at work.
    runtime
      .sendMessage({ name: "compose-seen" })
      .then(() => setTimeout(() => shared.handle ?? again(), RETRY_MS), again);
  }

  function look() {
    looking = false;
    if (!alive()) return retire();
    if (shared.handle) return;
    const may = mayHoldLetter(doc);
    shared.idle = !may && doc.readyState !== "loading";
    if (!may) return;
    ask();
    // The page around heard nothing of what was put into this frame.
    if (window.parent !== window) getShared(window.parent)?.lookSoon?.();
  }

  function lookSoon(): void {
    if (looking || shared.handle) return;
    looking = true;
    setTimeout(look, LOOK_MS);
  }

  /** Says plainly why Send did nothing. Two languages, since nothing of the interface could be loaded. */
  function explain(): void {
    const host = doc.createElement("countersign-gate");
    const root = host.attachShadow({ mode: "open" });
    const box = doc.createElement("div");
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;z-index:2147483647;inset:auto auto 16px 16px;max-width:360px;padding:16px;border-radius:8px;" +
      "background:#fff;color:#1d2329;border:1px solid;font:14px/1.5 system-ui";
    box.textContent =
      "Not sent: Countersign could not start on this page. Reload the page and press Send again; your draft stays. " +
      "未发送：Countersign 未能在此页面启动。请重新加载页面后再次发送，草稿不会丢失。";
    root.append(box);
    doc.documentElement.append(host);
    shared.held.length = 0;
    setTimeout(() => host.remove(), 15000);
  }

  let seenRoot: Element | null = null;
  /** A document that was written anew has lost every listener; the observer on it has not. */
  function listen(): void {
    if (seenRoot === doc.documentElement) return;
    seenRoot = doc.documentElement;
    attach(window);
    doc.addEventListener("focusin", onFocus, true);
  }

  function onFocus(event: Event): void {
    tree.noteOn(event.composedPath());
    lookSoon();
  }

  /** The toolbar's image says of a tab that it is watched only when this script says so. */
  function report(): void {
    if (window.top !== window || !alive()) return;
    runtime.sendMessage({ name: "watching", body: { late: shared.late } }).catch(() => {});
  }

  setShared(shared);
  attach(window);
  if (shared.late) {
    shared.late = !relay.announce();
    sweepLeftovers(doc);
  }
  report();
  // A page taken back from the browser's cache goes on where it was; its toolbar button starts anew.
  window.addEventListener("pageshow", ({ persisted }) => persisted && report());
  const tree = watchTree(doc, {
    onParts(added) {
      shared.tree?.onParts(added);
      lookSoon();
    },
    onAny() {
      shared.tree?.onAny();
      listen();
    },
    // A form's submission is heard no further than the root it stands in.
    onRoot: (root) => root.addEventListener("submit", onEvent, true),
  });
  listen();
}
