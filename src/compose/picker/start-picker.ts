import { createGenericAdapter } from "../../adapters/generic.ts";
import { hold, isKeyEvent, PRESS_EVENTS } from "../../gate/gesture.ts";
import { getShared } from "../../gate/shared.ts";
import type { SiteDefinition } from "../../model/sites.ts";
import { createPickerTranslator } from "../../ui/i18n/screens/picker.ts";
import type { UiLanguage } from "../../ui/i18n/texts.ts";
import type { Look } from "../../ui/index.ts";
import { mountPicker } from "../../ui/picker/mount.tsx";
import { PICK_PARTS, type PickerAction, type PickerFacts, type PickPart } from "../../ui/view-models/picker.ts";
import { boxIn, createHost } from "../host.ts";
import { createStore } from "../store.ts";
import { candidatesFor, documentsIn } from "./candidates.ts";
import { type Picks, probe, toDefinition } from "./definition.ts";

export type PickerDeps = {
  doc: Document;
  language: UiLanguage;
  look: Look;
  /** A hub stands behind this browser. */
  canPropose: boolean;
  use(definition: SiteDefinition): Promise<boolean>;
  propose(definition: SiteDefinition): Promise<boolean>;
  onStop(): void;
};

/**
 * Has the writer point out the parts of a letter, by pointer or by keys. It draws in a layer of its own; the page is
 * looked at and never changed, and what is pressed here never reaches it.
 * @returns stops it
 */
