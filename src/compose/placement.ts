import type { PanelPlace } from "../ui/index.ts";

/** Viewport coordinates of the drawing document, CSS px. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };
/** What must stay in sight on the page: controls and fields of letters, and the lines of their text. */
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
/** From the usual width to the narrowest that wordings can be read in. */
const WIDTHS = [PANEL_WIDTH, 280, 240];
const GAP = 8;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 620;
/** What a panel with an open card takes. */
const USUAL_HEIGHT = 420;
/** From here on a card is seen whole. */
export const COMFORTABLE_HEIGHT = 340;
const STEP = 24;
/** A letter's text gets no narrower than this for the panel's sake. */
const MIN_TEXT_WIDTH = 280;

/** Where the open panel stands beside a letter without covering it or another one; nothing when there is no room. */
export function placeBeside({ letter, others, viewport }: Ground): PanelPlace | undefined {
  const y = clamp(letter.top, GAP, viewport.height - MIN_HEIGHT - GAP);
  const tallest = Math.min(MAX_HEIGHT, viewport.height - y - GAP);
  for (const width of WIDTHS) {
    for (const maxHeightPx of new Set([tallest, Math.min(tallest, USUAL_HEIGHT)])) {
      for (const x of [letter.left - width - GAP, letter.right + GAP]) {
        const box = toBox(x, y, { width, height: maxHeightPx });
        if (isInside(box, viewport) && isFree(box, others)) return toPlace(x, y, maxHeightPx, width);
      }
    }
  }
  return undefined;
}

/**
 * Where a panel that the writer opened stands when there is no room beside the letter: on an empty part of the page, as
 * wide and as tall as that part allows; nothing when there is none.
 * @param before where it stood; it stays there while nothing has come under it
 * @param minHeight lower than this it is not worth having there, px
 */
export function placeOver(ground: Ground, before: PanelPlace, minHeight = MIN_HEIGHT): PanelPlace | undefined {
  const { viewport } = ground;
  const { controls, text } = ground.clear();
  const kept = [...controls, ...text];
  const stays = toBox(before.x, before.y, { width: before.widthPx ?? PANEL_WIDTH, height: before.maxHeightPx });
  if (before.maxHeightPx >= minHeight && isInside(stays, viewport) && isFree(stays, kept)) return before;
  for (const width of WIDTHS) {
    for (const height of [USUAL_HEIGHT, COMFORTABLE_HEIGHT, 260, 200, MIN_HEIGHT]) {
      if (height < minHeight) continue;
      const spot = sweep(ground, { width, height }, kept);
      if (spot) return toPlace(spot.x, spot.y, height, width);
    }
  }
  return undefined;
}

/**
 * Where the open panel stands in a letter whose text fills the page: on the editor's right side, once the text has made
 * room there.
 * @param editor what is seen of it
 * @returns the place, and how much room it takes from the editor's right edge; nothing when too little text would fit
 */
export function placeWithin(ground: Ground, editor: Box): { place: PanelPlace; roomPx: number } | undefined {
  const { controls } = ground.clear();
  for (const width of WIDTHS) {
    const roomPx = width + 2 * GAP;
    const x = editor.right - width - GAP;
    if (x - GAP - editor.left < MIN_TEXT_WIDTH) continue;
    const column = { left: x, right: x + width, top: GAP, bottom: ground.viewport.height - GAP };
    const gap = widestGap(column, controls, editor);
    if (!gap) continue;
    const y = clamp(editor.top + GAP, gap.top, gap.bottom - MIN_HEIGHT);
    return { place: toPlace(x, y, Math.min(MAX_HEIGHT, gap.bottom - y), width), roomPx };
  }
  return undefined;
}

/** True when a panel in this place covers none of the boxes. */
export const coversNone = ({ x, y, maxHeightPx, widthPx = PANEL_WIDTH }: PanelPlace, boxes: readonly Box[]): boolean =>
  isFree(toBox(x, y, { width: widthPx, height: maxHeightPx }), boxes);

/** The stretch of a column between controls that has most of the editor beside it. */
function widestGap(column: Box, controls: readonly Box[], editor: Box): { top: number; bottom: number } | undefined {
  const inColumn = controls.filter((box) => !isFree(column, [box])).sort((a, b) => a.top - b.top);
  const gaps: { top: number; bottom: number }[] = [];
  let top = column.top;
  for (const box of inColumn) {
    gaps.push({ top, bottom: box.top - GAP });
    top = Math.max(top, box.bottom + GAP);
  }
  gaps.push({ top, bottom: column.bottom });
  const share = (gap: { top: number; bottom: number }) =>
    Math.min(gap.bottom, editor.bottom) - Math.max(gap.top, editor.top);
  return gaps.filter((gap) => gap.bottom - gap.top >= MIN_HEIGHT).sort((a, b) => share(b) - share(a))[0];
}

/** Where the folded panel stands: outside every letter, or, when letters fill the page, where nothing is under it. */
export function placeBadge(ground: Ground, badge: Size): PanelPlace {
  const { letter, others, viewport } = ground;
  const y = clamp(letter.top, GAP, viewport.height - badge.height - GAP);
  const above = letter.top - badge.height - GAP;
  const spots = [
    { x: letter.left - badge.width - GAP, y, right: letter.left - GAP },
    { x: letter.right + GAP, y },
    { x: letter.right - badge.width, y: above, right: letter.right },
    { x: letter.left, y: above },
  ];
  const outside = spots.find(({ x, y: top }) => {
    const box = toBox(x, top, badge);
    return isInside(box, viewport) && isFree(box, others);
  });
  if (outside) return { ...outside, maxHeightPx: badge.height };
  const { controls, text } = ground.clear();
  const spot = sweep(ground, badge, [...controls, ...text]) ?? sweep(ground, badge, controls);
  const { x, y: top } = spot ?? { x: viewport.width - badge.width - GAP, y: GAP };
  return { x, y: top, right: x + badge.width, maxHeightPx: badge.height };
}

/** Where the writer put the panel, as far as the viewport still shows it. */
export function keepInView({ x, y, widthPx = PANEL_WIDTH }: PanelPlace, { width, height }: Size): PanelPlace {
  const left = clamp(x, 0, width - widthPx);
  const top = clamp(y, 0, height - MIN_HEIGHT);
  return toPlace(left, top, height - top - GAP, widthPx);
}

const toPlace = (x: number, y: number, maxHeightPx: number, width: number): PanelPlace =>
  width === PANEL_WIDTH ? { x, y, maxHeightPx } : { x, y, maxHeightPx, widthPx: width };

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
