import { unsendableIn } from "../adapters/finder/unsendable.ts";
import type { TabReport } from "../messages/messages.ts";
import { type PanelView, type Translator, toBadgeView, toIdleToolbarBadge, toToolbarBadge } from "../ui/index.ts";
import { toIdleWatch, toWatch } from "./facts.ts";
import type { Letter } from "./letter.ts";

/** The letters of a page, and by what adapter they are found. */
export type Watched = {
  doc: Document;
  adapter: { id: string };
  front: Letter | undefined;
  letters: ReadonlyMap<HTMLElement, Letter>;
};

/** What the toolbar button and the popup say of a tab, by its letter in front. @param late the page was there before us */
export function toTabReport(
  { doc, adapter, front, letters }: Watched,
  badge: PanelView["badge"] | undefined,
  late: boolean,
  t: Translator,
): TabReport {
  const letter: Letter | undefined = front ?? letters.values().next().value;
  // An adapter that knows the site says so by itself: unreadable.ts.
  if (!letter && adapter.id === "generic" && unsendableIn(doc).length > 0) {
    const watch = { kind: "cannot-check", reason: "page-unreadable", held: false } as const;
    return { badge: toToolbarBadge(toBadgeView(watch, [], false, t)), watch };
  }
  return {
    badge: badge ? toToolbarBadge(badge) : toIdleToolbarBadge(t, late),
    watch: letter ? toWatch(letter, letters.size) : toIdleWatch(late),
    sender: letter?.adapter.sender(letter.surface),
  };
}
