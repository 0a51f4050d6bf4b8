import { createSiteAdapter } from "../adapters/site.ts";
import { PRESS_EVENTS } from "../gate/gesture.ts";
import { type Shared, setShared } from "../gate/shared.ts";
import type { Settings } from "../model/settings.ts";
import { siteDefinitionSchema } from "../model/sites.ts";
import { createFieldFrames } from "./field-frames.ts";
import type { ReadFile } from "./files/shelf.ts";
import type { Rules } from "./judge.ts";
import { createReviewFrames } from "./review-frames.ts";
import { type Session, startSession } from "./session.ts";
import { createWordingFrames } from "./wording-frames.ts";

export type PracticeDeps = {
  view: Window;
  rules: Rules;
  settings: Settings;
  /** Addresses of our pages in frames. */
  pages: { field: string; wording: string; review: string };
  readFile: ReadFile;
  /** How many passages are left to look at; told at first and whenever it changes. */
  onFindings(count: number): void;
};

export type PracticeSession = {
  frames: ReturnType<typeof createFieldFrames>;
  wording: ReturnType<typeof createWordingFrames>;
  setLook(settings: Settings): void;
  stop(): void;
};

const definition = siteDefinitionSchema.parse({
  id: "practice",
  matches: ["https://practice.example/*"],
  parts: {
    root: { selectors: [".practice"] },
    body: { selectors: [".practice-text"] },
    to: { selectors: [".practice [name=to]"] },
    subject: { selectors: [".practice [name=subject]"] },
    send: { selectors: [".practice [name=send]"] },
  },
});

/**
 * The very session that watches letters elsewhere, for one on a page of our own: the same engine, marks, panel and gate.
 * Nothing is recorded, kept or asked of anybody.
 */
export function startPractice({ view, rules, settings, pages, readFile, onFindings }: PracticeDeps): PracticeSession {
  const life = new AbortController();
  const shared: Shared = {
    alive: () => true,
    idle: false,
    guests: new Set(),
    late: false,
    held: [],
    attach: () => {},
    lookSoon: () => {},
    retire: () => shared.dispose?.(),
  };
  for (const type of PRESS_EVENTS) {
    view.addEventListener(type, (event) => shared.handle?.(event), {
      capture: true,
      passive: false,
      signal: life.signal,
    });
  }
  setShared(shared);
  const frames = createFieldFrames(pages.field);
  const wording = createWordingFrames(pages.wording);
  // Told while it starts, before it is there to be asked.
  let session: Session | undefined;
  const tell = () => onFindings(session?.findings() ?? 0);
  session = startSession({
    view,
    shared,
    pickAdapter: () => createSiteAdapter({ id: "site:practice", examples: [], matches: () => true, definition }),
    frames,
    wording,
    reviewFrames: createReviewFrames(pages.review),
    now: () => new Date(),
    onHandbook: () => {},
    onWrongHit: async () => false,
    onSent: () => {},
    readFile,
    onReport: tell,
    desk: { known: async () => [], withdraw: async () => {}, seen: () => {}, tell: () => {} },
  });
  const started = session;
  started.setLook(settings);
  started.setRules(rules);
  tell();
  return {
    frames,
    wording,
    setLook: (next) => started.setLook(next),
    stop() {
      life.abort();
      started.dispose();
    },
  };
}
