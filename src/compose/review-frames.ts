import type { ReviewErrand } from "../messages/hub-messages.ts";
import type { Frame } from "../ui/index.ts";

type Open = {
  errand: ReviewErrand;
  onClose(): void;
  /** The page's own height, CSS px. */
  onSize(heightPx: number): void;
};

export type ReviewFrames = {
  /** Opens the page that asks for review. */
  open(asked: Open): Frame;
  close(frame: Frame | undefined): void;
  /** For the page's own messages, led here by the background. */
  errand(token: string): ReviewErrand | undefined;
  closed(token: string): void;
  size(token: string, heightPx: number): void;
};

const FIRST_HEIGHT_PX = 420;

/**
 * What is sent to a supervisor is chosen in a page of the extension inside a frame: the page around sees neither the note
 * nor what is masked. It knows its errand by a token.
 */
export function createReviewFrames(pageUrl: string): ReviewFrames {
  const open = new Map<string, Open>();
  const tokenOf = (frame: Frame) => frame.url.slice(frame.url.indexOf("#") + 1);
  return {
    open(asked) {
      const token = crypto.randomUUID();
      open.set(token, asked);
      return { url: `${pageUrl}#${token}`, heightPx: FIRST_HEIGHT_PX };
    },
    close: (frame) => void (frame && open.delete(tokenOf(frame))),
    errand: (token) => open.get(token)?.errand,
    closed(token) {
      const one = open.get(token);
      open.delete(token);
      one?.onClose();
    },
    size: (token, heightPx) => open.get(token)?.onSize(heightPx),
  };
}
