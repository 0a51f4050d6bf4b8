import type { Exit } from "../adapters/adapter.ts";
import { decideGate, type GateDecision } from "../gate/decide.ts";
import type { Attempt, Gate } from "../gate/gate.ts";
import { nextFrame, pressControl, watchLeaving } from "../gate/release.ts";
import {
  createTranslator,
  type GateAction,
  type GateUi,
  type GateView,
  type Mounted,
  mountGate,
  pickLanguage,
  toGateView,
} from "../ui/index.ts";
import { toReasonFrame, toSlotFrame } from "../ui/view-models/frame-model.ts";
import { toFacts, toHandbooks, toState } from "./facts.ts";
import type { FieldFrames } from "./field-frames.ts";
import { applyFix, findingById } from "./findings.ts";
import { createHost } from "./host.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";
import { createStore } from "./store.ts";

export type GateController = {
  open(attempt: Attempt<Letter>, decision: GateDecision): void;
  /** Acts on a Send that was held before anything could be judged. */
  takeUp(attempt: Attempt<Letter>): void;
  isOpen(): boolean;
  /** A letter changed: what the dialog says may have changed with it. */
  update(letter: Letter): void;
  host(): HTMLElement | undefined;
  onKey(event: KeyboardEvent): void;
  dispose(): void;
};

export type GateControllerDeps = {
  doc: Document;
  judge(): Judge | undefined;
  frames: FieldFrames;
  gate(): Gate;
};

