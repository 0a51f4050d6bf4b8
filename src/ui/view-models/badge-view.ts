import type { Translator } from "../i18n/translator.ts";
import type { LetterState } from "./facts.ts";
import type { CountView } from "./finding-view.ts";
import type { TabState } from "./popup-view.ts";

export type BadgeKind = "protected" | "partly" | "findings" | "checking" | "waiting" | "cannot-check" | "not-watched";

/** The folded panel. `label` is its whole name; `short` stands beside the icon. */
export type BadgeView = { kind: BadgeKind; counts: CountView[]; label: string; short?: string };

/**
 * @param partly something of the letter was not checked: the tick would promise too much
 * @param reading its files are still being read, and nothing was found so far
 */
export function toBadgeView(
  state: LetterState,
  counts: CountView[],
  partly: boolean,
  t: Translator,
  reading = false,
): BadgeView {
  if (reading) return { kind: "checking", counts: [], label: t("badge.readingFiles") };
  if (state.kind === "checking") return { kind: "checking", counts: [], label: t("badge.checking") };
  if (state.kind === "cannot-check") {
    const label = t(state.reason === "page-unreadable" ? "badge.notWatchingWindow" : "badge.cannotCheck");
    return { kind: "cannot-check", counts: [], label };
  }
  if (state.kind === "not-watched") return { kind: "not-watched", counts: [], label: t("badge.notWatched") };
  if (state.kind === "waiting") {
    const label = t("badge.waiting", { reviewer: state.reviewer || t("gate.aSupervisor") });
    return { kind: "waiting", counts, label, short: t("badge.waitingShort") };
  }
  if (counts.length > 0) {
    const words = { counts: t.facts(counts.map((count) => count.label)) };
    const label = partly ? t("badge.findingsPartly", words) : t("badge.findings", words);
    return { kind: "findings", counts, label };
  }
  if (partly) return { kind: "partly", counts: [], label: t("badge.partly") };
  return { kind: "protected", counts: [], label: t("badge.protected") };
}

/** The toolbar button: at most four characters, a colour that white text can be read on, and a title. */
export type ToolbarBadge = { text: string; color: string; title: string };

const TOOLBAR_COLORS: Record<BadgeKind, string> = {
  protected: "#0b5c63",
  partly: "#5f6871",
  findings: "#8a5300",
  checking: "#5f6871",
  waiting: "#4338a8",
  "cannot-check": "#b3201c",
  "not-watched": "#5f6871",
};

export function toToolbarBadge(badge: BadgeView): ToolbarBadge {
  const total = badge.counts.reduce((sum, { count }) => sum + count, 0);
  const blocks = badge.counts.some(({ severity }) => severity === "block");
  const texts: Record<BadgeKind, string> = {
    protected: "✓",
    partly: "◐",
    findings: total > 99 ? "99+" : String(total),
    checking: "…",
    waiting: "☻",
    "cannot-check": "?",
    "not-watched": "–",
  };
  const color = badge.kind === "findings" && blocks ? "#b3201c" : TOOLBAR_COLORS[badge.kind];
  return { text: texts[badge.kind], color, title: badge.label };
}

/**
 * On a watched page without a letter: no sign, and words that say so.
 * @param late the page was there before us, so that Send is only sure after it was loaded again
 */
export const toIdleToolbarBadge = (t: Translator, late: boolean): ToolbarBadge => ({
  text: "",
  color: TOOLBAR_COLORS["not-watched"],
  title: t(late ? "badge.watchingLate" : "badge.watching"),
});

/** The toolbar's image, one shape a state; files of these names lie in public/icon. */
export type ToolbarIcon = "protected" | "partly" | "off" | "doubt";

/** @param kind how far the letter in front is watched */
export function toToolbarIcon(kind: TabState["kind"]): ToolbarIcon {
  switch (kind) {
    case "protected":
    case "partly":
      return kind;
    case "not-protected":
    case "not-watched":
      return "off";
    case "cannot-check":
      return "doubt";
  }
}
