/**
 * Brings the keyboard to this document's window. When the writer was typing in a frame, Firefox leaves the keyboard there,
 * whatever takes the focus around it, until the window itself takes it.
 */
export function bringKeyboard({ activeElement, defaultView }: Document): void {
  if (/^I?FRAME$/.test(activeElement?.tagName ?? "")) defaultView?.focus();
}

/** Opens a modal dialog with the keyboard in its window. */
export function showModal(dialog: HTMLDialogElement): void {
  bringKeyboard(dialog.ownerDocument);
  dialog.showModal();
}
