import type { PanelPlace } from "../ui/index.ts";

export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };
/** A letter, the letters beside it, and the page they stand in. CSS px in the viewport. */
export type Ground = { letter: Box; others: readonly Box[]; viewport: Size };

const PANEL_WIDTH = 320;
const GAP = 8;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 620;

/** Where the open panel stands beside a letter without covering it or another one; nothing when there is no room. */
export function placePanel({ letter, others, viewport }: Ground): PanelPlace | undefined {
  const y = clamp(letter.top, GAP, viewport.height - MIN_HEIGHT - GAP);
  const maxHeightPx = Math.min(MAX_HEIGHT, viewport.height - y - GAP);
  const height = Math.min(maxHeightPx, 420);
  for (const x of [letter.left - PANEL_WIDTH - GAP, letter.right + GAP]) {
    const box = { left: x, top: y, right: x + PANEL_WIDTH, bottom: y + height };
    if (isFree(box, others, viewport)) return { x, y, maxHeightPx };
  }
  return undefined;
}

/** Where the folded panel stands: outside every letter, or, when letters fill the page, in the corner farthest from Send. */
export function placeBadge({ letter, others, viewport }: Ground, badge: Size): PanelPlace {
  const y = clamp(letter.top, GAP, viewport.height - badge.height - GAP);
  const above = letter.top - badge.height - GAP;
  const spots = [
    { x: letter.left - badge.width - GAP, y },
    { x: letter.right + GAP, y },
    { x: letter.right - badge.width, y: above },
    { x: letter.left, y: above },
  ];
  const free = spots.find((at) => {
    const box = { left: at.x, top: at.y, right: at.x + badge.width, bottom: at.y + badge.height };
    return isFree(box, others, viewport);
  });
  const place = free ?? { x: viewport.width - badge.width - GAP, y: GAP };
  return { ...place, maxHeightPx: badge.height };
}

function isFree(box: Box, others: readonly Box[], viewport: Size): boolean {
  if (box.left < GAP || box.top < GAP || box.right > viewport.width - GAP || box.bottom > viewport.height) return false;
  return others.every(
    (other) => other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
  );
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, Math.max(low, high)));
