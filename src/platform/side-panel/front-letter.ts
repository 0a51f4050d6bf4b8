import { withTab } from "../../messages/errand.ts";
import type { SideLetter } from "../../messages/side-letter.ts";
import type { PanelView } from "../../ui/index.ts";

type Shown = Extract<SideLetter, { kind: "letter" }>;

/**
 * Pure: which of a tab's frames has the letter that is shown: the one that came to the front last.
 * @param told by frame id, what each frame's compose script said last
 */
export function pickFront(told: ReadonlyMap<number, SideLetter>): { frameId: number; letter: Shown } | undefined {
  let front: { frameId: number; letter: Shown } | undefined;
  for (const [frameId, letter] of told) {
    if (letter.kind === "letter" && (!front || letter.since > front.letter.since)) front = { frameId, letter };
  }
  return front;
}

/** Pure: frames in the side panel name the tab whose letter they are about. */
export function inTab(panel: PanelView, tab: number): PanelView {
  const led = <F extends { url: string }>(frame: F): F => ({ ...frame, url: withTab(frame.url, tab) });
  const { tabs, reviewFrame } = panel;
  return {
    ...panel,
    cards: panel.cards.map((card) => ({
      ...card,
      ...(card.filling && { filling: led(card.filling) }),
      ...(card.reporting && { reporting: led(card.reporting) }),
    })),
    ...(reviewFrame && { reviewFrame: led(reviewFrame) }),
    ...(tabs && { tabs: { ...tabs, ...(tabs.frameUrl && { frameUrl: withTab(tabs.frameUrl, tab) }) } }),
  };
}
