import { isShown } from "../adapters/dom.ts";
import type { WordingErrand } from "../messages/messages.ts";
import { ruleLanguageOf } from "../ui/i18n/texts.ts";
import {
  type Frame,
  type Mounted,
  mountPanel,
  type PanelAction,
  type PanelUi,
  type PanelView,
  toAsideView,
  toNextPanelUi,
  toPanelView,
} from "../ui/index.ts";
import { toSlotFrame } from "../ui/view-models/frame-model.ts";
import { type AsidePort, createAside } from "./aside.ts";
import { toFacts, toHandbooks } from "./facts.ts";
import { applyFix, findingById } from "./findings.ts";
import { createHost } from "./host.ts";
import type { Letter } from "./letter.ts";
import type { PanelDeps } from "./panel-deps.ts";
import { createPanelPlacing } from "./panel-place.ts";
import { actOnReview } from "./review-asking.ts";
import { focusLetter } from "./step-aside.ts";
import { createStore } from "./store.ts";
import { toErrand } from "./wording-errand.ts";
import { askWrongHit } from "./wrong-hit.ts";

export type PanelController = {
  /** Shows the panel of this letter, or none. */
  show(letter: Letter | undefined): void;
  /** Draws anew what changed. */
  update(): void;
  host(): HTMLElement | undefined;
  onKey(event: KeyboardEvent): void;
  /** From the letter to its findings, or from there back. @returns false when there is no panel */
  goThere(path: readonly EventTarget[]): boolean;
  view(): PanelView | undefined;
  /** The browser's side panel shows the letter from now on, until it closes. */
  openAside(port: AsidePort): void;
  dispose(): void;
};

/** What the writer chose for one letter; `folded` is undefined until they did. */
type Choice = { ui: PanelUi; folded?: boolean };

