import { expect, type Page } from "@playwright/test";

type Box = { left: number; top: number; right: number; bottom: number };

export type Parts = { editor: string; send: string };

/**
 * Runs in a page: what is drawn of our panel, and what it must never cover: the lines that are seen of every letter's
 * text, and every Send. Editors may be frames of the same origin.
 */
export function boxesIn({ editor, send }: Parts): { panel: Box; kept: Box[] } {
  type Plain = { left: number; top: number; right: number; bottom: number };
  const plain = ({ left, top, right, bottom }: Plain): Plain => ({ left, top, right, bottom });
  const cut = (a: Plain, b: Plain): Plain => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const kept: Plain[] = [];
  const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const found of document.querySelectorAll(editor)) {
    if (!found.checkVisibility()) continue;
    const frame = found instanceof HTMLIFrameElement ? found : undefined;
    const host = frame?.contentDocument?.body ?? found;
    const offset = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
    let seen = frame ? cut(window, plain(frame.getBoundingClientRect())) : window;
    for (let at: Element | null = found; at && !frame; at = at.parentElement) {
      const clips = getComputedStyle(at).overflowY !== "visible" && at !== document.documentElement;
      if (clips) seen = cut(seen, plain(at.getBoundingClientRect()));
    }
    const range = host.ownerDocument.createRange();
    range.selectNodeContents(host);
    const lines = host instanceof HTMLTextAreaElement ? [host.getBoundingClientRect()] : [...range.getClientRects()];
    for (const line of lines) {
      const moved = {
        left: line.left + offset.left,
        top: line.top + offset.top,
        right: line.right + offset.left,
        bottom: line.bottom + offset.top,
      };
      const box = cut(moved, seen);
      if (box.right > box.left && box.bottom > box.top) kept.push(box);
    }
  }
  for (const control of document.querySelectorAll(send)) {
    if (control.checkVisibility()) kept.push(plain(control.getBoundingClientRect()));
  }
  const panel = document.querySelector("countersign-panel")?.shadowRoot?.querySelector(".panel");
  if (!panel || kept.length === 0) throw new Error("nothing to measure");
  return { panel: plain(panel.getBoundingClientRect()), kept };
}

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What the panel covers and must not. */
export const covered = ({ panel, kept }: { panel: Box; kept: Box[] }): Box[] =>
  kept.filter((box) => overlaps(panel, box));

/** Nothing of our panel lies on text or on Send; the parts of Gmail unless others are named. */
export async function expectClear(
  page: Page,
  selectors: Parts = { editor: "[g_editable=true]", send: ".dC > .aoO" },
): Promise<void> {
  await expect
    .poll(async () => {
      return covered(await page.evaluate(boxesIn, selectors));
    })
    .toEqual([]);
}
