import type { Surface } from "../adapters/adapter.ts";
import { createGenericAdapter, createUnreadableAdapter, LOST } from "../adapters/index.ts";
import { holds } from "../adapters/shadow.ts";
import { followTree } from "../adapters/watch-tree.ts";
import { decideGate } from "../gate/decide.ts";
import { drawingDocument } from "../gate/dialog.ts";
import { createGate, type Gate } from "../gate/gate.ts";
import { createMarker } from "../marks/marks.ts";
import type { TabReport } from "../messages/messages.ts";
import type { SiteDefinition } from "../model/sites.ts";
import { whenIdle } from "./files/idle.ts";
import { createShelf } from "./files/shelf.ts";
import { withFiles } from "./files/with-files.ts";
import { createGateController } from "./gate-controller.ts";
import { createJudge, type Judge, termsNow } from "./judge.ts";
import { createLeaving } from "./leaving.ts";
import { createLetter, type Letter } from "./letter.ts";
import { createLocator, pathOf } from "./locate.ts";
import { createLookout, toLost } from "./lost.ts";
import { createPanelController } from "./panel-controller.ts";
import { createReviews } from "./reviews.ts";
import { toSelfCheck } from "./self-check.ts";
import type { Session, SessionDeps } from "./session-deps.ts";
import { toTabReport } from "./tab-report.ts";
import { createPlaceCheck, watchPlace } from "./watch-place.ts";
import { createWindowWatch } from "./watch-window.ts";
import { createWear } from "./wear.ts";

export type { Session, SessionDeps } from "./session-deps.ts";

/** Page changes are looked at no more often than this. */
const LOOK_MS = 120;
const PULSE_MS = 700;

