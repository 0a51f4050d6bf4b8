import type { Frame, ReviewAction } from "../ui/index.ts";
import type { Letter } from "./letter.ts";
import type { ReviewFrames } from "./review-frames.ts";
import type { Reviews } from "./reviews.ts";

export type ReviewAskingDeps = { reviews: Reviews; frames: ReviewFrames };

/** What panel and gate share: asking for review, taking it back, and using what the supervisor wrote. */
export function actOnReview(
  { reviews, frames }: ReviewAskingDeps,
  action: ReviewAction,
  letter: Letter,
  tell: {
    /** Puts the page that asks up, or takes it down. */
    show(frame: Frame | undefined): void;
    /** The letter may have changed. */
    redraw(): void;
    /** Wraps what writes into the letter. */
    edit(change: () => void): void;
  },
): void {
  switch (action.kind) {
    case "ask-review": {
      const errand = reviews.errand(letter);
      if (!errand) return;
      const page = letter.surface.root.ownerDocument.defaultView?.top?.location.href;
      const frame = frames.open({
        errand: { ...errand, ...(page ? { page } : {}) },
        onClose() {
          tell.show(undefined);
          void reviews.load();
        },
        onSize: (heightPx) => tell.show({ ...frame, heightPx }),
      });
      tell.show(frame);
      return;
    }
    case "withdraw-review":
      void reviews.withdraw(letter).then(() => reviews.load());
      return;
    case "apply-review":
      tell.edit(() => void reviews.applyChanges(letter));
      tell.redraw();
  }
}
