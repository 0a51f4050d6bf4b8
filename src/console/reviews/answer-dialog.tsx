import { type ReactNode, useRef } from "react";
import { type Decision, type Review, useDecide } from "../api/reviews.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Problem } from "../components/states.tsx";
import { Outcome } from "./outcome.tsx";
import { useReviewsTexts } from "./texts.ts";

type AnswerDialogProps = {
  review: Review;
  title: string;
  /** What the sending button says. */
  send: string;
  back: string;
  /** The answer; undefined while something is missing, which is then shown where it is missing. */
  toDecision(): Decision | undefined;
  onClose(): void;
  onAnswered(): void;
  children: ReactNode;
  /** A field that is to be filled takes the focus; else the way back has it. */
  firstFocus?: React.RefObject<HTMLElement | null>;
  wide?: boolean;
};

/**
 * The last look before an answer goes: nothing is sent before its button is pressed, and the way back has the focus.
 * When the letter was answered or taken back meanwhile, that is said here and nothing can be sent.
 */
export function AnswerDialog(props: AnswerDialogProps) {
  const { review, title, send, back, toDecision, onClose, onAnswered, children, firstFocus, wide } = props;
  const t = useReviewsTexts();
  const { show } = useAnnouncer();
  const decide = useDecide(review.id, ({ state, writer }) => {
    if (state === "approved" || state === "approved-with-changes" || state === "refused") {
      show(t(`done.${state}`, { name: writer.name }));
    }
    onAnswered();
  });
  const wayBack = useRef<HTMLButtonElement>(null);
  const isOpen = review.state === "waiting";
  // Sent, and the letter already known as answered: it closes.
  const isSent = decide.isSuccess;
  const answer = () => {
    const decision = toDecision();
    if (decision) decide.mutate(decision);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      firstFocus={firstFocus ?? wayBack}
      wide={wide}
      actions={
        <>
          <Button ref={wayBack} onClick={onClose}>
            {back}
          </Button>
          {isOpen && (
            <Button look="filled" busy={decide.isPending} onClick={answer}>
              {decide.isPending ? t("answer.sending") : send}
            </Button>
          )}
        </>
      }
    >
      {!isOpen && !isSent && <Outcome review={review} isUnsent />}
      {children}
      {decide.isError && isOpen && <Problem title={t("answer.failed")} error={decide.error} />}
    </Dialog>
  );
}
