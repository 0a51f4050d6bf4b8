import type { Exit } from "../adapters/adapter.ts";
import { createDirectory } from "../engine/organisation.ts";
import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import { type Later, laterOf } from "./later.ts";
import type { Letter } from "./letter.ts";

/** How long after the press a letter may take to leave and still count as sent by it. */
const LEAVE_MS = 12_000;

export type Leaving = {
  /** What sends it, now or later, was pressed, and nothing held it. */
  pressed(letter: Letter, exit: Exit): void;
  /** A press that nothing held is a moment old. */
  isLeaving(letter: Letter): boolean;
  /** The letter has left the page, or was emptied by it. Tells of it once when a press sent it. */
  left(letter: Letter): void;
  /** A letter changed: some pages keep the window and clear it when they have sent. */
  changed(letter: Letter): void;
};

export type LeavingDeps = {
  now(): Date;
  orgFor(sender: string | undefined): OrgProfile | undefined;
  /** A letter to somebody outside was sent, or handed over to be sent later; without its files. */
  onSent(draft: Draft, later?: Later): void;
};

/** Tells letters that were sent from letters that were closed: by the press that came just before. */
export function createLeaving(deps: LeavingDeps): Leaving {
  const presses = new WeakMap<Letter, { draft: Draft; at: number; later: Later | undefined }>();

  function left(letter: Letter): void {
    const press = presses.get(letter);
    presses.delete(letter);
    if (!press || deps.now().getTime() - press.at > LEAVE_MS) return;
    const { draft, later } = press;
    const directory = createDirectory(deps.orgFor(draft.from) ?? { name: "", ownDomains: [] });
    const isOutside = (raw: string) => directory.classify("to", 0, raw).audience !== "inside";
    if ([...draft.to, ...draft.cc, ...draft.bcc].some(isOutside)) deps.onSent({ ...draft, attachments: [] }, later);
  }

  return {
    pressed(letter, exit) {
      const draft = letter.reading()?.draft;
      const now = deps.now();
      if (draft) presses.set(letter, { draft, at: now.getTime(), later: laterOf(letter, exit, now) });
    },
    isLeaving(letter) {
      const press = presses.get(letter);
      return press !== undefined && deps.now().getTime() - press.at <= LEAVE_MS;
    },
    left,
    changed(letter) {
      if (!presses.has(letter)) return;
      const draft = letter.reading()?.draft;
      if (draft && draft.body.trim() === "" && draft.subject === "" && draft.to.length === 0) left(letter);
    },
  };
}
