import type { Translator } from "../i18n/translator.ts";
import type { ReviewAction } from "../view-models/actions.ts";
import type { ReviewView } from "../view-models/review-view.ts";
import { onPress } from "./press.ts";

type ReviewBoxProps = {
  review: ReviewView;
  act: (action: ReviewAction) => void;
  t: Translator;
  /** The gate has its own button for it. */
  withoutWithdraw?: boolean;
};

/** What a supervisor said of the letter, what they changed, and what can be done with it. */
export function ReviewBox({ review, act, t, withoutWithdraw = false }: ReviewBoxProps) {
  const { tone, title, lines, diffs, copy, canApply, canWithdraw } = review;
  const showsWithdraw = canWithdraw && !withoutWithdraw;
  return (
    <section className="review-box" data-tone={tone} aria-label={t("review.name")}>
      <p className="review-title">{title}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {diffs.map(({ label, parts }) => (
        <div className="review-diff" key={label}>
          <p className="label">{label}</p>
          <Diff parts={parts} />
        </div>
      ))}
      {copy.map(({ label, text }) => (
        <div className="review-diff" key={label}>
          <p className="label">{label}</p>
          <p className="diff">{text}</p>
        </div>
      ))}
      {(canApply || showsWithdraw) && (
        <p className="review-actions">
          {canApply && (
            <button
              type="button"
              className="button button-filled"
              onClick={onPress(() => act({ kind: "apply-review" }))}
            >
              {t("review.apply")}
            </button>
          )}
          {showsWithdraw && (
            <button type="button" className="link" onClick={onPress(() => act({ kind: "withdraw-review" }))}>
              {t("gate.withdraw")}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

/** Words that go are struck out, words that come underlined: colour is never alone. */
function Diff({ parts }: { parts: ReviewView["diffs"][number]["parts"] }) {
  let at = 0;
  return (
    <p className="diff">
      {parts.map(({ kind, text }) => {
        const key = at++;
        if (kind === "added") return <ins key={key}>{text}</ins>;
        if (kind === "removed") return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