/** How long a page may take to let a released letter go before the writer is told that it stayed. */
const LEAVE_MS = 12_000;

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
export function createGateController({ doc, judge, frames, gate }: GateControllerDeps): GateController {
  const t = createTranslator(pickLanguage(navigator.languages));
  const life = new AbortController();
  let asking: Asking | undefined;
  const releasing = new WeakSet<Letter>();

  const viewOf = ({ letter, ui, overrule }: Pick<Asking, "letter" | "ui" | "overrule">): GateView =>
    toGateView(
      {
        state: toState(letter),
        facts: toFacts(letter, judge()),
        rights: { overrule, reviewers: [], askReview: false },
        ui,
        now: new Date(),
        handbooks: toHandbooks(judge(), t),
      },
      t,
    );

  function open({ letter, exit }: Attempt<Letter>, decision: GateDecision, ui: GateUi = {}): void {
    close();
    const overrule = decision.kind === "hold" ? decision.overrule : "never";
    const { host, root } = createHost(doc, "countersign-gate");
    const store = createStore<GateView, GateAction>(viewOf({ letter, ui, overrule }), act);
    const mounted = mountGate(root, store, t);
    asking = { letter, exit, ui, overrule, untilKnown: letter.verdict() === undefined, host, mounted, store };
  }

  function close(): void {
    if (!asking) return;
    const { mounted, host, ui } = asking;
    frames.close(ui.filling?.frame);
    frames.close(ui.reason?.frame);
    asking = undefined;
    mounted.unmount();
    host.remove();
  }

  function backToLetter(letter: Letter) {
    close();
    letter.reading()?.body.host.focus({ preventScroll: true });
  }

  /** Under a modal dialog the page is inert, its editors too: the dialog steps aside while a word is replaced. */
  function edit(change: () => void) {
    const root = asking?.host.shadowRoot;
    const dialog = root?.querySelector("dialog");
    if (!root || !dialog?.open) return change();
    const focused = root.activeElement;
    // Told later, by a task of its own; it must not be taken for the writer's wish to go back.
    root.addEventListener("close", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    dialog.close();
    try {
      change();
    } finally {
      dialog.showModal();
      if (focused instanceof HTMLElement) focused.focus();
    }
  }

  function redraw(): void {
    if (asking) asking.store.set(viewOf(asking));
  }

  function setUi(ui: GateUi): void {
    if (!asking) return;
    asking.ui = ui;
    redraw();
  }

  function act(action: GateAction) {
    if (!asking) return;
    const { letter, exit, ui } = asking;
    switch (action.kind) {
      case "back-to-letter":
        return backToLetter(letter);
      case "send":
        if (decideNow(letter).kind === "pass") void release(letter, exit);
        else redraw();
        return;
      case "apply":
        edit(() => applyFix(letter, action.findingId, action.suggestionIndex, action.slots));
        return redraw();
      case "fill": {
        const row = asking.store.get().rows.find(({ id }) => id === action.findingId);
        const fix = row?.fixes.find(({ suggestionIndex }) => suggestionIndex === action.suggestionIndex);
        if (!fix) return;
        const frame = frames.open(toSlotFrame(fix, t), {
          onDone(values) {
            setUi({ ...ui, filling: undefined });
            edit(() => applyFix(letter, action.findingId, action.suggestionIndex, values));
            redraw();
          },
          onCancel: () => setUi({ ...ui, filling: undefined }),
          onSize(heightPx) {
            const filling = asking?.ui.filling;
            if (filling) setUi({ ...ui, filling: { ...filling, frame: { ...filling.frame, heightPx } } });
          },
        });
        return setUi({
          ...ui,
          filling: { findingId: action.findingId, suggestionIndex: action.suggestionIndex, frame },
        });
      }
      case "show-in-letter": {
        const finding = findingById(letter, action.findingId);
        backToLetter(letter);
        if (finding) letter.show(finding);
        return;
      }
      case "ask-reason": {
        const frame = frames.open(toReasonFrame(t), {
          onDone: ({ reason = "" }) => overruled(letter, exit, reason),
          onCancel: () => setUi({ ...ui, reason: undefined }),
          onSize(heightPx) {
            const reason = asking?.ui.reason;
            if (reason) setUi({ ...ui, reason: { frame: { ...reason.frame, heightPx } } });
          },
        });
        return setUi({ ...ui, reason: { frame } });
      }
      default:
        return;
    }
  }

  /** The writer answers for this letter, in these very words. */
  function overruled(letter: Letter, exit: Exit, reason: string) {
    const verdict = letter.refresh();
    const fingerprint = verdict && verdict.kind !== "not-watched" ? verdict.fingerprint : undefined;
    if (!verdict || !fingerprint || reason.trim() === "") return redraw();
    letter.approval = { fingerprint, reason: reason.trim() };
    if (decideNow(letter).kind === "pass") void release(letter, exit);
    else redraw();
  }

  function decideNow(letter: Letter): GateDecision {
    const verdict = letter.refresh();
    return verdict ? decideGate(verdict, letter.approval) : { kind: "hold", overrule: "never" };
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
      gate().release(() => pressControl(control));
      const isGone = () => !letter.adapter.isOpen(letter.surface) || emptied(letter, before);
      const view = letter.surface.root.ownerDocument.defaultView ?? window;
      const gone = await watchLeaving(view, isGone, LEAVE_MS, life.signal);
      if (life.signal.aborted) return;
      if (gone) letter.approval = undefined;
      // The approval stays good for this text, so that the writer's own press goes through.
      else if (!asking) open({ letter, exit }, { kind: "hold", overrule: "never" }, { notGone: true });
    } finally {
      releasing.delete(letter);
    }
  }

  /** Some pages keep the window and clear it, or put a word of thanks in its place. */
  function emptied(letter: Letter, before: string | undefined): boolean {
    const now = letter.adapter.readDraft(letter.surface);
    // A letter that never could be read tells nothing by being unreadable.
    if (now.kind === "unreadable") return before !== undefined;
    return (
      now.fingerprint !== before &&
      now.draft.body.trim() === "" &&
      now.draft.subject === "" &&
      now.draft.to.length === 0
    );
  }

  return {
    open: (attempt, decision) => open(attempt, decision),
    takeUp(attempt) {
      const decision = decideNow(attempt.letter);
      if (decision.kind === "pass") void release(attempt.letter, attempt.exit);
      else open(attempt, decision);
    },
    isOpen: () => asking !== undefined,
    update(letter) {
      if (!asking || asking.letter !== letter) return;
      if (!letter.adapter.isOpen(letter.surface)) return close();
      const verdict = letter.verdict();
      if (asking.untilKnown && verdict) {
        asking.untilKnown = false;
        const decision = decideGate(verdict, letter.approval);
        if (decision.kind === "pass") return void release(letter, asking.exit);
        asking.overrule = decision.overrule;
      }
      if (verdict) {
        const decision = decideGate(verdict);
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
