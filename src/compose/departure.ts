import { decideGate } from "../gate/decide.ts";
import { watchLeaving } from "../gate/release.ts";
import type { LetterEvent } from "../messages/hub-messages.ts";
import type { LetterState, Translator } from "../ui/index.ts";
import { toFacts, toState } from "./facts.ts";
import { type Judge, termsNow } from "./judge.ts";
import type { Letter } from "./letter.ts";
import type { Reviews } from "./reviews.ts";

export type DepartureDeps = {
  judge(): Judge | undefined;
  reviews: Reviews;
  now(): Date;
  t: Translator;
  signal: AbortSignal;
};

export type Departure = {
  /** What the dialog says of a letter: also that it waits for a supervisor, or that one let it go. */
  toState(letter: Letter): LetterState;
  tellHeld(letter: Letter): void;
  /** A letter is about to go. @returns tells what came of it; the record is made up now, while the letter can be read */
  begin(letter: Letter): (gone: boolean) => void;
  /** The writer's own press went through: once the letter is gone, that is told, once. */
  follow(letter: Letter): Promise<void>;
};

/** How long a page may take to let a released letter go before the writer is told that it stayed. */
export const LEAVE_MS = 12_000;

export function createDeparture({ judge, reviews, now, t, signal }: DepartureDeps): Departure {
  /** Letters whose leaving is being waited for. */
  const following = new WeakSet<Letter>();
  const audiencesOf = (letter: Letter) => toFacts(letter, judge()).recipients.map(({ audience }) => audience);

  function begin(letter: Letter): (gone: boolean) => void {
    following.add(letter);
    const made: LetterEvent[] = [];
    reviews.tell(letter, actionOf(letter), audiencesOf(letter), (event) => made.push(event));
    return (gone) => {
      following.delete(letter);
      if (!gone) return;
      for (const event of made) reviews.send(event);
      reviews.left(letter);
    };
  }

  return {
    toState(letter) {
      const state = toState(letter);
      const verdict = letter.verdict();
      const review = state.kind === "checked" ? reviews.factOf(letter) : undefined;
      if (state.kind !== "checked" || !review || !verdict) return state;
      if (decideGate(verdict, letter.approval, termsNow(judge(), now())).kind === "pass") {
        return { ...state, report: { ...state.report, decision: "send", findings: [] } };
      }
      if (review.kind !== "waiting") return state;
      return { kind: "waiting", reviewer: t.list(review.who), since: review.since, report: state.report };
    },
    tellHeld: (letter) => reviews.tell(letter, "held", audiencesOf(letter)),
    begin,
    async follow(letter) {
      if (following.has(letter)) return;
      const tell = begin(letter);
      const before = letter.reading()?.fingerprint;
      const view = letter.surface.root.ownerDocument.defaultView ?? window;
      const gone = await watchLeaving(view, () => isLetterGone(letter, before), LEAVE_MS, signal);
      tell(gone);
      if (gone) letter.approval = undefined;
    },
  };
}

/** What kind of leaving this is, for the record. */
function actionOf(letter: Letter): "approved" | "overruled" | "break-glass" | "sent" {
  if (letter.approval?.kind === "supervisor") return "approved";
  if (!letter.approval) return "sent";
  const verdict = letter.verdict();
  return verdict?.kind === "judged" && verdict.report.decision === "review" ? "break-glass" : "overruled";
}

/** Closed; or, on some pages, the window stays and is cleared, or a word of thanks takes its place. */
export function isLetterGone(letter: Letter, before: string | undefined): boolean {
  if (!letter.adapter.isOpen(letter.surface)) return true;
  // A private letter is not read, not even to see whether it is there.
  if (letter.verdict()?.kind === "not-watched") return false;
  const now = letter.adapter.readDraft(letter.surface);
  // A letter that never could be read tells nothing by being unreadable.
  if (now.kind === "unreadable") return before !== undefined;
  const { body, subject, to } = now.draft;
  return now.fingerprint !== before && body.trim() === "" && subject === "" && to.length === 0;
}
