import { showModal } from "../ui/components/keyboard.ts";

/** Under a modal dialog the page is inert, its editors too: the dialog steps aside while words are written. */
export function stepAside(root: ShadowRoot | null | undefined, change: () => void): void {
  const dialog = root?.querySelector("dialog");
  if (!root || !dialog?.open) {
    change();
    return;
  }
  const focused = root.activeElement;
  // Told later, by a task of its own; it must not be taken for the writer's wish to go back.
  root.addEventListener("close", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  dialog.close();
  try {
    change();
  } finally {
    showModal(dialog);
    if (focused instanceof HTMLElement) focused.focus();
  }
}

/** Gives the keyboard back to the letter. The dialog took it to the window it stands in; a letter in a frame has another. */
export function focusLetter(host: HTMLElement | undefined): void {
  const view = host?.ownerDocument.defaultView;
  if (view && view.parent !== view) view.focus();
  host?.focus({ preventScroll: true });
}
