/** A style sheet that stands in one tree. */
export type Sheet = { isIn(): boolean; remove(): void };

/** Tells our style elements from the page's own. */
export const SHEET_CLASS = "countersign-sheet";

/**
 * Gives a document or a shadow root a style sheet: an adopted one, which no content policy of a page concerns. Firefox 140
 * keeps a tree's list of those from extensions (https://bugzilla.mozilla.org/show_bug.cgi?id=1751346); there a style
 * element stands at the tree's end, and Firefox asks no policy about text that an extension wrote.
 */
export function addSheet(tree: Document | ShadowRoot, css: string): Sheet {
  const doc = tree.ownerDocument ?? (tree as Document);
  try {
    // A sheet belongs to the document it was made in: a letter in a frame has its panel in the page around it.
    const view = doc.defaultView ?? globalThis;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
    return {
      isIn: () => tree.adoptedStyleSheets.includes(sheet),
      remove() {
        tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((one) => one !== sheet);
      },
    };
  } catch {
    const style = doc.createElement("style");
    style.className = SHEET_CLASS;
    style.textContent = css;
    // Beside head and body: neither is ours, and an editor may have the body.
    (tree === doc ? doc.documentElement : tree).append(style);
    return { isIn: () => style.isConnected, remove: () => style.remove() };
  }
}
