import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import handbookTitles from "../../policy/packs/handbooks.json" with { type: "json" };
import { ruleLanguageOf } from "../../ui/i18n/texts.ts";
import { isHubError } from "../api/hub-error.ts";
import { useMe } from "../api/me.ts";
import { type Review, useClaim, useReview, useVersions } from "../api/reviews.ts";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { usePreferences } from "../preferences.tsx";
import { ApproveDialog } from "./approve-dialog.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { LetterHead, type Position } from "./letter-head.tsx";
import { KeptWords, Outcome } from "./outcome.tsx";
import { ReadLetter } from "./read-letter.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import { useReviewsTexts } from "./texts.ts";
import { useKept } from "./use-kept.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { Versions } from "./versions.tsx";

// The editor and its libraries, for those who change a letter.
const ChangeEditor = lazy(() => import("./change-editor.tsx"));

type LetterProps = {
  id: string;
  position: Position | undefined;
  onAnswered(): void;
  onEarlier?(): void;
  onLater?(): void;
};

/** One letter under review, or why it is not to be seen. */
export function Letter(props: LetterProps) {
  const t = useReviewsTexts();
  const review = useReview(props.id);
  if (review.data) {
    return (
      <>
        {review.isError && (
          <Problem title={t("failed.letter")} error={review.error} onRetry={() => void review.refetch()} />
        )}
        <OpenLetter {...props} review={review.data} />
      </>
    );
  }
  if (review.isPending) return <Loading />;
  // An address that is no id at all is refused as such.
  if (isHubError(review.error, "not-found") || isHubError(review.error, "bad-request")) {
    return (
      <Empty icon="warning" title={t("gone.title")}>
        <p>{t("gone.lead")}</p>
      </Empty>
    );
  }
  return <Problem title={t("failed.letter")} error={review.error} onRetry={() => void review.refetch()} />;
}

type Doing = "reading" | "approving" | "refusing" | "changing";

function OpenLetter({ review, position, onAnswered, onEarlier, onLater }: LetterProps & { review: Review }) {
  const t = useReviewsTexts();
  const { data: me } = useMe();
  const { language } = usePreferences();
  const kept = useKept(review.id);
  const versions = useVersions(review.id).data ?? [];
  const isMine = review.writer.id === me?.id;
  const canAnswer = review.state === "waiting" && !isMine;
  const [doing, setDoing] = useState<Doing>(
    canAnswer && (kept.kept.body ?? kept.kept.subject) !== undefined ? "changing" : "reading",
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useClaim(review.id, canAnswer && doing !== "reading");
  // Another letter is another page: whoever listens hears whose it is. The first one leaves the focus where it was.
  useEffect(() => {
    if (document.activeElement && document.activeElement !== document.body) heading.current?.focus();
  }, []);
  const read = useCallback(() => setDoing("reading"), []);
  const canChange = canAnswer && !review.hasMasks;
  useShortcuts({
    a: canAnswer && doing === "reading" ? () => setDoing("approving") : undefined,
    r: canAnswer && doing === "reading" ? () => setDoing("refusing") : undefined,
    c: canChange && doing === "reading" ? () => setDoing("changing") : undefined,
  });
  const handbooks = Object.fromEntries(
    Object.entries(handbookTitles).map(([code, title]) => [code, title[ruleLanguageOf(language)]]),
  );
  const answered = () => {
    kept.forget();
    onAnswered();
  };
  const claim = review.claim && review.claim.by.id !== me?.id ? review.claim : undefined;

  return (
    <article className="r-open" aria-labelledby="letter-title">
      <LetterHead review={review} position={position} heading={heading} onEarlier={onEarlier} onLater={onLater} />
      {review.state !== "waiting" && <Outcome review={review} />}
      {review.state !== "waiting" && <KeptWords kept={kept} wasSent={review.decidedBy?.id === me?.id} />}
      {canAnswer && claim && <p className="r-notice">{t("letter.claimed", { name: claim.by.name })}</p>}
      {canAnswer && review.hasMasks && <p className="r-notice">{t("letter.maskedNote")}</p>}
      {canAnswer && doing === "changing" ? (
        <Suspense fallback={<Loading />}>
          <ChangeEditor review={review} kept={kept} handbooks={handbooks} onStop={read} onAnswered={answered} />
        </Suspense>
      ) : (
        <>
          {review.textKept ? (
            <ReadLetter review={review} handbooks={handbooks} />
          ) : (
            <p className="r-notice">{t("letter.textGone")}</p>
          )}
          {versions.length > 0 && <Versions versions={versions} now={review.draft} />}
        </>
      )}
      {isMine && review.state === "waiting" && <p className="r-notice">{t("bar.own")}</p>}
      {canAnswer && doing !== "changing" && (
        <DecisionBar
          canChange={canChange}
          onApprove={() => setDoing("approving")}
          onChange={() => setDoing("changing")}
          onRefuse={() => setDoing("refusing")}
        />
      )}
      {doing === "approving" && <ApproveDialog review={review} kept={kept} onClose={read} onAnswered={answered} />}
      {doing === "refusing" && <RefuseDialog review={review} kept={kept} onClose={read} onAnswered={answered} />}
    </article>
  );
}
