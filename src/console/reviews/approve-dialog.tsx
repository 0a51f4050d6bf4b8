import type { Review } from "../api/reviews.ts";
import { Field } from "../components/field.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";
import { useReviewsTexts } from "./texts.ts";
import type { KeptDraft } from "./use-kept.ts";

export type AnswerProps = { review: Review; kept: KeptDraft; onClose(): void; onAnswered(): void };

/** Approves the letter as it is. */
export function ApproveDialog({ review, kept, onClose, onAnswered }: AnswerProps) {
  const t = useReviewsTexts();
  const { name } = review.writer;
  const { note } = kept.kept;
  const isOpen = review.state === "waiting";
  const must = review.findings.filter(({ severity }) => severity === "block").length;
  return (
    <AnswerDialog
      review={review}
      title={t("approve.title")}
      send={t("approve.send")}
      back={t("answer.back")}
      toDecision={() => ({ decision: "approve", note })}
      onClose={onClose}
      onAnswered={onAnswered}
    >
      {isOpen && <p>{t("approve.lead", { name })}</p>}
      {isOpen && must > 0 && <p className="r-notice">{t("approve.must", { count: must })}</p>}
      <Field label={t("approve.note", { name })}>
        {(control) => (
          <textarea
            {...control}
            maxLength={4000}
            value={note}
            onChange={(event) => kept.keep({ note: event.target.value })}
          />
        )}
      </Field>
    </AnswerDialog>
  );
}
