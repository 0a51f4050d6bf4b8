import type { ComposeAdapter } from "../adapters/adapter.ts";
import { isElement } from "../adapters/dom.ts";
import { createUnreadableAdapter } from "../adapters/index.ts";
import { decideGate } from "../gate/decide.ts";
import { type Attempt, createGate, type Gate } from "../gate/gate.ts";
import type { Shared } from "../gate/shared.ts";
import { createMarker } from "../marks/marks.ts";
import type { TabReport } from "../messages/messages.ts";
import { createTranslator, pickLanguage, toIdleToolbarBadge, toToolbarBadge } from "../ui/index.ts";
import { toWatch } from "./facts.ts";
import type { FieldFrames } from "./field-frames.ts";
import { createGateController } from "./gate-controller.ts";
import { drawingDocument } from "./host.ts";
import { createJudge, type Judge, type Rules } from "./judge.ts";
import { createLetter, type Letter } from "./letter.ts";
import { createPanelController } from "./panel-controller.ts";

export type SessionDeps = {
  view: Window;
  shared: Shared;
  adapter: ComposeAdapter;
  frames: FieldFrames;
  now(): Date;
  /** What the tab's letter in front is like has changed. */
  onReport(report: TabReport): void;
};

export type Session = { setRules(rules: Rules): void; report(): TabReport; dispose(): void };

/** Page changes are looked at no more often than this. */
const LOOK_MS = 120;
const PULSE_MS = 2000;
const CONTROL = "button, input, a, [role=button], [role=menuitem], [role=link]";

