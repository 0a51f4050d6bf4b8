import type { AuditReport } from "../../model/report.ts";
import type { Translator } from "../i18n/translator.ts";
import { type BadgeView, toBadgeView } from "./badge-view.ts";
import type { PanelInput, PanelPlace } from "./facts.ts";
import {
  type CountView,
  type FindingView,
  type OrderedFinding,
  orderFindings,
  toCounts,
  toFindingView,
} from "./finding-view.ts";
import { type NoteView, toNotes } from "./notes.ts";

export type CardView = FindingView & {
  open: boolean;
  position: string;
  canMute: boolean;
  reported: boolean;
  /** The frame in which a suggestion's slots are filled. */
  filling?: { suggestionIndex: number; url: string; heightPx: number };
};

export type PanelView = {
  state: "clean" | "partly" | "findings" | "checking" | "cannot-check" | "not-watched" | "waiting";
  headline: string;
  /** A second sentence under the headline. */
  detail?: string;
  counts: CountView[];
  notes: NoteView[];
  cards: CardView[];
  muted?: string;
  folded: boolean;
  badge: BadgeView;
  place: PanelPlace;
  moved: boolean;
  /** What a screen reader is told when it changes. */
  announcement: string;
};

/** Pure: what the panel says about a letter. */
export function toPanelView(input: PanelInput, t: Translator): PanelView {
  const { state, ui } = input;
  const report = reportOf(input);
  const all = orderFindings(report?.findings ?? []);
  const shown = visibleFindings(all, ui.mutedIds);
  const counts = toCounts(shown, t);
  const notes = report ? toNotes(report, state.kind === "checked" ? (state.uncovered ?? []) : [], t) : [];
  const openId = shown.some(({ id }) => id === ui.openId) ? ui.openId : shown[0]?.id;
  const words = toWords(input, shown, notes.length > 0, t);
  const badge = toBadgeView(state, counts, notes.length > 0, t);
  const mutedCount = all.length - shown.length;
  return {
    ...words,
    counts,
    notes,
    cards: shown.map((entry, index) => ({
      ...toFindingView(entry, input.facts, t, input.handbooks),
      open: entry.id === openId,
      position: t("card.position", { index: index + 1, total: shown.length }),
      canMute: entry.finding.severity === "info",
      reported: ui.reportedIds.includes(entry.id),
      ...(ui.filling?.findingId === entry.id
        ? { filling: { suggestionIndex: ui.filling.suggestionIndex, ...ui.filling.frame } }
        : {}),
    })),
    ...(mutedCount > 0 ? { muted: t("panel.muted", { count: mutedCount }) } : {}),
    folded: ui.folded,
    badge,
    place: ui.place,
    moved: ui.moved,
    announcement: toAnnouncement(words, counts, notes, t),
  };
}

/** The findings a panel shows: hints muted for this letter are left out, nothing else can be. */
export function visibleFindings(all: readonly OrderedFinding[], mutedIds: readonly string[]): OrderedFinding[] {
  return all.filter(({ id, finding }) => finding.severity !== "info" || !mutedIds.includes(id));
}

function reportOf({ state }: PanelInput): AuditReport | undefined {
  return state.kind === "checked" || state.kind === "waiting" ? state.report : undefined;
}

type Words = Pick<PanelView, "state" | "headline" | "detail">;

function toWords(input: PanelInput, shown: readonly OrderedFinding[], partly: boolean, t: Translator): Words {
  const { state } = input;
  switch (state.kind) {
    case "checking":
      return { state: "checking", headline: t("panel.checking") };
    case "cannot-check": {
      const rest = t(state.held ? "reason.held" : "reason.notHeld");
      const gap = t.language === "zh-CN" ? "" : " ";
      return {
        state: "cannot-check",
        headline: t("panel.cannotCheck"),
        detail: `${t(`reason.${state.reason}`)}${gap}${rest}`,
      };
    }
    case "not-watched":
      return {
        state: "not-watched",
        headline: t("panel.notWatched"),
        detail: t("panel.notWatchedDetail", { account: state.account }),
      };
    case "waiting":
      return {
        state: "waiting",
        headline: t("panel.waiting", { reviewer: state.reviewer, time: t.moment(state.since, input.now) }),
      };
    case "checked": {
      const count = shown.length;
      if (count === 0 && partly) return { state: "partly", headline: t("panel.partlyClean") };
      if (count === 0) return { state: "clean", headline: t("panel.clean") };
      const hintsOnly = shown.every(({ finding }) => finding.severity === "info");
      return { state: "findings", headline: t(hintsOnly ? "panel.hintsOnly" : "panel.toLookAt", { count }) };
    }
  }
}

function toAnnouncement(words: Words, counts: readonly CountView[], notes: readonly NoteView[], t: Translator): string {
  // While the letter is being read there is nothing to tell; the result follows.
  if (words.state === "checking") return "";
  const said = words.state === "findings" ? t.facts(counts.map((count) => count.label)) : words.headline;
  return [said, ...notes.map((note) => note.text)].join(t.language === "zh-CN" ? "。" : ". ");
}
