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
    dialog.showModal();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
