import { describe, expect, it } from "vitest";
import {
  type Box,
  coversNone,
  type Ground,
  keepInView,
  placeBadge,
  placeBeside,
  placeOver,
  placeWithin,
  type Size,
} from "../../src/compose/placement.ts";
import type { PanelPlace } from "../../src/ui/view-models/facts.ts";

const viewport = { width: 1280, height: 720 };
const badge = { width: 112, height: 36 };
const nothing = { controls: [], text: [] };
const whole = { left: 0, top: 0, right: 1280, bottom: 720 };
const send = { left: 16, top: 660, right: 120, bottom: 700 };
const subject = { left: 0, top: 40, right: 1280, bottom: 80 };
const ground = (given: Partial<Ground> & Pick<Ground, "letter">): Ground => ({
  others: [],
  viewport,
  clear: () => nothing,
  ...given,
});
const boxOf = ({ x, y }: { x: number; y: number }, { width, height }: Size): Box => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});
const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe("beside the letter", () => {
  it.each([
    ["left of it", { left: 700, top: 200, right: 1260, bottom: 700 }, { x: 372, y: 200 }],
    ["right of it", { left: 100, top: 60, right: 700, bottom: 700 }, { x: 708, y: 60 }],
  ])("stands %s", (_name, letter, expected) => {
    expect(placeBeside(ground({ letter }))).toMatchObject(expected);
  });

  it("covers no other letter", () => {
    const letter = { left: 700, top: 200, right: 1260, bottom: 700 };
    const others = [{ left: 300, top: 500, right: 690, bottom: 700 }];
    expect(placeBeside(ground({ letter, others }))).toBeUndefined();
  });
});

describe("over a letter that fills the page", () => {
  const text = [{ left: 20, top: 100, right: 700, bottom: 120 }];
  const clear = () => ({ controls: [send, subject], text });
  const first = { x: 8, y: 8, maxHeightPx: 36 };

  const open = (letter: Ground, before: PanelPlace): PanelPlace => {
    const place = placeOver(letter, before);
    if (!place) throw new Error("no place");
    return place;
  };

  it("the badge and the open panel cover neither text nor controls", () => {
    const letter = ground({ letter: whole, clear });
    const opened = open(letter, first);
    const boxes = [boxOf(placeBadge(letter, badge), badge), boxOf(opened, { width: 320, height: opened.maxHeightPx })];
    for (const box of boxes) for (const kept of [send, subject, ...text]) expect(overlaps(box, kept)).toBe(false);
  });

  it("the open panel stays where it is until text comes under it", () => {
    const before = open(ground({ letter: whole, clear }), first);
    expect(placeOver(ground({ letter: whole, clear }), before)).toEqual(before);
    const under = { left: before.x, top: before.y, right: before.x + 20, bottom: before.y + 20 };
    const moved = open(ground({ letter: whole, clear: () => ({ controls: [send], text: [under] }) }), before);
    expect(coversNone(moved, [under, send])).toBe(true);
  });

  it("is narrower where only that much is free", () => {
    const wide = { left: 0, top: 0, right: 1000, bottom: 720 };
    const placed = open(ground({ letter: whole, clear: () => ({ controls: [], text: [wide] }) }), first);
    expect(placed.widthPx).toBe(240);
    expect(coversNone(placed, [wide])).toBe(true);
  });

  it("where all is text there is no place over it, and the badge leaves the controls free", () => {
    const full = ground({ letter: whole, clear: () => ({ controls: [send, subject], text: [whole] }) });
    expect(placeOver(full, first)).toBeUndefined();
    for (const kept of [send, subject]) expect(overlaps(boxOf(placeBadge(full, badge), badge), kept)).toBe(false);
  });
});

describe("the badge, which is only as wide as what it says", () => {
  const place = (left: number, right: number) =>
    placeBadge(ground({ letter: { left, top: 100, right, bottom: 700 } }), badge);

  it("stands at the letter's left edge, whatever its width", () => {
    expect(place(600, 1200)).toEqual({ x: 480, y: 100, right: 592, maxHeightPx: 36 });
  });

  it("stands at the right edge where there is no room on the left", () => {
    const placed = place(20, 1000);
    expect(placed).toEqual({ x: 1008, y: 100, maxHeightPx: 36 });
    expect(placed).not.toHaveProperty("right");
  });
});

describe("within a letter whose text makes room", () => {
  const editor = { left: 0, top: 80, right: 1280, bottom: 650 };
  const clear = () => ({ controls: [send, subject], text: [] });

  it("stands on the editor's right side, between controls", () => {
    const within = placeWithin(ground({ letter: whole, clear }), editor);
    expect(within).toEqual({ place: { x: 952, y: 88, maxHeightPx: 620 }, roomPx: 336 });
    const belowSend = { ...send, left: 1000, right: 1100 };
    const cut = placeWithin(ground({ letter: whole, clear: () => ({ controls: [belowSend], text: [] }) }), editor);
    expect(cut?.place).toEqual({ x: 952, y: 88, maxHeightPx: 564 });
  });

  it("is narrower in a narrower editor, and nowhere in one that would have no text left", () => {
    const widthIn = (right: number) => placeWithin(ground({ letter: whole, clear }), { ...editor, right })?.roomPx;
    expect([640, 590, 550, 500].map(widthIn)).toEqual([336, 296, 256, undefined]);
  });
});

it("a panel that the writer moved stays in view", () => {
  expect(keepInView({ x: 2000, y: -40, maxHeightPx: 100 }, viewport)).toEqual({ x: 960, y: 0, maxHeightPx: 712 });
});
