import type { Translator } from "../i18n/translator.ts";
import type { ReviewFact } from "./facts.ts";

export type DiffPartView = { kind: "same" | "added" | "removed"; text: string };

/** What is said of a letter that was, or is, under review. */
export type ReviewView = {
  tone: "waiting" | "good" | "refused";
  title: string;
  lines: string[];
  /** Parts of the letter that the supervisor changed, what was left alone cut short. */
  diffs: { label: string; parts: DiffPartView[] }[];
  /** Words to copy by hand, where the editor did not take them. */
  copy: { label: string; text: string }[];
  canApply: boolean;
  canWithdraw: boolean;
};

/** Is it an approval whose time is over? It lets nothing out any more. */
export const isOver = (fact: ReviewFact, now: Date): boolean =>
  "until" in fact && fact.until !== undefined && fact.until <= now;

/** Pure: a review in words. */
export function toReviewView(fact: ReviewFact, now: Date, t: Translator): ReviewView {
  const plain = { lines: [], diffs: [], copy: [], canApply: false, canWithdraw: false };
  const noteLine = (note: string) => (note.trim() === "" ? [] : [t("review.note", { note: note.trim() })]);
  // Also where the letter was edited since: undoing that brings nothing back.
  if ("until" in fact && fact.until && isOver(fact, now)) {
    const title = t("review.over", { by: fact.by || t("gate.aSupervisor"), time: t.moment(fact.until, now) });
    return { ...plain, tone: "refused", title, lines: [t("review.expiredNext")] };
  }
  switch (fact.kind) {
    case "waiting": {
      const reviewer = fact.who.length > 0 ? t.list(fact.who) : t("gate.aSupervisor");
      return {
        ...plain,
        tone: "waiting",
        title: t("review.waiting", { reviewer, time: t.moment(fact.since, now) }),
        lines: [
          ...(fact.due ? [t(fact.due < now ? "review.overdue" : "review.due", { time: t.moment(fact.due, now) })] : []),
          ...(fact.arrived ? [] : [t("review.notArrived")]),
        ],
        canWithdraw: true,
      };
    }
    case "approved":
      return {
        ...plain,
        tone: "good",
        title: t("review.approved", { by: fact.by || t("gate.aSupervisor") }),
        lines: [...noteLine(fact.note), t("review.approvedUntil", { time: t.moment(fact.until, now) })],
      };
    case "refused":
      return {
        ...plain,
        tone: "refused",
        title: t("review.refused", { by: fact.by || t("gate.aSupervisor") }),
        lines: [...noteLine(fact.note), t("review.refusedNext")],
      };
    case "expired":
      return { ...plain, tone: "refused", title: t("review.expired"), lines: [t("review.expiredNext")] };
    case "changes": {
      const { diff, wanted } = fact;
      const diffs = (["subject", "body"] as const)
        .filter((field) => diff[field].some(({ kind }) => kind !== "same"))
        .map((field) => ({ label: t(`field.${field}`), parts: diff[field].map(shorten) }));
      const copy = wanted
        ? (["subject", "body"] as const).map((field) => ({ label: t(`field.${field}`), text: wanted[field] }))
        : [];
      return {
        ...plain,
        tone: "good",
        title: t("review.changed", { by: fact.by || t("gate.aSupervisor") }),
        lines: [...noteLine(fact.note), t(wanted ? "review.notTaken" : "review.changedNext")],
        diffs,
        copy,
        canApply: wanted === undefined,
      };
    }
    case "void": {
      const waits = fact.until === undefined;
      const what = fact.changes.map((change) => {
        const label = t(`field.${change.field === "channel" ? "body" : change.field}`);
        if (change.kind === "text") return t("review.changedText", { field: label });
        const added = change.added.length > 0 ? [t("review.added", { names: t.facts(change.added) })] : [];
        const removed = change.removed.length > 0 ? [t("review.removed", { names: t.facts(change.removed) })] : [];
        return t("review.changedList", { field: label, what: t.facts([...added, ...removed]) });
      });
      return {
        ...plain,
        tone: "refused",
        title: t(waits ? "review.voidWaiting" : "review.void"),
        lines: [...what, t(waits ? "review.voidWaitingNext" : "review.voidNext")],
        canWithdraw: waits,
      };
    }
  }
}

const KEPT = 40;

/** Long stretches that stay are cut in the middle: what changed is to be seen. */
function shorten(part: DiffPartView): DiffPartView {
  if (part.kind !== "same" || part.text.length <= 3 * KEPT) return part;
  return { kind: "same", text: `${part.text.slice(0, KEPT).trimEnd()} … ${part.text.slice(-KEPT).trimStart()}` };
}
