import { describe, expect, it } from "vitest";
import { isLetterGone } from "../../src/compose/departure.ts";
import type { Letter } from "../../src/compose/letter.ts";
import { toSelfCheck } from "../../src/compose/self-check.ts";
import type { Verdict } from "../../src/gate/decide.ts";

/** A letter whose page is asked only whether it is open: reading it fails the test. */
function unreadLetter(isOpen: boolean, verdict: Verdict): Letter {
  const adapter = {
    isOpen: () => isOpen,
    readDraft: () => {
      throw new Error("read");
    },
  };
  return { adapter, surface: {}, verdict: () => verdict } as unknown as Letter;
}

describe("a letter from a private account", () => {
  const verdict: Verdict = { kind: "not-watched", account: "me@gmail.com" };

  it("is gone when its window is, and nobody reads it to see", () => {
    expect(isLetterGone(unreadLetter(true, verdict), undefined)).toBe(false);
    expect(isLetterGone(unreadLetter(false, verdict), undefined)).toBe(true);
  });

  it("is not read for the self-check of its page either", () => {
    const letter = unreadLetter(true, verdict);
    const none = { to: [], cc: [], bcc: [], subject: [], body: [], send: [], schedule: [], attach: [], neverHold: [] };
    Object.assign(letter.adapter, { id: "gmail", cuesOf: () => none });
    const root = { parentElement: null, tagName: "BODY" };
    Object.assign(letter.surface, { root });
    const doc = { location: { host: "mail.example" }, baseURI: "https://mail.example/" } as Document;
    expect(toSelfCheck("gmail", [letter], doc, "1").surfaces[0]?.missing).toEqual([]);
  });
});
