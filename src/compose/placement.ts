import type { PanelPlace } from "../ui/index.ts";

/** Viewport coordinates of the drawing document, CSS px. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };
/** What must stay in sight: controls before all, then the lines of the text. */
export type Clear = { controls: readonly Box[]; text: readonly Box[] };
/** A letter, the letters beside it, and the page they stand in. */
export type Ground = {
  letter: Box;
  others: readonly Box[];
  viewport: Size;
  /** Asked only where there is no room beside the letter: finding lines of text costs a measurement. */
  clear(): Clear;
};

const PANEL_WIDTH = 320;
const GAP = 8;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 620;
/** What a panel with an open card takes. */
const USUAL_HEIGHT = 420;
const STEP = 24;

/** Where the open panel stands beside a letter without covering it or another one; nothing when there is no room. */
export function placeBeside({ letter, others, viewport }: Ground): PanelPlace | undefined {
  const y = clamp(letter.top, GAP, viewport.height - MIN_HEIGHT - GAP);
  const maxHeightPx = Math.min(MAX_HEIGHT, viewport.height - y - GAP);
  const height = Math.min(maxHeightPx, USUAL_HEIGHT);
  for (const x of [letter.left - PANEL_WIDTH - GAP, letter.right + GAP]) {
    const box = toBox(x, y, { width: PANEL_WIDTH, height });
    if (isInside(box, viewport) && isFree(box, others)) return { x, y, maxHeightPx };
  }
  return undefined;
}

/**
 * Where a panel that the writer opened stands when there is no room beside the letter: on an empty part of it, as tall
 * as that part allows. In a letter that is full of text it covers text before it covers a control.
 * @param before where it stood; it stays there while nothing has come under it
 */
export function placeOver(ground: Ground, before: PanelPlace): PanelPlace {
  const { viewport } = ground;
  const { controls, text } = ground.clear();
  const all = [...controls, ...text];
  const stays = toBox(before.x, before.y, { width: PANEL_WIDTH, height: before.maxHeightPx });
  if (before.maxHeightPx >= MIN_HEIGHT && isInside(stays, viewport) && isFree(stays, all)) return before;
  for (const kept of [all, controls]) {
    for (const height of [USUAL_HEIGHT, 340, 260, 200, MIN_HEIGHT]) {
      const spot = sweep(ground, { width: PANEL_WIDTH, height }, kept);
      if (spot) return { ...spot, maxHeightPx: height };
    }
  }
  return { x: viewport.width - PANEL_WIDTH - GAP, y: GAP, maxHeightPx: USUAL_HEIGHT };
}

/** Where the folded panel stands: outside every letter, or, when letters fill the page, where nothing is under it. */
export function placeBadge(ground: Ground, badge: Size): PanelPlace {
  const { letter, others, viewport } = ground;
  const y = clamp(letter.top, GAP, viewport.height - badge.height - GAP);
  const above = letter.top - badge.height - GAP;
  const spots = [
    { x: letter.left - badge.width - GAP, y },
    { x: letter.right + GAP, y },
    { x: letter.right - badge.width, y: above },
    { x: letter.left, y: above },
  ];
  const outside = spots.find(({ x, y: top }) => {
    const box = toBox(x, top, badge);
    return isInside(box, viewport) && isFree(box, others);
  });
  if (outside) return { ...outside, maxHeightPx: badge.height };
  const { controls, text } = ground.clear();
  const spot = sweep(ground, badge, [...controls, ...text]) ?? sweep(ground, badge, controls);
  return { ...(spot ?? { x: viewport.width - badge.width - GAP, y: GAP }), maxHeightPx: badge.height };
}

/** Where the writer put the panel, as far as the viewport still shows it. */
export function keepInView({ x, y }: PanelPlace, { width, height }: Size): PanelPlace {
  const left = clamp(x, 0, width - PANEL_WIDTH);
  const top = clamp(y, 0, height - MIN_HEIGHT);
  return { x: left, y: top, maxHeightPx: height - top - GAP };
}

/** The first place for a box inside the viewport that covers nothing of `kept`, from the right and from the top. */
function sweep({ viewport }: Ground, size: Size, kept: readonly Box[]): { x: number; y: number } | undefined {
  const right = viewport.width - size.width - GAP;
  for (let x = right; x >= GAP; x -= 4 * STEP) {
    for (let y = GAP; y + size.height + GAP <= viewport.height; y += STEP) {
      if (isFree(toBox(x, y, size), kept)) return { x, y };
    }
  }
  return undefined;
}

const toBox = (x: number, y: number, { width, height }: Size): Box => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

const isInside = (box: Box, { width, height }: Size): boolean =>
  box.left >= GAP && box.top >= GAP && box.right <= width - GAP && box.bottom <= height;

const isFree = (box: Box, others: readonly Box[]): boolean =>
  others.every(
    (other) => other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
  );

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, Math.max(low, high)));
