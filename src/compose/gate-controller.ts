import type { Exit } from "../adapters/adapter.ts";
import { decideGate, type GateDecision } from "../gate/decide.ts";
import type { Attempt, Gate } from "../gate/gate.ts";
import { nextFrame, pressControl, watchLeaving } from "../gate/release.ts";
import {
  type GateAction,
  type GateUi,
  type GateView,
  type LetterState,
  type Mounted,
  mountGate,
  toGateView,
} from "../ui/index.ts";
import { toReasonFrame } from "../ui/view-models/frame-model.ts";
import { createDeparture, isLetterGone, LEAVE_MS } from "./departure.ts";
import { isUnknown, toFacts, toHandbooks } from "./facts.ts";
import type { FieldFrames } from "./field-frames.ts";
import type { Shelf } from "./files/shelf.ts";
import { openFill } from "./fill.ts";
import { applyFix, findingById } from "./findings.ts";
import { createHost } from "./host.ts";
import { type Judge, rightsOf, termsNow } from "./judge.ts";
import type { Letter } from "./letter.ts";
import { openRetype } from "./retype.ts";
import { actOnReview } from "./review-asking.ts";
import type { ReviewFrames } from "./review-frames.ts";
import type { Reviews } from "./reviews.ts";
import { focusLetter, stepAside } from "./step-aside.ts";
import { createStore } from "./store.ts";
import type { Wear } from "./wear.ts";
import { openWords } from "./words.ts";

export type GateController = {
  open(attempt: Attempt<Letter>, decision: GateDecision): void;
  /** Acts on a Send that was held before anything could be judged. */
  takeUp(attempt: Attempt<Letter>): void;
  isOpen(): boolean;
  /** What is said of a letter, also that it waits for a supervisor. */
  stateOf(letter: Letter): LetterState;
  /** A press went through: once the letter is gone, that is told. */
  follow(letter: Letter): void;
  /** A letter changed: what the dialog says may have changed with it. */
  update(letter: Letter): void;
  host(): HTMLElement | undefined;
  onKey(event: KeyboardEvent): void;
  dispose(): void;
};

export type GateControllerDeps = {
  doc: Document;
  wear: Wear;
  judge(): Judge | undefined;
  frames: FieldFrames;
  reviewFrames: ReviewFrames;
  shelf: Pick<Shelf, "stop" | "again">;
  gate(): Gate;
  reviews: Reviews;
  now(): Date;
  /** The writer wants to read the clause a finding cites. */
  onHandbook(handbook: string, clause: string): void;
  /** Send is being pressed for the writer. */
  onPress(letter: Letter, exit: Exit): void;
};

type Asking = {
  letter: Letter;
  exit: Exit;
  ui: GateUi;
  overrule: "never" | "with-reason";
  /** The letter was held while nothing was known yet: once it may go, it goes. */
  untilKnown: boolean;
  host: HTMLElement;
  mounted: Mounted;
  store: ReturnType<typeof createStore<GateView, GateAction>>;
};

