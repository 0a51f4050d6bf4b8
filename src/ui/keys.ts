/**
 * Runs a key event again inside a shadow root, as a copy that is not composed and so never leaves it. A caller that
 * stops the original on `window` keeps the page from seeing it and the interface still hears it.
 */
export function redispatchInside(root: ShadowRoot, event: KeyboardEvent): void {
  const { key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey } = event;
  const copy = new KeyboardEvent(event.type, {
    ...{ key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey },
    bubbles: true,
    cancelable: true,
    composed: false,
  });
  const target = root.activeElement ?? root.firstElementChild;
  if (target && !target.dispatchEvent(copy)) event.preventDefault();
}
