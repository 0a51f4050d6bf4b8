import { SUBMIT_QUESTION } from "./page-submit.ts";

/** Every event a page could finish a send on. All of them are heard on `window`, in the capture phase. */
export const PRESS_EVENTS = [
  "pointerdown",
  "mousedown",
  "touchstart",
  "pointerup",
  "mouseup",
  "touchend",
  "click",
  "submit",
  SUBMIT_QUESTION,
  "keydown",
  "keypress",
  "keyup",
] as const;

export const isKeyEvent = (event: Event): event is KeyboardEvent => event.type.startsWith("key");

/** A key that belongs to an input method: an Enter that ends a composition sends nothing. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Enter or Space without Ctrl, Cmd or Alt: what presses a focused control. */
export const pressesControl = (event: KeyboardEvent): boolean =>
  (event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Alt+Shift+C, as the panel's `aria-keyshortcuts` says. By place on the keyboard: Alt changes the letter on a Mac. */
export const isShortcut = (event: KeyboardEvent): boolean =>
  event.type === "keydown" &&
  event.code === "KeyC" &&
  event.altKey &&
  event.shiftKey &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.repeat;

/** Keeps an event from the page and from its default action. */
export function hold(event: Event): void {
  if (event.cancelable) event.preventDefault();
  event.stopImmediatePropagation();
}

export const startsPress = (type: string): boolean => /^(pointerdown|mousedown|touchstart)$/.test(type);
export const endsPress = (type: string): boolean => /^(pointerup|mouseup|touchend|click)$/.test(type);
