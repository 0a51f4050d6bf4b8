import { rootAround } from "../adapters/shadow.ts";

/**
 * Presses a control as a hand would: the whole pointer sequence at a point inside it, on the innermost element there.
 * Pages that look at coordinates or at one event of the gesture only are both served, and each acts once.
 */
export function pressControl(control: HTMLElement): void {
  // The page's own script was about to submit this form; here is the method it meant, which asks nobody.
  if (control.tagName === "FORM") {
    HTMLFormElement.prototype.submit.call(control);
    return;
  }
  const doc = control.ownerDocument;
  const view = doc.defaultView;
  if (!view) return;
  if (control.getClientRects().length > 0) control.scrollIntoView({ block: "nearest", inline: "nearest" });
  const box = control.getBoundingClientRect();
  const clientX = Math.round(box.left + box.width / 2);
  const clientY = Math.round(box.top + box.height / 2);
  const hit = (rootAround(control) ?? doc).elementFromPoint(clientX, clientY);
  if (!hit || !control.contains(hit)) {
    // Something lies over it: a page that asks what is at the point would not take the press.
    control.click();
    return;
  }
  const at = { bubbles: true, cancelable: true, composed: true, view, clientX, clientY, button: 0, detail: 1 };
  const pointer = { ...at, pointerId: 1, pointerType: "mouse", isPrimary: true };
  hit.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, buttons: 1 }));
  hit.dispatchEvent(new MouseEvent("mousedown", { ...at, buttons: 1 }));
  hit.dispatchEvent(new PointerEvent("pointerup", { ...pointer, buttons: 0 }));
  hit.dispatchEvent(new MouseEvent("mouseup", { ...at, buttons: 0 }));
  // A page that has sent already may have taken the control away.
  if (control.isConnected) hit.dispatchEvent(new MouseEvent("click", { ...at, buttons: 0 }));
}

/** Waits until the page has drawn twice, or a moment when it is hidden: the dialog is gone and hit tests see the page. */
export function nextFrame(view: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 120);
    view.requestAnimationFrame(() =>
      view.requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/**
 * Resolves with true as soon as `isGone` says so or the page is left, with false after `timeoutMs`.
 */
export function watchLeaving(
  view: Window,
  isGone: () => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (gone: boolean) => {
      clearInterval(poll);
      clearTimeout(timer);
      observer.disconnect();
      resolve(gone);
    };
    const look = () => isGone() && finish(true);
    const observer = new MutationObserver(look);
    const poll = setInterval(look, 250);
    timer = setTimeout(() => finish(isGone()), timeoutMs);
    observer.observe(view.document, { childList: true, subtree: true });
    view.addEventListener("pagehide", () => finish(true), { once: true, signal });
    signal.addEventListener("abort", () => finish(false), { once: true });
    look();
  });
}
