import { all, editableBody, frameDocument, isShown } from "../dom.ts";

/** Frames within frames are looked into this far. */
const MAX_FRAMES = 3;

/** The editable body in a frame, or in a frame inside it. */
export function frameBody(frame: HTMLElement, depth = 1): HTMLElement | undefined {
  if (frame.tagName !== "IFRAME") return undefined;
  const own = editableBody(frame);
  if (own) return own;
  // Some editors edit a box in their frame and leave the frame's body alone.
  const body = frameDocument(frame)?.body;
  const box = body?.querySelector<HTMLElement>(":scope > [contenteditable=true], :scope > * > [contenteditable=true]");
  if (box || !body || depth >= MAX_FRAMES) return box ?? undefined;
  // A frame that holds a letter of its own is watched by itself; one that only holds the editor's frame is part of the editor.
  const inner = all(body, "iframe");
  const [only] = inner;
  return inner.length === 1 && only && fieldless(body) ? frameBody(only, depth + 1) : undefined;
}

const fieldless = (body: HTMLElement): boolean => !body.querySelector("input:not([type=hidden]), textarea");

/** Where a definition says that a frame is the letter's text: the box in it that is written in, however deep it stands. */
export function boxInFrame(frame: HTMLElement): HTMLElement | undefined {
  const body = frame.tagName === "IFRAME" ? frameDocument(frame)?.body : undefined;
  const hosts = body ? all(body, "[contenteditable]:not([contenteditable=false]), textarea") : [];
  return hosts.find(isShown);
}
