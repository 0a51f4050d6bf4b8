import type { WordingErrand } from "../messages/messages.ts";
import type { Frame } from "../ui/index.ts";

type Errand = {
  open(): WordingErrand;
  /** @returns true when the words stand in the letter */
  insert(text: string): boolean;
  close(): void;
};

export type WordingFrames = {
  open(errand: Errand): Frame;
  close(frame: Frame | undefined): void;
  /** For the frame's own messages, led here by the background. */
  errand(token: string): WordingErrand | undefined;
  insert(token: string, text: string): boolean;
  cancel(token: string): void;
};

/**
 * Phrases, letters and follow-ups live in a page of the extension inside a frame: their search is text too, and none of
 * their weight is in the compose script. The frame knows its errand by a token; unlike a frame for text it may insert
 * more than once, and ends with its tab.
 */
export function createWordingFrames(pageUrl: string): WordingFrames {
  const open = new Map<string, Errand>();
  return {
    open(errand) {
      const token = crypto.randomUUID();
      open.set(token, errand);
      return { url: `${pageUrl}#${token}`, heightPx: 380 };
    },
    close: (frame) => void (frame && open.delete(frame.url.slice(frame.url.indexOf("#") + 1))),
    errand: (token) => open.get(token)?.open(),
    insert: (token, text) => open.get(token)?.insert(text) ?? false,
    cancel: (token) => open.get(token)?.close(),
  };
}
