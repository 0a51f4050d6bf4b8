/** The outermost document that we may draw in: a letter in a frame has its panel in the page around it. */
export function drawingDocument(view: Window): Document {
  const doc = view.document;
  try {
    return view.parent === view ? doc : drawingDocument(view.parent);
  } catch {
    // A page of another origin stands around the frame: the frame itself is as far as we go.
    return doc;
  }
}

/** With `keydown` or `keyup` behind it: tells a part of our interface of a key in it. Which one, the page must not hear. */
export const OWN_KEY = "countersign-";
/** Told to our dialog when a key goes down in a frame under it. */
export const KEYBOARD_LOST = "countersign-lost";

/**
 * The host of the dialog that asks the writer, seen from any frame of the page. The dialog itself says so: in Firefox our
 * scripts in two frames share no object, but both see the page.
 */
export function askingHost(view: Window): Element | undefined {
  const [host] = drawingDocument(view).getElementsByTagName("countersign-gate");
  return host?.shadowRoot?.querySelector("dialog") ? host : undefined;
}
