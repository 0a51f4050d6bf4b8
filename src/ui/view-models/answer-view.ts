import type { Translator } from "../i18n/translator.ts";
import type { ToolbarBadge } from "./badge-view.ts";

export type AnswerState = "approved" | "approved-with-changes" | "refused" | "expired";

/** A notification of an answer. Never a word of the letter: it stands on locked screens. */
export function toAnswerNotice(state: AnswerState, by: string | undefined, t: Translator) {
  const who = { by: by ?? t("gate.aSupervisor") };
  switch (state) {
    case "approved":
      return { title: t("answer.approved", who), message: t("answer.approvedDetail") };
    case "approved-with-changes":
      return { title: t("answer.changed", who), message: t("answer.changedDetail") };
    case "refused":
      return { title: t("answer.refused", who), message: t("answer.refusedDetail") };
    case "expired":
      return { title: t("answer.expired"), message: t("answer.expiredDetail") };
  }
}

/** The toolbar button of tabs without a letter, while answers have not been seen. The colour is that of reviews. */
export const toAnswersBadge = (unseen: number, t: Translator): ToolbarBadge => ({
  text: unseen === 0 ? "" : `☻${unseen > 9 ? "9+" : unseen}`,
  color: "#4338a8",
  title: unseen === 0 ? "" : t("answer.badge", { count: unseen }),
});
