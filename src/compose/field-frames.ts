import type { FieldRequest } from "../messages/messages.ts";
import type { Frame } from "../ui/index.ts";

export type FieldFrames = {
  /** Opens a frame for text; `onDone` gets what was written, once. */
  open(request: FieldRequest, onDone: (values: Record<string, string>) => void, onCancel: () => void): Frame;
  close(frame: Frame | undefined): void;
  /** For the frame's own messages, led here by the background. */
  request(token: string): FieldRequest | undefined;
  done(token: string, values: Record<string, string>): boolean;
  cancel(token: string): boolean;
};

type Open = { request: FieldRequest; onDone(values: Record<string, string>): void; onCancel(): void };

const HEIGHT_PX = { slots: 96, reason: 132 } as const;

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
    open(request, onDone, onCancel) {
      const token = crypto.randomUUID();
      open.set(token, { request, onDone, onCancel });
      const slots = request.kind === "slots" ? Math.max(0, request.slots.length - 1) : 0;
      return { url: `${pageUrl}#${token}`, heightPx: HEIGHT_PX[request.kind] + slots * 60 };
    },
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
