import type { FieldRequest } from "../messages/messages.ts";
import type { Frame } from "../ui/index.ts";
import { guessFrameHeight } from "../ui/view-models/frame-model.ts";

export type FieldFrames = {
  /** Opens a frame for text; `onDone` gets what was written, once. */
  open(request: FieldRequest, errand: Errand): Frame;
  close(frame: Frame | undefined): void;
  /** For the frame's own messages, led here by the background. */
  request(token: string): FieldRequest | undefined;
  done(token: string, values: Record<string, string>): boolean;
  cancel(token: string): boolean;
  size(token: string, heightPx: number): void;
};

export type Errand = {
  onDone(values: Record<string, string>): void;
  onCancel(): void;
  /** The frame's own height, CSS px. */
  onSize(heightPx: number): void;
};
type Open = Errand & { request: FieldRequest };

/**
 * Text is never typed into the page: an extension page in a frame takes it, and hands it over through the background.
 * The frame knows its errand by a token that is used once.
 * @param pageUrl address of the extension page
 */
export function createFieldFrames(pageUrl: string): FieldFrames {
  const open = new Map<string, Open>();
  const tokenOf = (frame: Frame) => frame.url.slice(frame.url.indexOf("#") + 1);
  const take = (token: string) => {
    const entry = open.get(token);
    open.delete(token);
    return entry;
  };
  return {
    open(request, errand) {
      const token = crypto.randomUUID();
      open.set(token, { request, ...errand });
      return { url: `${pageUrl}#${token}`, heightPx: guessFrameHeight(request) };
    },
    size: (token, heightPx) => open.get(token)?.onSize(heightPx),
    close: (frame) => void (frame && open.delete(tokenOf(frame))),
    request: (token) => open.get(token)?.request,
    done(token, values) {
      const entry = take(token);
      entry?.onDone(values);
      return entry !== undefined;
    },
    cancel(token) {
      const entry = take(token);
      entry?.onCancel();
      return entry !== undefined;
    },
  };
}