export function startPicker(deps: PickerDeps): () => void {
  const { doc, language, look, canPropose, use, propose, onStop } = deps;
  const view = doc.defaultView ?? window;
  const life = new AbortController();
  const { host, root } = createHost(doc, "countersign-picker");
  const guesses = guess(doc);
  let picks: Picks = {};
  let step = 0;
  let candidates: HTMLElement[] = [];
  let at = 0;
  let definition: SiteDefinition | undefined;
  const store = createStore<PickerFacts, PickerAction>({ stage: "nothing" }, act);
  const unmount = mountPicker(root, store, createPickerTranslator(language), look);

  function go(next: number): void {
    step = next;
    const part = PICK_PARTS[step];
    if (!part) {
      finish();
      return;
    }
    candidates = candidatesFor(part, doc).filter((el) => !Object.values(picks).includes(el));
    const guessed = guesses[part];
    at = guessed ? Math.max(0, candidates.indexOf(guessed)) : 0;
    show();
  }

  function show(): void {
    const part = PICK_PARTS[step];
    if (!part) return;
    const element = candidates[at];
    const { left, top, right, bottom } = element ? boxIn(doc, element) : { left: 0, top: 0, right: 0, bottom: 0 };
    store.set({
      stage: "picking",
      part,
      step: step + 1,
      at: at + 1,
      of: candidates.length,
      picked: PICK_PARTS.filter((one) => picks[one]),
      ...(element ? { outline: { left, top, right, bottom } } : {}),
    });
  }

  function finish(): void {
    definition = toDefinition(picks, view.location);
    if (!definition) {
      store.set({ stage: "nothing" });
      return;
    }
    store.set({
      stage: "result",
      found: probe(definition, doc),
      entry: JSON.stringify(definition, undefined, 2),
      canPropose,
      used: false,
      copied: false,
    });
  }

  const note = (change: Partial<Extract<PickerFacts, { stage: "result" }>>) => {
    const facts = store.get();
    if (facts.stage === "result") store.set({ ...facts, ...change });
  };

  function act({ kind }: PickerAction): void {
    switch (kind) {
      case "pick": {
        const part = PICK_PARTS[step];
        const element = candidates[at];
        if (!part || !element) return;
        picks = { ...picks, [part]: element };
        go(step + 1);
        break;
      }
      case "next":
      case "previous":
        if (candidates.length === 0) return;
        at = (at + (kind === "next" ? 1 : candidates.length - 1)) % candidates.length;
        candidates[at]?.scrollIntoView({ block: "nearest" });
        show();
        break;
      case "skip":
      case "back": {
        const next = kind === "skip" ? step + 1 : Math.max(0, step - 1);
        for (const part of PICK_PARTS.slice(Math.min(step, next))) delete picks[part];
        go(next);
        break;
      }
      case "again":
        picks = {};
        go(0);
        break;
      case "stop":
        stop();
        break;
      case "use":
        if (definition) void use(definition).then((used) => note({ used }));
        break;
      case "copy":
        if (definition) void copy(JSON.stringify(definition, undefined, 2)).then((copied) => note({ copied }));
        break;
      case "propose":
        if (definition) void propose(definition).then((sent) => note({ proposed: sent ? "sent" : "failed" }));
    }
  }

  const KEYS: Record<string, PickerAction["kind"]> = {
    Enter: "pick",
    ArrowDown: "next",
    ArrowRight: "next",
    ArrowUp: "previous",
    ArrowLeft: "previous",
    n: "skip",
    Backspace: "back",
    Escape: "stop",
  };

  /** Hears every press before the page: pointing is not pressing. */
  function onEvent(event: Event): void {
    const path = event.composedPath();
    const isPicking = store.get().stage === "picking";
    const isInside = path.includes(host);
    if (isKeyEvent(event)) {
      onKey(event, isPicking, isInside);
      return;
    }
    if (!isInside || !isPicking || !path.some((node) => (node as HTMLElement).dataset?.layer !== undefined)) return;
    hold(event);
    if (event.type === "click" && event.isTrusted) act({ kind: "pick" });
  }

  function onKey(event: KeyboardEvent, isPicking: boolean, isInside: boolean): void {
    if (!isPicking) {
      if (event.key === "Escape" && event.type === "keydown" && isInside) {
        hold(event);
        stop();
      }
      return;
    }
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    hold(event);
    if (event.type !== "keydown" || !event.isTrusted) return;
    const tab = event.shiftKey ? "previous" : "next";
    const kind = event.key === "Tab" ? tab : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (kind) act({ kind });
  }

  root.addEventListener("pointermove", (event) => {
    const { clientX: x, clientY: y } = event as PointerEvent;
    if (store.get().stage !== "picking") return;
    const under = candidates
      .map((el, index) => ({ index, box: boxIn(doc, el) }))
      .filter(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)
      .sort((a, b) => area(a.box) - area(b.box))[0];
    if (!under || under.index === at) return;
    at = under.index;
    show();
  });

  function stop(): void {
    life.abort();
    unmount();
    host.remove();
    onStop();
  }

  // Through the sentinel we are first in line on the page; without one, as early as we can be.
  for (const one of documentsIn(doc)) {
    // In Firefox what scripts of one frame share does not lie in its window.
    const guests = (one === doc ? getShared() : getShared(one.defaultView))?.guests;
    guests?.add(onEvent);
    life.signal.addEventListener("abort", () => guests?.delete(onEvent), { once: true });
    for (const type of PRESS_EVENTS) {
      one.defaultView?.addEventListener(type, onEvent, { capture: true, passive: false, signal: life.signal });
    }
  }
  for (const type of ["scroll", "resize"]) {
    const redraw = () => view.requestAnimationFrame(() => life.signal.aborted || show());
    view.addEventListener(type, redraw, { capture: true, passive: true, signal: life.signal });
  }
  go(0);
  return stop;
}

const area = ({ left, top, right, bottom }: ReturnType<typeof boxIn>): number => (right - left) * (bottom - top);

/** What the page's own signs say: most of the time all that is left is to agree. */
function guess(doc: Document): Partial<Record<PickPart, HTMLElement>> {
  const adapter = createGenericAdapter();
  for (const one of documentsIn(doc)) {
    const [surface] = adapter.findSurfaces(one);
    if (!surface) continue;
    const { body, to, subject, send } = adapter.cuesOf(surface);
    const first = (list: readonly { element: HTMLElement }[]) => {
      const element = list[0]?.element;
      // The body of an editor's frame goes by its frame.
      const frame =
        element && element.ownerDocument !== one ? element.ownerDocument.defaultView?.frameElement : element;
      return (frame as HTMLElement | null | undefined) ?? undefined;
    };
    return { body: first(body), to: first(to), subject: first(subject), send: first(send) };
  }
  return {};
}

/** The page may forbid the clipboard: then the entry is there to be copied by hand. */
const copy = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
