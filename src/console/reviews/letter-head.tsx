import type { Ref } from "react";
import { Link } from "wouter";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import type { Review } from "../api/reviews.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { useNow } from "../components/use-now.ts";
import { toDue } from "./due.ts";
import { MarkedText } from "./marked-text.tsx";
import { Pressed } from "./pressed.tsx";
import { useReviewsTexts } from "./texts.ts";

export type Position = { index: number; total: number };

type LetterHeadProps = {
  review: Review;
  position: Position | undefined;
  heading: Ref<HTMLHeadingElement>;
  onEarlier?(): void;
  onLater?(): void;
};

/** Who asks since when, how long there is, and what they say about it. */
export function LetterHead({ review, position, heading, onEarlier, onLater }: LetterHeadProps) {
  const t = useReviewsTexts();
  const now = useNow();
  const due = toDue(new Date(review.dueAt), now, t);
  return (
    <header className="r-head">
      <nav className="r-head-nav" aria-label={t("list.name")}>
        <Link href="/" className="r-back">
          <Icon name="back" />
          {t("letter.back")}
        </Link>
        {position && (
          <span className="quiet">{t("letter.position", { index: position.index, total: position.total })}</span>
        )}
        <span className="c-actions">
          <Button look="plain" shortcut="K" aria-disabled={!onEarlier} onClick={onEarlier}>
            {t("letter.earlier")}
          </Button>
          <Button look="plain" shortcut="J" aria-disabled={!onLater} onClick={onLater}>
            {t("letter.later")}
          </Button>
        </span>
      </nav>
      <h2 id="letter-title" ref={heading} tabIndex={-1}>
        {review.subject ? (
          <MarkedText text={review.subject} places={[]} current={undefined} />
        ) : (
          t(review.textKept ? "item.noSubject" : "item.textGone")
        )}
      </h2>
      <p className="r-head-facts">
        <span>{t("letter.asked", { name: review.writer.name, time: t.moment(new Date(review.createdAt), now) })}</span>
        {review.state === "waiting" ? (
          <span className="r-due" data-tone={due.tone}>
            <Icon name="clock" />
            {due.text}
            <span aria-hidden="true">·</span>
            <span className="quiet">{t("due.at", { time: t.moment(new Date(review.dueAt), now) })}</span>
          </span>
        ) : (
          <span className="r-state" data-state={review.state}>
            {t(`state.${review.state}`)}
          </span>
        )}
        <Pressed review={review} />
      </p>
      {review.note && (
        <figure className="r-note">
          <figcaption>
            <Icon name="note" />
            {t("letter.note", { name: review.writer.name })}
          </figcaption>
          <blockquote>{review.note}</blockquote>
        </figure>
      )}
    </header>
  );
}

/** Someone of another domain than the sender's own. */
export function isOutside(address: string, { channel, from }: Pick<CanonicalDraft, "channel" | "from">): boolean {
  const domainOf = (one: string) => one.split("@")[1] ?? "";
  return channel === "email" && domainOf(from) !== "" && domainOf(address) !== domainOf(from);
}
