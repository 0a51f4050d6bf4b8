import type { LetterState, PanelView } from "../ui/index.ts";
import type { FieldFrames } from "./field-frames.ts";
import type { Shelf } from "./files/shelf.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";
import type { ReviewFrames } from "./review-frames.ts";
import type { Reviews } from "./reviews.ts";
import type { Wear } from "./wear.ts";
import type { WordingFrames } from "./wording-frames.ts";
import type { WrongHitReport } from "./wrong-hit.ts";

export type PanelDeps = {
  doc: Document;
  wear: Wear;
  judge(): Judge | undefined;
  /** All letters on the page: the panel of one covers none of them. */
  letters(): Letter[];
  frames: FieldFrames;
  wording: WordingFrames;
  reviewFrames: ReviewFrames;
  reviews: Reviews;
  /** What is said of a letter, also that it waits or that a supervisor let it go. */
  stateOf(letter: Letter): LetterState;
  shelf: Pick<Shelf, "stop" | "again">;
  onView(view: PanelView): void;
  /** The writer wants to read the clause a finding cites. */
  onHandbook(handbook: string, clause: string): void;
  /** The writer wants the panel in the browser's side panel; absent where a page can't ask for that. */
  onAside?: () => void;
  /** @returns false where there is nobody to hear it */
  onWrongHit(report: WrongHitReport): Promise<boolean>;
};
