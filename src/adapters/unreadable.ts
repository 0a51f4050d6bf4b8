import { type ComposeAdapter, PARTS, type Surface } from "./adapter.ts";
import { letterBoxes, sendControlsIn } from "./cues.ts";
import { all, isTextField } from "./dom.ts";

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
