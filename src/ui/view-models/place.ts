import type { PanelPlace } from "./facts.ts";

/** Viewport coordinates, CSS px. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

export const PANEL_WIDTH = 320;
const GAP = 12;
/** Less than this shows no whole card: the badge does better. */
const LEAST_HEIGHT = 240;

export type Placement = { kind: "beside" | "badge"; place: PanelPlace };

/**
 * Finds room for the panel beside a letter: right of it, left of it, never over it. Without room it is a badge in the
 * letter's own top corner, at a place that covers nothing in `avoid` (text, recipients, Send).
 * @param remembered where the writer put it; kept as far as the viewport allows
 */
export function placePanel(
  letter: Box,
  viewport: Size,
  avoid: readonly Box[],
  badge: Size,
  remembered?: PanelPlace,
): Placement {
  if (remembered) return { kind: "beside", place: clamp(remembered, viewport) };
  const top = Math.max(GAP, Math.min(letter.top, viewport.height - LEAST_HEIGHT - GAP));
  const maxHeightPx = viewport.height - top - GAP;
  const columns = [letter.right + GAP, letter.left - GAP - PANEL_WIDTH];
  const x = columns.find((left) => left >= GAP && left + PANEL_WIDTH <= viewport.width - GAP);
  if (x !== undefined && maxHeightPx >= LEAST_HEIGHT) return { kind: "beside", place: { x, y: top, maxHeightPx } };
  return { kind: "badge", place: { ...placeBadge(letter, viewport, avoid, badge), maxHeightPx } };
}

function placeBadge(letter: Box, viewport: Size, avoid: readonly Box[], { width, height }: Size) {
  const right = Math.min(letter.right, viewport.width);
  const spots = [
    { x: letter.right + GAP, y: letter.top },
    { x: letter.left - GAP - width, y: letter.top },
    { x: right - width - GAP, y: letter.top - height - GAP },
    { x: right - width - GAP, y: letter.bottom + GAP },
    { x: right - width - GAP, y: letter.top + GAP },
    { x: right - width - GAP, y: letter.bottom - height - GAP },
    { x: letter.left + GAP, y: letter.bottom - height - GAP },
  ];
  const fits = spots.find(({ x, y }) => {
    const box = { left: x, top: y, right: x + width, bottom: y + height };
    const seen = x >= 0 && y >= 0 && box.right <= viewport.width && box.bottom <= viewport.height;
    return seen && !avoid.some((other) => overlaps(box, other));
  });
  // Nowhere is free: the viewport's corner covers least.
  return fits ?? { x: viewport.width - width - GAP, y: viewport.height - height - GAP };
}

function clamp({ x, y }: PanelPlace, viewport: Size): PanelPlace {
  const left = Math.max(0, Math.min(x, viewport.width - PANEL_WIDTH));
  const top = Math.max(0, Math.min(y, viewport.height - 48));
  return { x: left, y: top, maxHeightPx: viewport.height - top - GAP };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
