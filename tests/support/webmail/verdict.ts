import type { WebmailMode } from "./server.ts";

export const BROWSERS = ["chromium", "firefox"] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Every way to send that Roundcube's compose page has, as docs/send-paths.md names them. */
export const WEBMAIL_WAYS = [
  "A click on Send",
  "Enter on Send",
  "Space on Send",
  "Ctrl+Enter in the text",
  "A click on Send in the toolbar of a narrow window",
  "Enter on Send in the toolbar of a narrow window",
] as const;
export type WebmailWay = (typeof WEBMAIL_WAYS)[number];

export type WalkResult = {
  mode: WebmailMode;
  /** The ways to send that the gate held, in the order they were pressed, and the messages the mail server had by then. */
  heldBy: WebmailWay[];
  arrivedWhileHeld: number;
  /** Requests to send that reached the webmail in the whole walk, and messages that reached the mail server. */
  released: number;
  arrived: number;
  /** While nothing is fixed, the editor holds what it holds in a browser without the extension, byte by byte. */
  untouched: boolean;
  /** After a fix in the panel and Ctrl+Z it holds that again. */
  undone: boolean;
  /** After each fix it holds the same with the one passage replaced, and nothing else. */
  onlyReplaced: boolean;
  /** The letter that arrived is whole what stood in the editor at the release, character by character. */
  equal: boolean;
  /** With a marked file attached the gate named the file and its mark. */
  heldForFile: boolean;
  /** In its place another file was attached: it arrived with the letter, byte by byte, and no other. */
  fileArrived: boolean;
  /** What was written by an input method's compositions. */
  composed: string;
  /** Marked passages that must change: while a composition was open, and when the letter was written. */
  markedWhileComposing: string[];
  marked: string[];
  /** Lines of text and Sends that the panel covered, folded and open, at three widths. */
  covered: number;
};

export type Line = { browser: BrowserName; mode: WebmailMode } & (WalkResult | { error: string });

/** Pure: whether a walk showed all that it is to show. */
export function passes(line: Line): boolean {
  if ("error" in line) return false;
  const isMarked = (words: string) => line.marked.some((passage) => passage.includes(words));
  return (
    WEBMAIL_WAYS.every((way) => line.heldBy.includes(way)) &&
    line.arrivedWhileHeld === 0 &&
    line.released === 1 &&
    line.arrived === 1 &&
    line.untouched &&
    line.undone &&
    line.onlyReplaced &&
    line.equal &&
    line.heldForFile &&
    line.fileArrived &&
    isMarked("not my job") &&
    line.composed !== "" &&
    isMarked("不归我管") &&
    !line.markedWhileComposing.some((passage) => /\p{Script=Han}/u.test(passage)) &&
    line.covered === 0
  );
}

/** Pure: whether a whole run holds: something was walked, and every walk passes. */
export const holds = (lines: readonly Line[]): boolean => lines.length > 0 && lines.every(passes);

/** The browsers that are named, all of them when none is. @throws Error for a name that is no browser's */
export function chooseBrowsers(names: readonly string[]): BrowserName[] {
  const unknown = names.filter((name) => !BROWSERS.some((browser) => browser === name));
  if (unknown.length > 0) {
    throw new Error(`Unknown browser: ${unknown.join(", ")}. There are ${BROWSERS.join(" and ")}; no name means both.`);
  }
  return BROWSERS.filter((browser) => names.length === 0 || names.includes(browser));
}
