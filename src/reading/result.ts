import type { FileUnit, UnreadReason } from "../model/draft.ts";

/** What a reader got out of a file. With `unread` beside text, only part of the file was read. */
export type FileText = {
  /** Plain text by page, sheet or slide; those that were not read are empty. */
  pages: string[];
  unit: FileUnit;
  /** Pages whose text was recognised from their picture, counted from 0. */
  recognised?: number[];
  unread?: UnreadReason;
};

/** Says why a file can't be read. The message never holds text of the file. */
export class UnreadError extends Error {
  readonly reason: UnreadReason;
  constructor(reason: UnreadReason, options?: ErrorOptions) {
    super(`not read: ${reason}`, options);
    this.reason = reason;
  }
}

/** Told while a file is read: `done` of `total` pages, sheets or slides. */
export type OnProgress = (progress: { done: number; total: number; unit: FileUnit }) => void;

/** Bounds that keep a hostile or huge file from taking the machine. */
export const LIMITS = {
  fileBytes: 100 * 1024 * 1024,
  /** All parts of an archive together, unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  /** One part of an archive may unpack to this many times its size; text in XML packs about tenfold. */
  unpackedRatio: 200,
  archiveEntries: 20_000,
  pages: 1000,
  /** Pages whose picture is recognised; each takes seconds. */
  recognisedPages: 40,
  /** UTF-16 units of text, all pages together. */
  textLength: 4_000_000,
  htmlBytes: 8 * 1024 * 1024,
  /** Of a picture, before it is decoded. */
  pixels: 80_000_000,
} as const;

/** Collects pages up to the limit of text; past it the rest is cut and the file counts as read in part. */
export function boundPages(pages: readonly string[], unit: FileUnit): FileText {
  let left = LIMITS.textLength;
  const kept: string[] = [];
  for (const page of pages.slice(0, LIMITS.pages)) {
    kept.push(page.slice(0, left));
    left -= Math.min(left, page.length);
  }
  const isWhole = pages.length <= LIMITS.pages && kept.every((text, index) => text.length === pages[index]?.length);
  return { pages: kept, unit, ...(isWhole ? {} : { unread: "too-large" as const }) };
}
