import type { AuditReport, Finding } from "../../model/report.ts";
import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";
import { type BadgeView, toBadgeView } from "./badge-view.ts";
import type { Frame, PanelInput, PanelPlace, PanelTab, PanelUi } from "./facts.ts";
import { type FileLine, isReadingFiles, toOpenFileLines } from "./files.ts";
import {
  type CountView,
  type FindingView,
  type OrderedFinding,
  orderFindings,
  toCounts,
  toFindingView,
} from "./finding-view.ts";
import { type NoteView, toAgeNotes, toNotes } from "./notes.ts";
import { isOver, type ReviewView, toReviewView } from "./review-view.ts";

export type CardView = FindingView & {
  open: boolean;
  position: string;
  canMute: boolean;
  reported?: "heard" | "unheard";
  /** The frame in which a wrong hit is reported. */
  reporting?: Frame;
  /** The frame in which a suggestion's slots are filled. */
  filling?: { suggestionIndex: number; url: string; heightPx: number };
};

export type PanelView = {
  state: "clean" | "partly" | "findings" | "reading" | "checking" | "cannot-check" | "not-watched" | "waiting";
  headline: string;
  /** A second sentence under the headline. */
  detail?: string;
  counts: CountView[];
  notes: NoteView[];
  /** Attached files that are being read, or were not. */
  files: FileLine[];
  cards: CardView[];
  muted?: string;
  /** What a supervisor said, or that one is asked. */
  review?: ReviewView;
  /** The page that asks for review takes the place of the findings. */
  reviewFrame?: Frame;
  /** `wanted`: the letter does not go without. */
  askReview?: { wanted: boolean };
  /** Absent where there is no letter to write in. */
  tabs?: { open: PanelTab; frameUrl?: string };
  folded: boolean;
  badge: BadgeView;
  place: PanelPlace;
  moved: boolean;
  /** `offered`: it can be put into the browser's side panel. `shown`: it stands there, and here only its sign. */
  aside?: "offered" | "shown";
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
  const { uncovered = [], privateAccount } = state.kind === "checked" ? state : {};
  const unread = report ? toNotes(report, uncovered, t, input.facts.files, privateAccount) : [];
  const notes = report ? [...toAgeNotes(input.expiredAt, input.now, t), ...unread] : [];
  const files = report ? toOpenFileLines(input.facts, t) : [];
  // Whose account it is takes nothing from what was checked.
  const partly = notes.some(({ id }) => id !== "private") || files.length > 0;
  // A hint that stands before what must change is no reason to fold that.
  const first = shown.find(({ finding }) => finding.severity !== "info") ?? shown[0];
  const openId = shown.some(({ id }) => id === ui.openId) ? ui.openId : first?.id;
  const words = toWords(input, shown, partly, t);
  const badge = toBadgeView(state, counts, partly, t, words.state === "reading");
  const mutedCount = all.length - shown.length;
  return {
    ...words,
    counts,
    notes,
    files,
    cards: shown.map((entry, index) => ({
      ...toFindingView(entry, input.facts, t, input.handbooks),
      open: entry.id === openId,
      position: t("card.position", { index: index + 1, total: shown.length }),
      canMute: canMute(entry.finding),
      ...toReported(ui, entry.id),
      ...(ui.filling?.findingId === entry.id
        ? { filling: { suggestionIndex: ui.filling.suggestionIndex, ...ui.filling.frame } }
        : {}),
    })),
    ...toReview(input, t),
    ...(mutedCount > 0 ? { muted: t("panel.muted", { count: mutedCount }) } : {}),
    ...(TABBED.has(words.state)
      ? { tabs: { open: ui.tab ?? "check", ...(ui.wording ? { frameUrl: ui.wording.url } : {}) } }
      : {}),
    folded: ui.folded,
    badge,
    place: ui.place,
    moved: ui.moved,
    ...(input.canAside ? { aside: "offered" as const } : {}),
    announcement: toAnnouncement(words, counts, [...notes, ...files.flatMap(toUnreadNote)], t),
  };
}

/** Pure: what is left on the page while the panel stands in the browser's side panel, which also does the speaking. */
export function toAsideView(view: PanelView): PanelView {
  return { ...view, folded: true, aside: "shown", announcement: "" };
}

function toReview(input: PanelInput, t: Translator): Pick<PanelView, "review" | "reviewFrame" | "askReview"> {
  const { state, ui, review: fact, canAskReview = false } = input;
  const review = fact && toReviewView(fact, input.now, t);
  const isGood = fact?.kind === "approved" && !isOver(fact, input.now);
  const isOpen = state.kind === "checked" && fact?.kind !== "waiting" && !isGood;
  const askReview = canAskReview && isOpen ? { wanted: state.report.decision === "review" } : undefined;
  return {
    ...(review ? { review } : {}),
    ...(ui.review ? { reviewFrame: ui.review } : {}),
    ...(askReview ? { askReview } : {}),
  };
}

function toReported({ reportedIds, unheardIds = [], reporting }: PanelUi, id: string): Partial<CardView> {
  if (reporting?.findingId === id) return { reporting: reporting.frame };
  if (unheardIds.includes(id)) return { reported: "unheard" };
  return reportedIds.includes(id) ? { reported: "heard" } : {};
}

/** States in which wording can be put into the letter. */
const TABBED: ReadonlySet<PanelView["state"]> = new Set(["clean", "partly", "findings", "waiting"]);

/** The findings a panel shows: hints muted for this letter are left out, nothing else can be. */
export function visibleFindings(all: readonly OrderedFinding[], mutedIds: readonly string[]): OrderedFinding[] {
  return all.filter(({ id, finding }) => !canMute(finding) || !mutedIds.includes(id));
}

/** A hint may be muted for one letter, unless the policy locks its rule. */
const canMute = ({ severity, locked }: Finding): boolean => severity === "info" && !locked;

/** While a file is read its line changes page by page: only what stays is told. */
const toUnreadNote = ({ id, name, detail, state }: FileLine): NoteView[] =>
  state === "unread" ? [{ id, text: `${name}: ${detail}` }] : [];

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
      const gap = ruleLanguageOf(t.language) === "zh" ? "" : " ";
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
        headline: t("panel.waiting", {
          reviewer: state.reviewer || t("gate.aSupervisor"),
          time: t.moment(state.since, input.now),
        }),
      };
    case "checked": {
      const count = shown.length;
      if (count === 0 && isReadingFiles(input.facts)) return { state: "reading", headline: t("panel.readingFiles") };
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
  return [said, ...notes.map((note) => note.text)].join(ruleLanguageOf(t.language) === "zh" ? "。" : ". ");
}
