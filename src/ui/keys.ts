const FACTS = [
  ...["key", "code", "location", "repeat", "isComposing"],
  ...["ctrlKey", "shiftKey", "altKey", "metaKey"],
] as (keyof KeyboardEvent)[];

/**
 * Runs a key event again inside a shadow root, as a copy that is not composed and so never leaves it. A caller that
 * stops the original on `window` keeps the page from seeing it and the interface still hears it.
 */
export function redispatchInside(root: ShadowRoot, event: KeyboardEvent): void {
  // In Firefox 140 every KeyboardEvent is composed, whatever it is told; an event of a wider kind is not.
  const copy = new UIEvent(event.type, { bubbles: true, cancelable: true, composed: false });
  for (const name of FACTS) Object.defineProperty(copy, name, { value: event[name] });
  const target = root.activeElement ?? root.firstElementChild;
  if (target && !target.dispatchEvent(copy)) event.preventDefault();
}
