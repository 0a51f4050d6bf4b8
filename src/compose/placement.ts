import type { PanelPlace } from "../ui/index.ts";

export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

const PANEL_WIDTH = 320;
const GAP = 8;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 620;

/** Where the open panel stands beside a letter without covering it; nothing when there is no room. */
export function placePanel(letter: Box, viewport: Size): PanelPlace | undefined {
  const y = clamp(letter.top, GAP, viewport.height - MIN_HEIGHT - GAP);
  const maxHeightPx = Math.min(MAX_HEIGHT, viewport.height - y - GAP);
  const left = letter.left - PANEL_WIDTH - GAP;
  if (left >= GAP) return { x: left, y, maxHeightPx };
  const right = letter.right + GAP;
  if (right + PANEL_WIDTH + GAP <= viewport.width) return { x: right, y, maxHeightPx };
  return undefined;
}

/** Where the folded panel stands: outside the letter, or, when the letter fills the page, at its edge farthest from Send. */
export function placeBadge(letter: Box, badge: Size, viewport: Size): PanelPlace {
  const maxHeightPx = badge.height;
  const y = clamp(letter.top, GAP, viewport.height - badge.height - GAP);
  if (letter.left - badge.width - GAP >= GAP) return { x: letter.left - badge.width - GAP, y, maxHeightPx };
  if (letter.right + GAP + badge.width + GAP <= viewport.width) return { x: letter.right + GAP, y, maxHeightPx };
  const above = letter.top - badge.height - GAP;
  if (above >= GAP) return { x: clamp(letter.right - badge.width, GAP, viewport.width - badge.width - GAP), y: above, maxHeightPx };
  return { x: viewport.width - badge.width - GAP, y: GAP, maxHeightPx };
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, Math.max(low, high)));
