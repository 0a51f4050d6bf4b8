import { useRef, useState } from "react";
import { Field } from "../components/field.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";
import type { AnswerProps } from "./approve-dialog.tsx";
import { useReviewsTexts } from "./texts.ts";

/** Refuses the letter, never without a reason. */
export function RefuseDialog({ review, kept, onClose, onAnswered }: AnswerProps) {
  const t = useReviewsTexts();
  const { name } = review.writer;
  const { reason } = kept.kept;
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <AnswerDialog
      review={review}
      title={t("refuse.title")}
      send={t("refuse.send")}
      back={t("answer.back")}
      firstFocus={field}
      toDecision={() => {
        if (reason.trim() !== "") return { decision: "refuse", note: reason };
        setMissing(true);
        field.current?.focus();
        return undefined;
      }}
      onClose={onClose}
      onAnswered={onAnswered}
    >
      <p>{t("refuse.lead", { name })}</p>
      <Field
        label={t("refuse.reason")}
        hint={t("refuse.hint")}
        problem={isMissing && reason.trim() === "" ? t("refuse.missing", { name }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            required
            maxLength={4000}
            value={reason}
            onChange={(event) => kept.keep({ reason: event.target.value })}
          />
        )}
      </Field>
    </AnswerDialog>
  );
}
