import { Link } from "wouter";
import { SeverityIcon } from "../../ui/components/icons.tsx";
import { useMe } from "../api/me.ts";
import type { ReviewSummary } from "../api/reviews.ts";
import { Icon } from "../components/icon.tsx";
import { useNow } from "../components/use-now.ts";
import { useSharedTexts } from "../i18n/texts.ts";
import { toDue } from "./due.ts";
import { Pressed } from "./pressed.tsx";
import { useReviewsTexts } from "./texts.ts";

/** Letters as a list of links: who, what about, how grave, how long there is. */
export function Queue({ reviews, current }: { reviews: readonly ReviewSummary[]; current: string | undefined }) {
  const now = useNow();
  return (
    <ol className="r-queue">
      {reviews.map((review) => (
        <li key={review.id}>
          <Item review={review} isCurrent={review.id === current} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Item({ review, isCurrent, now }: { review: ReviewSummary; isCurrent: boolean; now: Date }) {
  const t = useReviewsTexts();
  const shared = useSharedTexts();
  const { data: me } = useMe();
  const { severity, findingCount, state } = review;
  const colleague = review.claim?.by.id === me?.id ? undefined : review.claim?.by.name;
  const due = toDue(new Date(review.dueAt), now, t);
  return (
    <Link href={`/${review.id}`} className="r-item" aria-current={isCurrent ? "true" : undefined}>
      <span className="r-item-top">
        <strong>{review.writer.name}</strong>
        {state === "waiting" ? (
          <span className="r-due" data-tone={due.tone}>
            <Icon name="clock" />
            {due.text}
          </span>
        ) : (
          <span className="r-state" data-state={state}>
            {t(`state.${state}`)}
          </span>
        )}
      </span>
      <span className="r-item-subject">
        {review.subject || t(review.textKept ? "item.noSubject" : "item.textGone")}
      </span>
      <span className="r-item-facts quiet">
        <span>
          <Icon name={review.channel === "fax" ? "fax" : "mail"} />
          {t(`channel.${review.channel}`)}
        </span>
        {review.textKept && <span>{t("item.recipients", { count: review.recipients })}</span>}
        <span>
          {severity && <SeverityIcon severity={severity} />}
          {severity && <span className="hidden">{shared(`severity.${severity}`)}</span>}
          {findingCount > 0 ? t("item.findings", { count: findingCount }) : t("item.clean")}
        </span>
      </span>
      <Pressed review={review} />
      {colleague && <span className="r-item-claim quiet">{t("item.claimed", { name: colleague })}</span>}
    </Link>
  );
}
