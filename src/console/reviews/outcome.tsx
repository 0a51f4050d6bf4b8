import type { Review } from "../api/reviews.ts";
import { Button } from "../components/button.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { useNow } from "../components/use-now.ts";
import { DiffView } from "./diff-view.tsx";
import { useReviewsTexts } from "./texts.ts";
import type { KeptDraft } from "./use-kept.ts";

/** How a letter was answered, by whom, and what they said. `isUnsent`: one was just about to answer oneself. */
export function Outcome({ review, isUnsent }: { review: Review; isUnsent?: boolean }) {
  const t = useReviewsTexts();
  const now = useNow();
  const { state, decidedAt, decidedBy, writer, answer, changed, draft, approval } = review;
  if (state === "waiting" || !decidedAt) return null;
  const time = t.moment(new Date(decidedAt), now);
  const name = state === "withdrawn" ? writer.name : decidedBy?.name || t("outcome.somebody");
  return (
    <section className="r-outcome" data-state={state} role={isUnsent ? "alert" : undefined}>
      <p>{state === "expired" ? t("outcome.expired", { time }) : t(`outcome.${state}`, { name, time })}</p>
      {isUnsent && <p>{t("outcome.notSent")}</p>}
      {answer && <p>{t("outcome.note", { text: answer })}</p>}
      {approval && !isUnsent && (
        <p>
          <CopyButton look="plain" text={approval} label={t("outcome.copy")} copied={t("outcome.copied")} />
        </p>
      )}
      {changed && !isUnsent && (
        <>
          {changed.subject !== draft.subject && (
            <DiffView before={draft.subject} after={changed.subject} label={t("change.subject")} />
          )}
          <DiffView before={draft.body} after={changed.body} label={t("change.body")} />
        </>
      )}
    </section>
  );
}

/** What was typed for a letter that someone else answered first: to be copied, or let go. */
export function KeptWords({ kept, wasSent }: { kept: KeptDraft; wasSent: boolean }) {
  const t = useReviewsTexts();
  if (kept.isEmpty || wasSent) return null;
  const { note, reason, subject, body } = kept.kept;
  const words = [reason, note].filter((one) => one.trim() !== "").join("\n\n");
  const text = [subject, body].filter((one) => one !== undefined).join("\n\n");
  return (
    <section className="r-kept c-card">
      <h3>{t("kept.title")}</h3>
      {words && <KeptText label={t("kept.note")} text={words} />}
      {text && <KeptText label={t("kept.text")} text={text} />}
      <Button look="plain" onClick={kept.forget}>
        {t("kept.discard")}
      </Button>
    </section>
  );
}

function KeptText({ label, text }: { label: string; text: string }) {
  const t = useReviewsTexts();
  return (
    <div className="r-kept-text">
      <p className="label">{label}</p>
      <p className="r-body">{text}</p>
      <CopyButton text={text} label={t("kept.copy")} copied={t("kept.copied")} />
    </div>
  );
}