export function createPanelController(deps: PanelDeps): PanelController {
  const { doc, wear, judge, letters, frames, wording, reviewFrames, reviews, stateOf, shelf, onView, onHandbook } =
    deps;
  const { t } = wear;
  const choices = new WeakMap<Letter, Choice>();
  const placing = createPanelPlacing(doc, letters);
  const aside = createAside({ change: update, act });
  let letter: Letter | undefined;
  /** When it came to the front. */
  let since = 0;
  let mounted: Mounted | undefined;
  let host: HTMLElement | undefined;
  let store: ReturnType<typeof createStore<PanelView, PanelAction>> | undefined;

  const choiceOf = (one: Letter): Choice => {
    const known = choices.get(one);
    if (known) return known;
    const ui: PanelUi = {
      folded: true,
      mutedIds: [],
      reportedIds: [],
      place: { x: 8, y: 8, maxHeightPx: 400 },
      moved: false,
    };
    const made: Choice = { ui };
    choices.set(one, made);
    return made;
  };

  function viewOf(one: Letter): PanelView {
    const choice = choiceOf(one);
    const state = stateOf(one);
    const review = reviews.factOf(one);
    const matters = review !== undefined || (state.kind === "checked" && state.report.findings.length > 0);
    // Quiet until it matters: it opens by itself only for findings and for a review, and only where there is room. What
    // stands in the browser's side panel never stands here as well.
    const wants = (beside: boolean) => !aside.isOpen() && !(choice.folded ?? !(matters && beside));
    choice.ui = { ...choice.ui, ...placing.place(one, choice.ui, wants) };
    return toPanelView(
      {
        state,
        facts: toFacts(one, judge()),
        review,
        canAskReview: judge()?.canAskReview ?? false,
        ui: choice.ui,
        now: new Date(),
        handbooks: toHandbooks(judge(), t),
        expiredAt: judge()?.expiredAt,
        canAside: deps.onAside !== undefined,
      },
      t,
    );
  }

  /** The writer asks for the findings by key: unfolds them and takes the focus there, or back to the letter. */
  function goThere(path: readonly EventTarget[]): boolean {
    if (!letter || !mounted || !host) return false;
    if (path.includes(host)) act({ kind: "leave" });
    else if (aside.isOpen()) aside.callFocus();
    else {
      if (store?.get().folded && store.get().cards.length > 0) act({ kind: "unfold" });
      mounted.focus();
    }
    return true;
  }

  function act(action: PanelAction): void {
    if (!letter) return;
    const one = letter;
    const choice = choiceOf(one);
    const order = store?.get().cards.map((card) => card.id) ?? [];
    const next = () => {
      const { filling, review, wording: open } = choice.ui;
      const openId = store?.get().cards.find((card) => card.open)?.id;
      choice.ui = toNextPanelUi({ ...choice.ui, ...(openId && { openId }) }, action, order);
      if (filling && !choice.ui.filling) frames.close(filling.frame);
      if (review && !choice.ui.review) reviewFrames.close(review);
      if (open && !choice.ui.wording) wording.close(open);
    };
    switch (action.kind) {
      case "apply":
        if (applyFix(one, action.findingId, action.suggestionIndex, action.slots)) next();
        break;
      case "fill": {
        const card = store?.get().cards.find(({ id }) => id === action.findingId);
        const fix = card?.fixes.find(({ suggestionIndex }) => suggestionIndex === action.suggestionIndex);
        if (!fix) return;
        frames.close(choice.ui.filling?.frame);
        const stop = () => {
          choice.ui = { ...choice.ui, filling: undefined };
          update();
        };
        const frame = frames.open(toSlotFrame(fix, t), {
          onDone(values) {
            stop();
            if (applyFix(one, action.findingId, action.suggestionIndex, values)) update();
          },
          onCancel: stop,
          onSize(heightPx) {
            const { filling } = choice.ui;
            if (filling) choice.ui = { ...choice.ui, filling: { ...filling, frame: { ...filling.frame, heightPx } } };
            update();
          },
        });
        choice.ui = {
          ...choice.ui,
          openId: action.findingId,
          filling: { findingId: action.findingId, suggestionIndex: action.suggestionIndex, frame },
        };
        break;
      }
      case "show-in-letter": {
        const finding = findingById(one, action.findingId);
        if (finding) one.show(finding);
        break;
      }
      case "ask-review":
      case "withdraw-review":
      case "apply-review":
        reviewFrames.close(choice.ui.review);
        actOnReview({ reviews, frames: reviewFrames }, action, one, {
          show(frame) {
            choice.ui = { ...choice.ui, review: frame };
            update();
          },
          redraw: update,
          edit: (change) => change(),
        });
        break;
      case "report-wrong-hit":
        reportWrongHit(one, choice, action.findingId);
        break;
      case "stop-file":
        shelf.stop(action.fileId);
        break;
      case "read-file":
        shelf.again(action.fileId);
        break;
      case "leave":
        focusLetter(one.reading()?.body.host);
        break;
      case "open-tab":
        wording.close(choice.ui.wording);
        next();
        choice.ui = { ...choice.ui, wording: action.tab === "check" ? undefined : openWording(one, action.tab) };
        break;
      case "open-aside":
        deps.onAside?.();
        break;
      case "open-handbook":
        onHandbook(action.handbook, action.clause);
        break;
      case "fold":
      case "unfold":
        choice.folded = action.kind === "fold";
        next();
        break;
      default:
        next();
    }
    update();
  }

  function reportWrongHit(one: Letter, choice: Choice, findingId: string): void {
    const change = (by: (ui: PanelUi) => PanelUi) => {
      choice.ui = by(choice.ui);
      update();
    };
    const finding = findingById(one, findingId);
    if (finding) askWrongHit({ frames, t, onWrongHit: deps.onWrongHit, change }, findingId, finding);
  }

  function openWording(one: Letter, tab: WordingErrand["tab"]): Frame {
    return wording.open({
      open: () => toErrand(one, judge(), tab, ruleLanguageOf(t.language)),
      insert: (text) => one.insert(text, tab === "letters" ? "letter" : "phrase").kind === "done",
      close() {
        act({ kind: "open-tab", tab: "check" });
        mounted?.focus();
      },
    });
  }

  function update(): void {
    if (!letter || !store) {
      aside.show(undefined);
      return;
    }
    mounted?.wear(wear.look());
    const view = viewOf(letter);
    if (!doc.hidden) reviews.noteSeen(letter);
    store.set(aside.isOpen() ? toAsideView(view) : view);
    aside.show(view, since);
    onView(view);
    // A page may sweep up what it does not know.
    if (host && !host.isConnected) doc.documentElement.append(host);
    const shown = isShown(letter.surface.root);
    if (host) host.style.display = shown ? "block" : "none";
    if (!shown) placing.leave();
  }

  function unmount(): void {
    placing.leave();
    mounted?.unmount();
    host?.remove();
    mounted = host = store = undefined;
  }

  return {
    show(next) {
      if (next === letter) return update();
      letter = next;
      since = Date.now();
      placing.leave();
      if (!letter) {
        unmount();
        return update();
      }
      if (store) return update();
      const made = createHost(doc, "countersign-panel");
      host = made.host;
      store = createStore<PanelView, PanelAction>(viewOf(letter), act);
      mounted = mountPanel(made.root, store, t);
      update();
    },
    update,
    host: () => host,
    onKey: (event) => mounted?.onKey(event),
    goThere,
    view: () => store?.get(),
    openAside: aside.take,
    dispose() {
      aside.dispose();
      unmount();
    },
  };
}