/** idle → asking → releasing → gone, or back to idle: the dialog of one held press, and what comes of it. */
export function createGateController(deps: GateControllerDeps): GateController {
  const { doc, wear, judge, frames, reviewFrames, shelf, gate, reviews, now, onHandbook, onPress } = deps;
  const { t } = wear;
  const life = new AbortController();
  let asking: Asking | undefined;
  const releasing = new WeakSet<Letter>();
  const departure = createDeparture({ judge, reviews, now, t, signal: life.signal });

  const viewOf = ({ letter, ui, overrule }: Pick<Asking, "letter" | "ui" | "overrule">): GateView =>
    toGateView(
      {
        state: departure.toState(letter),
        facts: toFacts(letter, judge()),
        review: reviews.factOf(letter),
        rights: { overrule, reviewers: [], ...rightsOf(judge()) },
        ui,
        now: now(),
        handbooks: toHandbooks(judge(), t),
        expiredAt: judge()?.expiredAt,
      },
      t,
    );

  function open({ letter, exit }: Attempt<Letter>, decision: GateDecision, ui: GateUi = {}): void {
    close();
    const overrule = decision.kind === "hold" ? decision.overrule : "never";
    if (decision.kind === "hold" && !ui.notGone) departure.tellHeld(letter);
    const { host, root } = createHost(doc, "countersign-gate");
    const store = createStore<GateView, GateAction>(viewOf({ letter, ui, overrule }), act);
    const mounted = mountGate(root, store, t);
    mounted.wear(wear.look());
    gate().follow(host, mounted.focus);
    asking = { letter, exit, ui, overrule, untilKnown: isUnknown(letter), host, mounted, store };
  }

  function close(): void {
    if (!asking) return;
    const { mounted, host, ui } = asking;
    for (const open of [ui.filling, ui.reason, ui.retyping]) frames.close(open?.frame);
    reviewFrames.close(ui.review?.frame);
    asking = undefined;
    mounted.unmount();
    host.remove();
  }

  function backToLetter(letter: Letter) {
    close();
    focusLetter(letter.reading()?.body.host);
  }

  const edit = (change: () => void) => stepAside(asking?.host.shadowRoot, change);

  function redraw(): void {
    asking?.mounted.wear(wear.look());
    asking?.store.set(viewOf(asking));
  }

  function setUi(ui: GateUi): void {
    if (!asking) return;
    asking.ui = ui;
    redraw();
  }

  function act(action: GateAction) {
    if (!asking) return;
    const { letter, exit, ui, host } = asking;
    switch (action.kind) {
      case "back-to-letter":
        // By the time the keys are up another dialog may stand there for the same letter.
        return gate().afterKeys(() => asking?.host === host && backToLetter(letter));
      case "send":
        if (decideNow(letter).kind !== "pass") return redraw();
        return gate().afterKeys(() => asking?.host === host && void release(letter, exit));
      case "apply":
        edit(() => applyFix(letter, action.findingId, action.suggestionIndex, action.slots));
        return redraw();
      case "fill": {
        const row = asking.store.get().rows.find(({ id }) => id === action.findingId);
        const fix = row?.fixes.find(({ suggestionIndex }) => suggestionIndex === action.suggestionIndex);
        if (!fix) return;
        const { findingId, suggestionIndex } = action;
        frames.close(ui.filling?.frame);
        return openFill(
          { fix, frames, t },
          {
            show: (frame) => asking && setUi({ ...asking.ui, filling: frame && { findingId, suggestionIndex, frame } }),
            done(values) {
              edit(() => applyFix(letter, findingId, suggestionIndex, values));
              redraw();
            },
          },
        );
      }
      case "show-in-letter": {
        const finding = findingById(letter, action.findingId);
        backToLetter(letter);
        if (finding) letter.show(finding);
        return;
      }
      case "ask-review":
      case "withdraw-review":
      case "apply-review":
        return actOnReview({ reviews, frames: reviewFrames }, action, letter, {
          show: (frame) => asking?.letter === letter && setUi({ ...asking.ui, review: frame && { frame } }),
          redraw,
          edit,
        });
      case "ask-reason":
        return openWords(frames, toReasonFrame(t), {
          show: (frame) => asking && setUi({ ...asking.ui, reason: frame && { frame } }),
          done: (reason) => overruled(letter, exit, reason),
        });
      case "retype":
        return retype(letter, action.number);
      case "open-handbook":
        return onHandbook(action.handbook, action.clause);
      case "stop-file":
        return shelf.stop(action.fileId);
      case "read-file":
        return shelf.again(action.fileId);
    }
  }

  function retype(letter: Letter, number: string): void {
    frames.close(asking?.ui.retyping?.frame);
    const country = judge()?.orgFor(letter.reading()?.draft.from).country;
    openRetype(
      { number, country, frames, t },
      {
        show: (retyping) => asking && setUi({ ...asking.ui, retyping }),
        done() {
          letter.retyped.add(number);
          letter.refresh();
          redraw();
        },
      },
    );
  }

  /** The writer answers for this letter, in these very words. */
  function overruled(letter: Letter, exit: Exit, reason: string) {
    const verdict = letter.refresh();
    const fingerprint = verdict && verdict.kind !== "not-watched" ? verdict.fingerprint : undefined;
    if (!verdict || !fingerprint || reason.trim() === "") return redraw();
    letter.approval = { kind: "own", fingerprint, reason: reason.trim() };
    if (decideNow(letter).kind === "pass") void release(letter, exit);
    else redraw();
  }

  function decideNow(letter: Letter): GateDecision {
    const verdict = letter.refresh();
    reviews.settle(letter);
    return verdict
      ? decideGate(verdict, letter.approval, termsNow(judge(), now()))
      : { kind: "hold", overrule: "never" };
  }

  /** Presses the same control once, as the writer did, if the letter still is the one that was judged. */
  async function release(letter: Letter, exit: Exit) {
    if (releasing.has(letter)) return;
    releasing.add(letter);
    close();
    try {
      await nextFrame(doc.defaultView ?? window);
      const decision = decideNow(letter);
      if (decision.kind === "hold") return open({ letter, exit }, decision);
      const control = exit.control.isConnected
        ? exit.control
        : letter.exits().find(({ kind }) => kind === exit.kind)?.control;
      if (!control) return open({ letter, exit }, { kind: "hold", overrule: "never" }, { notGone: true });
      const before = letter.reading()?.fingerprint;
      const tell = departure.begin(letter);
      onPress(letter, { ...exit, control });
      gate().release(() => pressControl(control));
      const isGone = () => isLetterGone(letter, before);
      const view = letter.surface.root.ownerDocument.defaultView ?? window;
      const gone = await watchLeaving(view, isGone, LEAVE_MS, life.signal);
      if (life.signal.aborted) return;
      tell(gone);
      if (gone) letter.approval = undefined;
      // The approval stays good for this text, so that the writer's own press goes through.
      else if (!asking) open({ letter, exit }, { kind: "hold", overrule: "never" }, { notGone: true });
    } finally {
      releasing.delete(letter);
    }
  }

  return {
    follow: (letter) => void departure.follow(letter),
    open: (attempt, decision) => open(attempt, decision),
    takeUp(attempt) {
      const decision = decideNow(attempt.letter);
      if (decision.kind === "pass") void release(attempt.letter, attempt.exit);
      else open(attempt, decision);
    },
    isOpen: () => asking !== undefined,
    stateOf: departure.toState,
    update(letter) {
      if (!asking || asking.letter !== letter) return;
      if (!letter.adapter.isOpen(letter.surface)) return close();
      reviews.settle(letter);
      const verdict = letter.verdict();
      if (asking.untilKnown && verdict && !isUnknown(letter)) {
        asking.untilKnown = false;
        const decision = decideGate(verdict, letter.approval, termsNow(judge(), now()));
        if (decision.kind === "pass") return void release(letter, asking.exit);
        asking.overrule = decision.overrule;
      }
      if (verdict) {
        const decision = decideGate(verdict, undefined, termsNow(judge(), now()));
        if (decision.kind === "hold") asking.overrule = decision.overrule;
      }
      redraw();
    },
    host: () => asking?.host,
    onKey: (event) => asking?.mounted.onKey(event),
    dispose() {
      life.abort();
      close();
    },
  };
}