/** Watches one frame: finds its letters, keeps a verdict ready for each, and puts gate, marks and panel to work. */
export function startSession(deps: SessionDeps): Session {
  const { view, shared, adapter, frames } = deps;
  const doc = view.document;
  const life = new AbortController();
  const letters = new Map<HTMLElement, Letter>();
  const t = createTranslator(pickLanguage(navigator.languages));
  const marker = createMarker();
  const unreadable = createUnreadableAdapter();
  let judge: Judge | undefined;
  let front: Letter | undefined;
  let looking = false;
  let lastReport = "";

  const drawing = drawingDocument(view);
  const panel = createPanelController({
    doc: drawing,
    judge: () => judge,
    letters: () => [...letters.values()],
    frames,
    onView: () => tell(),
  });
  const asking = createGateController({ doc: drawing, judge: () => judge, frames, gate: () => gate });

  function tell(): void {
    const report = toReport();
    const key = JSON.stringify(report);
    if (key === lastReport) return;
    lastReport = key;
    deps.onReport(report);
  }

  function toReport(): TabReport {
    const letter = front ?? letters.values().next().value;
    const badge = panel.view()?.badge;
    return {
      badge: badge ? toToolbarBadge(badge) : toIdleToolbarBadge(t),
      watch: letter ? toWatch(letter, letters.size) : { kind: "protected", letters: 0 },
      sender: letter?.adapter.sender(letter.surface),
    };
  }

  /** Finds letters that came and drops those that left. Cheap enough to run at a press. */
  function discover(): void {
    const found = adapter.findSurfaces(doc).map((surface) => ({ surface, by: adapter }));
    for (const surface of unreadable.findSurfaces(doc)) {
      const known = found.some(({ surface: { root } }) => root.contains(surface.root) || surface.root.contains(root));
      if (!known) found.push({ surface, by: unreadable });
    }
    for (const [root, letter] of letters) {
      const isStillUnread = letter.adapter !== unreadable || found.some(({ surface }) => surface.root === root);
      if (isStillUnread && letter.adapter.isOpen(letter.surface)) continue;
      letter.dispose();
      letters.delete(root);
      asking.update(letter);
      if (front === letter) front = undefined;
    }
    for (const { surface, by } of found) {
      if (letters.has(surface.root)) continue;
      const letter = createLetter(by, surface, { judge: () => judge, marker, late: shared.late, onChange });
      letters.set(surface.root, letter);
      for (const window of by.windows(surface)) watchWindow(window);
      letter.refresh();
      front ??= letter;
    }
    panel.show(front ?? letters.values().next().value);
    tell();
  }

  function onChange(letter: Letter): void {
    // The body's frame may have been made, or written anew, after the letter was found.
    for (const window of letter.adapter.windows(letter.surface)) watchWindow(window);
    if (letter === front) panel.update();
    asking.update(letter);
  }

  function lookSoon(): void {
    if (looking) return;
    looking = true;
    setTimeout(() => {
      looking = false;
      if (!life.signal.aborted) discover();
    }, LOOK_MS);
  }

  const letterOf = (node: EventTarget | undefined): Letter | undefined => {
    if (!isElement(node)) return undefined;
    const outer = node.ownerDocument === doc ? node : node.ownerDocument.defaultView?.frameElement;
    for (const letter of letters.values()) if (outer && letter.surface.root.contains(outer)) return letter;
    return undefined;
  };

  function locate(path: readonly EventTarget[]): Attempt<Letter> | undefined {
    const control = path.find((node) => isElement(node) && node.matches(CONTROL));
    if (!control) return letters.size > 0 ? exitIn(path) : undefined;
    discover();
    return exitIn(path);
  }

  function exitIn(path: readonly EventTarget[]): Attempt<Letter> | undefined {
    const inside = letterOf(path[0]);
    const candidates = inside ? [inside] : letters.values();
    for (const letter of candidates) {
      const exit = letter.exits().find(({ control }) => path.includes(control));
      if (exit) return { letter, exit };
    }
    return undefined;
  }

  function notePress(path: readonly EventTarget[]): void {
    adapter.notePress?.(letterOf(path[0])?.surface, path);
    const letter = letterOf(path[0]);
    if (letter) bringToFront(letter);
  }

  function bringToFront(letter: Letter): void {
    if (front === letter) return;
    front = letter;
    panel.show(letter);
  }

  const gate: Gate = createGate<Letter>({
    locate,
    locateByKey(event, path) {
      if (!adapter.sendsByKey(event)) return undefined;
      if (!letterOf(path[0])) discover();
      const letter = letterOf(path[0]);
      const exit = letter?.exits().find(({ kind }) => kind === "send");
      return letter && exit && { letter, exit };
    },
    locateByForm(form, submitter) {
      if (!isElement(form)) return undefined;
      for (const letter of letters.values()) {
        const { root } = letter.surface;
        if (!root.contains(form) && !form.contains(root)) continue;
        const exits = letter.exits();
        const exit = submitter
          ? exits.find(({ control }) => control === submitter)
          : (exits.find(({ control }) => form.contains(control)) ?? exits[0]);
        if (exit) return { letter, exit };
      }
      return undefined;
    },
    decide({ letter }, trusted) {
      const verdict = letter.refresh();
      // Nothing is known yet: the letter waits, and goes by itself when it turns out to be fit.
      if (!verdict) return { kind: "hold", overrule: "never" };
      return decideGate(verdict, trusted ? letter.approval : undefined);
    },
    ask: (attempt, decision) => asking.open(attempt, decision),
    notePress,
    ownInterface(path) {
      if (asking.host() && path.includes(asking.host() as EventTarget)) return asking;
      if (panel.host() && path.includes(panel.host() as EventTarget)) return panel;
      return undefined;
    },
    onShortcut: (path) => panel.goThere(path),
    isAsking: () => asking.isOpen(),
  });

  const watched = new WeakMap<Window, Element>();
  function watchWindow(window: Window): void {
    const root = window.document.documentElement;
    if (watched.get(window) === root) return;
    watched.set(window, root);
    if (window !== view) shared.attach(window);
    const on = (type: string, listener: (event: Event) => void) =>
      window.addEventListener(type, listener, { capture: true, signal: life.signal });
    on("compositionstart", (event) => letterOf(targetOf(event))?.setComposing(true));
    on("compositionend", (event) => letterOf(targetOf(event))?.setComposing(false));
    on("focusin", (event) => {
      lookSoon();
      const letter = letterOf(targetOf(event));
      if (letter) bringToFront(letter);
    });
  }
  const targetOf = (event: Event) => {
    const [target] = event.composedPath();
    return isElement(target) ? target : ((target as Node | undefined)?.parentElement ?? undefined);
  };

  const observer = new MutationObserver(lookSoon);
  observer.observe(doc, { childList: true, subtree: true });
  watchWindow(view);
  let placing = false;
  const place = () => {
    if (placing) return;
    placing = true;
    view.requestAnimationFrame(() => {
      placing = false;
      panel.update();
    });
  };
  for (const type of ["scroll", "resize"])
    view.addEventListener(type, place, { capture: true, passive: true, signal: life.signal });

  // An extension that was updated or removed says nothing to its old copies: they look.
  const pulse = setInterval(() => shared.alive() || shared.retire(), PULSE_MS);
  shared.handle = (event) => gate.handle(event);
  shared.dispose = dispose;
  discover();

  function dispose(): void {
    life.abort();
    clearInterval(pulse);
    observer.disconnect();
    for (const letter of letters.values()) letter.dispose();
    letters.clear();
    marker.dispose();
    panel.dispose();
    asking.dispose();
    shared.handle = undefined;
    shared.dispose = undefined;
  }

  return {
    report: toReport,
    setRules(rules) {
      judge = createJudge(rules, deps.now);
      for (const letter of letters.values()) letter.refresh();
      panel.update();
      // Sends that were held before there was anything to judge by.
      for (const control of shared.held.splice(0)) {
        const attempt = locate(pathOf(control));
        if (attempt) asking.takeUp(attempt);
        else if (control.isConnected) gate.release(() => control.click());
      }
    },
    dispose,
  };
}

function pathOf(element: HTMLElement): EventTarget[] {
  const path: EventTarget[] = [];
  for (let at: HTMLElement | null = element; at; at = at.parentElement) path.push(at);
  return path;
}
