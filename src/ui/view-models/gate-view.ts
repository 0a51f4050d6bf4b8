import type { Translator } from "../i18n/translator.ts";
import type { Frame, GateInput } from "./facts.ts";
import { type FindingView, type OrderedFinding, orderFindings, toFindingView } from "./finding-view.ts";
import { type NoteView, toNotes } from "./notes.ts";
import { type RecipientLine, toRecipientLines } from "./recipients.ts";

export type GateRow = FindingView & {
  /** Who can have a look, on findings that need one. */
  supervisor?: string;
  filling?: { suggestionIndex: number; url: string; heightPx: number };
};

export type GateView = {
  state: "held" | "ready" | "checking" | "cannot-check" | "waiting";
  headline: string;
  /** One sentence that says why. */
  detail: string;
  recipients: RecipientLine[];
  moreRecipients: RecipientLine[];
  moreLabel?: string;
  recipientsNote?: string;
  rows: GateRow[];
  notes: NoteView[];
  canSend: boolean;
  sendAnyway?: { frame?: Frame };
  canAskReview: boolean;
  canWithdraw: boolean;
  announcement: string;
};

/** Pure: what the gate says. Hints never hold a letter and are not listed. */
export function toGateView(input: GateInput, t: Translator): GateView {
  const { state, facts, ui, rights } = input;
  const report = state.kind === "checked" || state.kind === "waiting" ? state.report : undefined;
  const holding = orderFindings(report?.findings ?? []).filter(({ finding }) => finding.severity !== "info");
  const uncovered = state.kind === "checked" ? (state.uncovered ?? []) : [];
  const { lines, more } = toRecipientLines(facts, t);
  const words = toWords(input, holding, t);
  const warned =
    (state.kind === "checked" && state.report.decision === "warn") || (state.kind === "cannot-check" && !state.held);
  const overrulable = warned && rights.overrule === "with-reason";
  return {
    ...words,
    recipients: lines,
    moreRecipients: more,
    ...(more.length > 0 ? { moreLabel: t("gate.more", { count: more.length }) } : {}),
    ...toRecipientsNote(input, t),
    rows: holding.map((entry) => toRow(entry, input, t)),
    notes: report ? toNotes(report, uncovered, t) : [],
    canSend: words.state === "ready",
    ...(overrulable ? { sendAnyway: ui.reason ? { frame: ui.reason.frame } : {} } : {}),
    canAskReview: rights.askReview && state.kind === "checked" && state.report.decision === "review",
    canWithdraw: state.kind === "waiting",
    announcement: `${words.headline}${t.language === "zh-CN" ? "。" : ". "}${words.detail}`,
  };
}

function toRow(entry: OrderedFinding, { facts, rights, ui, handbooks }: GateInput, t: Translator): GateRow {
  const needsLook = entry.finding.severity === "review" && rights.reviewers.length > 0;
  return {
    ...toFindingView(entry, facts, t, handbooks),
    ...(needsLook ? { supervisor: t("gate.supervisor", { names: t.list(rights.reviewers) }) } : {}),
    ...(ui.filling?.findingId === entry.id
      ? { filling: { suggestionIndex: ui.filling.suggestionIndex, ...ui.filling.frame } }
      : {}),
  };
}

function toRecipientsNote({ facts }: GateInput, t: Translator): { recipientsNote?: string } {
  if (facts.recipientsIncomplete) return { recipientsNote: t("gate.incomplete") };
  return facts.recipients.length === 0 ? { recipientsNote: t("gate.noRecipients") } : {};
}

function toWords(
  { state, ui, now }: GateInput,
  holding: readonly OrderedFinding[],
  t: Translator,
): Pick<GateView, "state" | "headline" | "detail"> {
  const headline = t("gate.notSent");
  switch (state.kind) {
    case "checking":
      return { state: "checking", headline, detail: t("gate.checking") };
    case "not-watched":
      return { state: "ready", headline: t("gate.ready"), detail: t("gate.readyDetail") };
    case "cannot-check": {
      const rest = t(state.held ? "reason.held" : "reason.notHeld");
      const gap = t.language === "zh-CN" ? "" : " ";
      const sentences = ui.notGone ? t("gate.notGone") : `${t(`reason.${state.reason}`)}${gap}${rest}`;
      return { state: "cannot-check", headline, detail: sentences };
    }
    case "waiting": {
      const detail = t("gate.waiting", { reviewer: state.reviewer, time: t.moment(state.since, now) });
      return { state: "waiting", headline, detail };
    }
    case "checked":
      break;
  }
  if (ui.notGone) return { state: "held", headline, detail: t("gate.notGone") };
  const blocks = holding.filter(({ finding }) => finding.severity === "block").length;
  switch (state.report.decision) {
    case "send":
      return { state: "ready", headline: t("gate.ready"), detail: t("gate.readyDetail") };
    case "block":
      return { state: "held", headline, detail: t("gate.mustChange", { count: Math.max(blocks, 1) }) };
    case "review": {
      const unclear = !holding.some(({ finding }) => finding.severity === "review");
      return { state: "held", headline, detail: t(unclear ? "gate.unclear" : "gate.needsLook") };
    }
    case "warn":
      return { state: "held", headline, detail: t("gate.pleaseCheck") };
  }
}