/** Watches one frame: finds its letters, keeps a verdict ready for each, and puts gate, marks and panel to work. */
export function startSession(deps: SessionDeps): Session {
  const { view, shared, frames, reviewFrames } = deps;
  const doc = view.document;
  const life = new AbortController();
  const letters = new Map<HTMLElement, Letter>();
  const wear = createWear();
  const marker = createMarker();
  const shelf = createShelf({ read: deps.readFile, onChange: readOn });
  const unreadable = createUnreadableAdapter();
  const pickAdapter = (sites: readonly SiteDefinition[]) =>
    withFiles(deps.pickAdapter(sites) ?? unreadable, shelf, (sender) => judge?.orgFor(sender));
  /** For letters that the page's own adapter does not know any more. */
  const spare = withFiles(createGenericAdapter(), shelf, (sender) => judge?.orgFor(sender));
  let adapter = pickAdapter([]);
  let judge: Judge | undefined;
  let front: Letter | undefined;
  let looking = false;
  let lastReport = "";

  const reviews = createReviews(deps.desk, () => {
    for (const letter of letters.values()) onChange(letter);
  });
  const drawing = drawingDocument(view);
  const panel = createPanelController({
    ...deps,
    doc: drawing,
    wear,
    judge: () => judge,
    letters: () => [...letters.values()],
    reviews,
    stateOf: (letter) => asking.stateOf(letter),
    shelf,
    onView: () => tell(),
  });
  const asking = createGateController({
    doc: drawing,
    wear,
    judge: () => judge,
    frames,
    reviewFrames,
    shelf,
    gate: () => gate,
    reviews,
    now: deps.now,
    onHandbook: deps.onHandbook,
    onPress: (letter, exit) => leaving.pressed(letter, exit),
  });
  const leaving = createLeaving({ now: deps.now, orgFor: (sender) => judge?.orgFor(sender), onSent: deps.onSent });

  function tell(): void {
    const report = toReport();
    const key = JSON.stringify(report);
    if (key === lastReport) return;
    lastReport = key;
    deps.onReport(report);
  }

  const toReport = (): TabReport =>
    toTabReport({ doc, adapter, front, letters }, panel.view()?.badge, shared.late, wear.t);

  /** Finds letters that came and drops those that left. Cheap enough to run at a press. */
  function discover(): void {
    let found = adapter.findSurfaces(doc).map((surface) => ({ surface, by: adapter }));
    const isKnown = (one: Surface) =>
      found.some(({ surface: { root } }) => holds(root, one.root) || holds(one.root, root));
    // Where nothing is known of a page but what it says itself, there is nothing it could have changed from.
    const strange = adapter.id === "generic" ? [] : unreadable.findSurfaces(doc).filter((one) => !isKnown(one));
    // The page has changed: what it says of itself may still do.
    for (const surface of strange.length > 0 ? spare.findSurfaces(doc) : [])
      if (!isKnown(surface)) found.push({ surface, by: spare });
    for (const surface of strange) if (!isKnown(surface)) found.push({ surface, by: unreadable });
    for (const [root, letter] of letters) {
      const isStillUnread = letter.adapter !== unreadable || found.some(({ surface }) => surface.root === root);
      const meets = (one: Surface) => holds(one.root, root) || holds(root, one.root);
      const isRead = found.some(({ surface, by }) => by !== unreadable && by !== letter.adapter && meets(surface));
      if (isStillUnread && !(letter.adapter.id === LOST && isRead) && letter.adapter.isOpen(letter.surface)) continue;
      const lost = isRead ? undefined : toLost(letter, leaving.isLeaving(letter));
      if (!lost) leaving.left(letter);
      letter.dispose();
      letters.delete(root);
      if (!lost) shelf.forget(root);
      asking.update(letter);
      if (front === letter) front = undefined;
      if (lost) found = [...found.filter(({ surface }) => !meets(surface)), { surface: letter.surface, by: lost }];
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

  const place = createPlaceCheck(view, LOOK_MS, life.signal, () => front?.surface.root, panel.update);

  /** Pages may change what a letter is known by without a node coming or going. */
  const lookAgain = createLookout({ view, letters: () => letters.values(), discover, signal: life.signal });

  function onChange(letter: Letter): void {
    // The body's frame may have been made, or written anew, after the letter was found.
    for (const window of letter.adapter.windows(letter.surface)) watchWindow(window);
    if (letter === front) panel.update();
    asking.update(letter);
    // What was read a moment ago and can't be any more has changed under us.
    if (letter.last() && !letter.reading() && letter.adapter.id !== LOST) lookSoon();
    leaving.changed(letter);
  }

  function lookSoon(): void {
    if (looking) return;
    looking = true;
    setTimeout(() => {
      looking = false;
      if (!life.signal.aborted) discover();
    }, LOOK_MS);
  }

  /** A file was read or judged, or a letter too long to be judged at once. */
  function readOn(): void {
    const isWaiting = (letter: Letter) =>
      letter.verdict()?.kind === "reading" || letter.reading()?.draft.attachments.length;
    for (const letter of letters.values()) if (isWaiting(letter)) letter.readOn();
  }

  const locator = createLocator({ doc, letters: () => letters.values(), adapter: () => adapter, discover });
  const { letterOf } = locator;

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
    ...locator,
    decide({ letter, exit }, trusted) {
      const verdict = letter.refresh();
      // Nothing is known yet: the letter waits, and goes by itself when it turns out to be fit.
      if (!verdict) return { kind: "hold", overrule: "never" };
      // Nobody asks what becomes of a private letter.
      if (verdict.kind === "not-watched") return { kind: "pass" };
      reviews.settle(letter);
      const decision = decideGate(verdict, trusted ? letter.approval : undefined, termsNow(judge, deps.now()));
      if (decision.kind === "pass") asking.follow(letter);
      if (decision.kind === "pass") leaving.pressed(letter, exit);
      return decision;
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

  const watchWindow = createWindowWatch({
    view,
    shared,
    signal: life.signal,
    shelf,
    handle: (event) => gate.handle(event),
    letterOf,
    front: () => front,
    isPrivate: ({ adapter: by, surface }) => judge?.isPrivate(by.sender(surface)) ?? false,
    lookSoon,
    bringToFront,
    noteOn: (path) => tree.noteOn(path),
  });
  const tree = followTree(doc, { onParts: lookSoon, onAny: place.soon }, (changes) => {
    shared.tree = changes;
  });
  watchWindow(view);
  watchPlace(view, () => panel.update(), life.signal);

  // A page that goes with the press (a form's own answer, a tab that is closed) leaves no time to look for its letters.
  view.addEventListener("pagehide", () => letters.forEach((letter) => void leaving.left(letter)), {
    signal: life.signal,
  });

  // An extension that was updated or removed says nothing to its old copies: they look.
  const pulse = setInterval(() => (shared.alive() ? lookAgain() : shared.retire()), PULSE_MS);
  const lookAtFirst = shared.lookSoon;
  shared.lookSoon = lookSoon;
  shared.handle = (event) => gate.handle(event);
  shared.dispose = dispose;
  discover();
  void reviews.load();

  /** What the policy says of this page's site may be news: its letters are found anew. */
  function describeSites(sites: readonly SiteDefinition[]): void {
    const next = pickAdapter(sites);
    if (next.id === adapter.id && !next.id.startsWith("site:")) return;
    for (const letter of letters.values()) letter.dispose();
    letters.clear();
    front = undefined;
    adapter = next;
    discover();
  }

  function dispose(): void {
    life.abort();
    clearInterval(pulse);
    tree.disconnect();
    for (const letter of letters.values()) letter.dispose();
    letters.clear();
    shelf.dispose();
    judge?.dispose();
    marker.dispose();
    panel.dispose();
    asking.dispose();
    shared.handle = undefined;
    shared.dispose = undefined;
    shared.lookSoon = lookAtFirst;
  }

  return {
    report: toReport,
    openAside: panel.openAside,
    findings: () => panel.view()?.cards.length ?? 0,
    async reviewsChanged() {
      await reviews.load();
      if (doc.hidden) return [];
      return [...letters.values()].flatMap((letter) => reviews.hashOf(letter) ?? []);
    },
    selfCheck(version) {
      discover();
      return toSelfCheck(adapter.id, [...letters.values()], doc, version);
    },
    setLook(settings) {
      wear.change(settings);
      panel.update();
      for (const letter of letters.values()) asking.update(letter);
      tell();
    },
    setRules(rules) {
      judge?.dispose();
      judge = createJudge(rules, deps.now, { whenIdle: (work) => whenIdle(view, work), onRead: readOn });
      describeSites(rules.kind === "ready" ? rules.policy.sites : []);
      for (const letter of letters.values()) letter.readOn();
      panel.update();
      // Sends that were held before there was anything to judge by.
      for (const control of shared.held.splice(0)) {
        const attempt = locator.locate(pathOf(control));
        if (attempt) asking.takeUp(attempt);
        else if (control.isConnected) gate.release(() => control.click());
      }
    },
    dispose,
  };
}
