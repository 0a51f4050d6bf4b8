import type { ReviewSummary } from "../api/reviews.ts";
import { Icon } from "../components/icon.tsx";
import { useReviewsTexts } from "./texts.ts";

/** That reviewers were reminded of a waiting letter, or administrators told that nobody answered in time. */
export function Pressed({ review }: { review: Pick<ReviewSummary, "state" | "remindedAt" | "escalatedAt"> }) {
  const t = useReviewsTexts();
  const { state, remindedAt, escalatedAt } = review;
  const stage = escalatedAt ? "escalated" : "reminded";
  if (state !== "waiting" || (!remindedAt && !escalatedAt)) return null;
  return (
    <span className="r-pressed" data-stage={stage}>
      <Icon name={stage === "escalated" ? "warning" : "clock"} />
      {t(`item.${stage}`)}
    </span>
  );
}
