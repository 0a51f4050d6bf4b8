/** On the rules that make room in an editor: tells them from the page's own. */
export const ROOM_MARK = "--countersign-room";

/**
 * Takes away what a copy of ours from before left in this document. Firefox ends such a copy where it stands, so that it
 * can't clean up by itself.
 */
export function sweepLeftovers(doc: Document): void {
  for (const own of doc.querySelectorAll("countersign-panel, countersign-gate, countersign-marks, .countersign-sheet"))
    own.remove();
  try {
    const isOurs = (sheet: CSSStyleSheet) => [...sheet.cssRules].some(({ cssText }) => cssText.includes(ROOM_MARK));
    const sheets = doc.adoptedStyleSheets;
    if (sheets.some(isOurs)) doc.adoptedStyleSheets = sheets.filter((sheet) => !isOurs(sheet));
  } catch {
    // Where a browser keeps the sheets from us, none of ours is among them.
  }
}
