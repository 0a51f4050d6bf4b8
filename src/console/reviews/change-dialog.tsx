import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { SeverityIcon } from "../../ui/components/icons.tsx";
import { Field } from "../components/field.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";
import type { AnswerProps } from "./approve-dialog.tsx";
import { DiffView } from "./diff-view.tsx";
import type { ShownFinding } from "./shown-findings.ts";
import { useReviewsTexts } from "./texts.ts";

type ChangeDialogProps = AnswerProps & { changed: CanonicalDraft; findings: readonly ShownFinding[] };

/** What was changed, what the check still finds, and the answer. */
export function ChangeDialog({ review, kept, changed, findings, onClose, onAnswered }: ChangeDialogProps) {
  const t = useReviewsTexts();
  const { name } = review.writer;
  const { note } = kept.kept;
  const { subject, body } = changed;
  return (
    <AnswerDialog
      review={review}
      title={t("change.confirm")}
      send={t("change.send")}
      back={t("change.back")}
      wide
      toDecision={() => ({ decision: "approve-with-changes", subject, body, note })}
      onClose={onClose}
      onAnswered={onAnswered}
    >
      <p>{t("change.confirmLead", { name })}</p>
      {subject !== review.draft.subject && (
        <DiffView before={review.draft.subject} after={subject} label={t("change.subject")} />
      )}
      <DiffView before={review.draft.body} after={body} label={t("change.body")} />
      {findings.length > 0 && (
        <div className="r-notice">
          <p>{t("audit.left", { count: findings.length })}</p>
          <ul className="r-left">
            {findings.slice(0, 5).map(({ number, severity, message }) => (
              <li key={number}>
                <SeverityIcon severity={severity} />
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
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
