import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Frame, GateInput } from "./facts.ts";
import { type FileLine, isReadingFiles, toFileLine, toFileTotal } from "./files.ts";
import { type FindingView, type OrderedFinding, orderFindings, toFindingView } from "./finding-view.ts";
import { type NoteView, toAgeNotes, toNotes } from "./notes.ts";
import { type RecipientLine, toRecipientLines } from "./recipients.ts";
import { type ReviewView, toReviewView } from "./review-view.ts";

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
  files: FileLine[];
  filesTotal?: string;
  /** Fax numbers to type once more; the frame stands where one is being typed. */
  retype?: { text: string; numbers: { number: string; masked: string; frame?: Frame }[] };
  canSend: boolean;
  sendAnyway?: { frame?: Frame };
  canAskReview: boolean;
  /** The page that asks for review takes the place of all else. */
  reviewFrame?: Frame;
  /** What a supervisor said, or that one is asked. */
  review?: ReviewView;
  canWithdraw: boolean;
  announcement: string;
};

/** Pure: what the gate says. Hints never hold a letter and are not listed. */
export function toGateView(input: GateInput, t: Translator): GateView {
  const { state, facts, ui, rights } = input;
  const report = state.kind === "checked" || state.kind === "waiting" ? state.report : undefined;
  const holding = orderFindings(report?.findings ?? []).filter(({ finding }) => finding.severity !== "info");
  const { uncovered = [], privateAccount } = state.kind === "checked" ? state : {};
  const { lines, more } = toRecipientLines(facts, t);
  const words = toWords(input, holding, t);
  const warned =
    (state.kind === "checked" &&
      (state.report.decision === "warn" || (needsReview(input) && rights.breakGlass === true))) ||
    (state.kind === "cannot-check" && !state.held);
  const review = input.review && toReviewView(input.review, input.now, t);
  const overrulable = warned && rights.overrule === "with-reason";
  return {
    ...words,
    recipients: lines,
    moreRecipients: more,
    ...(more.length > 0 ? { moreLabel: t("gate.more", { count: more.length }) } : {}),
    ...toRecipientsNote(input, t),
    rows: holding.map((entry) => toRow(entry, input, t)),
    notes: report
      ? [...toAgeNotes(input.expiredAt, input.now, t), ...toNotes(report, uncovered, t, facts.files, privateAccount)]
      : [],
    ...toFiles(input, t),
    ...toRetype(input, t),
    canSend: words.state === "ready",
    ...(overrulable ? { sendAnyway: ui.reason ? { frame: ui.reason.frame } : {} } : {}),
    ...(ui.review ? { reviewFrame: ui.review.frame } : {}),
    canAskReview: rights.askReview && state.kind === "checked" && state.report.decision === "review",
    ...(review ? { review } : {}),
    canWithdraw: state.kind === "waiting" || review?.canWithdraw === true,
    announcement: `${words.headline}${ruleLanguageOf(t.language) === "zh" ? "。" : ". "}${words.detail}`,
  };
}

const needsReview = ({ state }: GateInput) => state.kind === "checked" && state.report.decision === "review";

function toFiles({ facts }: GateInput, t: Translator): Pick<GateView, "files" | "filesTotal"> {
  const filesTotal = toFileTotal(facts, t);
  return { files: (facts.files ?? []).map((file) => toFileLine(file, t)), ...(filesTotal ? { filesTotal } : {}) };
}

function toRetype({ facts, ui }: GateInput, t: Translator): Pick<GateView, "retype"> {
  const { numbersToRetype = [] } = facts;
  if (numbersToRetype.length === 0) return {};
  const numbers = numbersToRetype.map((fact) => {
    return { ...fact, ...(ui.retyping?.number === fact.number ? { frame: ui.retyping.frame } : {}) };
  });
  return { retype: { text: t("retype.text", { count: numbers.length }), numbers } };
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
  { state, ui, now, facts }: GateInput,
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
      const gap = ruleLanguageOf(t.language) === "zh" ? "" : " ";
      const sentences = ui.notGone ? t("gate.notGone") : `${t(`reason.${state.reason}`)}${gap}${rest}`;
      return { state: "cannot-check", headline, detail: sentences };
    }
    case "waiting": {
      const detail = t("gate.waiting", {
        reviewer: state.reviewer || t("gate.aSupervisor"),
        time: t.moment(state.since, now),
      });
      return { state: "waiting", headline, detail };
    }
    case "checked":
      break;
  }
  if (ui.notGone) return { state: "held", headline, detail: t("gate.notGone") };
  const reading = isReadingFiles(facts);
  if (reading && holding.length === 0) return { state: "checking", headline, detail: t("gate.readingFiles") };
  const blocks = holding.filter(({ finding }) => finding.severity === "block").length;
  switch (state.report.decision) {
    case "send":
      if ((facts.numbersToRetype ?? []).length > 0) return { state: "held", headline, detail: t("gate.retype") };
      return { state: "ready", headline: t("gate.ready"), detail: t("gate.readyDetail") };
    case "block":
      return { state: "held", headline, detail: t("gate.mustChange", { count: Math.max(blocks, 1) }) };
    case "review": {
      const unclear = !holding.some(({ finding }) => finding.severity === "review");
      if (unclear && state.report.problems.length === 0) return { state: "held", headline, detail: t("gate.unread") };
      return { state: "held", headline, detail: t(unclear ? "gate.unclear" : "gate.needsLook") };
    }
    case "warn":
      return { state: "held", headline, detail: t("gate.pleaseCheck") };
  }
}
