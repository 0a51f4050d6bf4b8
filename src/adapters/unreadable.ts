import { type ComposeAdapter, type Exit, PARTS, type Surface } from "./adapter.ts";
import { letterBoxes, sendControlsIn } from "./cues.ts";
import { all, isShown, isTextField } from "./dom.ts";
import { outermost } from "./finder/letters.ts";
import { holds } from "./shadow.ts";

/**
 * Letters that look like letters and that the page's own adapter can't read, because the page has changed. Nothing of
 * them is judged; they are shown as what they are, and doubt decides about their Send.
 */
export function createUnreadableAdapter(): ComposeAdapter {
  return {
    id: "unreadable",
    examples: [],
    matches: () => false,
    findSurfaces: (doc) =>
      letterBoxes(doc)
        .filter((box) => sendControlsIn(box).length > 0)
        .map((root): Surface => ({ adapterId: "unreadable", root, kind: "form" })),
    isOpen: ({ root }) => root.isConnected && sendControlsIn(root).length > 0,
    sender: () => undefined,
    readDraft: ({ root }) => ({ kind: "unreadable", missing: [...PARTS], fingerprint: wordsOf(root) }),
    exits: ({ root }) => sendControlsIn(root).map((control) => ({ control, kind: "send" })),
    neverHold: () => [],
    cuesOf: ({ root }) => ({
      to: [],
      cc: [],
      bcc: [],
      subject: [],
      body: [],
      send: sendControlsIn(root).map((element) => ({ element, cue: "label" })),
      schedule: [],
      attach: [],
      neverHold: [],
    }),
    sendsByKey: (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey,
    windows: () => [],
    watch({ root }, onChange, { signal }) {
      root.addEventListener("input", () => onChange("text"), { signal, capture: true });
    },
  };
}

/** All that stands in a box, so that an approval is good for these words alone. */
function wordsOf(root: HTMLElement): string {
  const fields = all(root, "input, textarea").flatMap((el) => (isTextField(el) ? [el.value] : []));
  return JSON.stringify([root.textContent, ...fields]);
}

/**
 * A letter that was read, and that its adapter does not know any more though it still stands on the page: its text is
 * drawn, and the controls that sent it are held as before.
 * @param body what it was written in
 * @param exits the controls that were known to send it
 */
export function createLostAdapter(body: HTMLElement, exits: readonly Exit[]): ComposeAdapter {
  const unreadable = createUnreadableAdapter();
  const known = (root: HTMLElement) => exits.filter(({ control }) => holds(root, control));
  return {
    ...unreadable,
    id: LOST,
    isOpen: ({ root }) => root.isConnected && isStanding(body, root),
    exits: (surface) => {
      const kept = known(surface.root);
      return [
        ...kept,
        ...unreadable.exits(surface).filter(({ control }) => !kept.some((one) => one.control === control)),
      ];
    },
  };
}
export const LOST = "lost";

/** True while a letter's text is drawn in its box. */
export const isStanding = (body: HTMLElement, root: HTMLElement): boolean => {
  const place = outermost(body, root.ownerDocument);
  return body.isConnected && holds(root, place) && isShown(place);
};
