import type { Draft } from "../model/draft.ts";
import type { FileState } from "../model/file-state.ts";
import type { Cue } from "./finder/fields.ts";
import type { FieldText } from "./rich-text.ts";

/** The parts of a compose window that an adapter looks for. */
export const PARTS = ["from", "to", "cc", "bcc", "subject", "body", "attachments", "send"] as const;
export type Part = (typeof PARTS)[number];

/** One letter being written on a page. `root` is its identity: the same element is the same surface. */
export type Surface = {
  readonly adapterId: string;
  readonly root: HTMLElement;
  readonly kind: "popup" | "inline" | "full-screen" | "window" | "form";
};

export type DraftRead = {
  kind: "read";
  draft: Draft;
  /** The text behind `draft.body` and `draft.subject`, with the way back into the page. */
  body: FieldText;
  subject: FieldText | undefined;
  /** How far each file of `draft.attachments` has been read, in the same order; absent where files are not read. */
  files?: readonly FileState[];
  /** Parts the page does not show; the rest was read. */
  missing: Part[];
  /** All that would be sent, as one string: two readings are the same letter exactly when these are equal. */
  fingerprint: string;
};
/** `fingerprint` tells two letters apart even so, by all that could be seen of them. */
export type DraftReading = DraftRead | { kind: "unreadable"; missing: Part[]; fingerprint: string };

/** A control that makes a letter leave, now or later. */
export type Exit = { control: HTMLElement; kind: "send" | "schedule" };

/** The parts that a self-check names. */
export const DESCRIBED = ["to", "cc", "bcc", "subject", "body", "send", "schedule", "attach"] as const;
export type DescribedPart = (typeof DESCRIBED)[number];
/** Which elements a letter's parts are, and by what sign each was known. Never what stands in them. */
export type Description = Record<DescribedPart, { element: HTMLElement; cue: Cue }[]> & { neverHold: HTMLElement[] };

/**
 * Reads and watches the compose surfaces of one site. An adapter knows the page and nothing of rules; it never changes
 * the page, never moves the focus, and keeps no listener beyond the signal it was given.
 */
export type ComposeAdapter = {
  readonly id: string;
  /** Addresses the adapter says yes to; no other adapter does. */
  readonly examples: readonly string[];
  matches(url: URL): boolean;
  /** All letters being written in the document, hidden and minimised ones too, in document order. */
  findSurfaces(root: Document): Surface[];
  /** False once the letter has left the page: its root is detached or holds no body any more. */
  isOpen(surface: Surface): boolean;
  /** The sender's address, read before and without anything else of the letter. */
  sender(surface: Surface): string | undefined;
  readDraft(surface: Surface): DraftReading;
  /** Every control that sends now or schedules, those in menus and dialogs apart from the root included. */
  exits(surface: Surface): Exit[];
  /** Controls that must work whatever the verdict: discard, save, attach, minimise, preview. */
  neverHold(surface: Surface): HTMLElement[];
  /** The self-check: what the letter's parts were known by. */
  cuesOf(surface: Surface): Description;
  /** True when this key, pressed inside the letter, sends it. */
  sendsByKey(event: KeyboardEvent): boolean;
  /** Tells of presses on the page, so that a menu or dialog built later can be led back to its letter. */
  notePress?(surface: Surface | undefined, path: readonly EventTarget[]): void;
  /** Windows beside the surface's own whose events belong to it: frames that hold its body. */
  windows(surface: Surface): Window[];
  /** Calls `onChange` after anything the draft is made of may have changed. */
  watch(surface: Surface, onChange: (cause: "text" | "structure") => void, options: { signal: AbortSignal }): void;
};

/** The string two readings are compared by. Quoted text is part of the body. */
export function toFingerprint(draft: Draft): string {
  const { from = "", to, cc, bcc, subject, body, attachments } = draft;
  return JSON.stringify([from, to, cc, bcc, subject, body, attachments.map((a) => [a.name, a.size ?? 0])]);
}
