import { all, isShown } from "../adapters/dom.ts";
import {
  createTranslator,
  type Mounted,
  mountPanel,
  type PanelAction,
  type PanelUi,
  type PanelView,
  pickLanguage,
  toNextPanelUi,
  toPanelView,
} from "../ui/index.ts";
import { toSlotFrame } from "../ui/view-models/frame-model.ts";
import { toFacts, toHandbooks, toState } from "./facts.ts";
import type { FieldFrames } from "./field-frames.ts";
import { applyFix, findingById } from "./findings.ts";
import { boxIn, createHost, linesIn } from "./host.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";
import { type Clear, type Ground, keepInView, placeBadge, placeBeside, placeOver } from "./placement.ts";
import { createStore } from "./store.ts";

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
  dispose(): void;
};

export type PanelDeps = {
  doc: Document;
  judge(): Judge | undefined;
  /** All letters on the page: the panel of one covers none of them. */
  letters(): Letter[];
  frames: FieldFrames;
  onView(view: PanelView): void;
};

const BADGE = { width: 112, height: 36 };

/** What the writer chose for one letter; `folded` is undefined until they did. */
type Choice = { ui: PanelUi; folded?: boolean };

export function createPanelController({ doc, judge, letters, frames, onView }: PanelDeps): PanelController {
  const t = createTranslator(pickLanguage(navigator.languages));
  const choices = new WeakMap<Letter, Choice>();
  let letter: Letter | undefined;
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
    const state = toState(one);
    const box = boxIn(doc, one.surface.root);
    const viewport = { width: doc.documentElement.clientWidth, height: doc.documentElement.clientHeight };
    const others = letters()
      .filter((other) => other !== one && isShown(other.surface.root))
      .map((other) => boxIn(doc, other.surface.root));
    const ground: Ground = { letter: box, others, viewport, clear: () => clearOf(one) };
    const beside = placeBeside(ground);
    const findings = state.kind === "checked" && state.report.findings.length > 0;
    // Quiet until it matters: it opens by itself only for findings, and only where there is room.
    const folded = choice.folded ?? !(findings && beside);
    const place = choice.ui.moved
      ? keepInView(choice.ui.place, viewport)
      : folded
        ? placeBadge(ground, BADGE)
        : (beside ?? placeOver(ground, choice.ui.place));
    choice.ui = {
      ...choice.ui,
      folded,
      place: { ...place, maxHeightPx: Math.max(place.maxHeightPx, folded ? 36 : 160) },
    };
    return toPanelView(
      { state, facts: toFacts(one, judge()), ui: choice.ui, now: new Date(), handbooks: toHandbooks(judge(), t) },
      t,
    );
  }

  /** The places in a letter that nothing of ours may cover. */
  function clearOf(one: Letter): Clear {
    const { root } = one.surface;
    const fields = all(root, "input:not([type=hidden]), [role=combobox], select");
    const controls = [...one.exits().map(({ control }) => control), ...fields].filter(isShown);
    const body = one.reading()?.body.host;
    const text = body ? (body.tagName === "TEXTAREA" ? [boxIn(doc, body)] : linesIn(doc, body)) : [];
    return { controls: controls.map((control) => boxIn(doc, control)), text };
  }

  /** The writer asks for the findings by key: unfolds them and takes the focus there, or back to the letter. */
  function goThere(path: readonly EventTarget[]): boolean {
    if (!letter || !mounted || !host) return false;
    if (path.includes(host)) act({ kind: "leave" });
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
      const { filling } = choice.ui;
      choice.ui = toNextPanelUi(choice.ui, action, order);
      if (filling && !choice.ui.filling) frames.close(filling.frame);
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
      case "leave":
        one.reading()?.body.host.focus();
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

  function update(): void {
    if (!letter || !store) return;
    const view = viewOf(letter);
    store.set(view);
    onView(view);
    // A page may sweep up what it does not know.
    if (host && !host.isConnected) doc.documentElement.append(host);
    if (host) host.style.display = isShown(letter.surface.root) ? "block" : "none";
  }

  function unmount(): void {
    mounted?.unmount();
    host?.remove();
    mounted = host = store = undefined;
  }

  return {
    show(next) {
      if (next === letter) return update();
      letter = next;
      if (!letter) return unmount();
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
    dispose: unmount,
  };
}
