import type { TabReport } from "../messages/messages.ts";
import { type PanelView, type Translator, toIdleToolbarBadge, toToolbarBadge } from "../ui/index.ts";
import { toIdleWatch, toWatch } from "./facts.ts";
import type { Letter } from "./letter.ts";

/** What the toolbar button and the popup say of a tab, by its letter in front. @param late the page was there before us */
export function toTabReport(
  letter: Letter | undefined,
  badge: PanelView["badge"] | undefined,
  letters: number,
  late: boolean,
  t: Translator,
): TabReport {
  return {
    badge: badge ? toToolbarBadge(badge) : toIdleToolbarBadge(t, late),
    watch: letter ? toWatch(letter, letters) : toIdleWatch(late),
    sender: letter?.adapter.sender(letter.surface),
  };
}
