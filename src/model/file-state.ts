import type { FileUnit, UnreadReason } from "./draft.ts";

/** How far the reading of one attached file has come. */
export type FileState = {
  /** Names the file among those of its letter, as long as it is attached. */
  id: string;
  name: string;
} & (
  | { kind: "reading"; done: number; total: number; unit: FileUnit }
  /** Its text is there and is being judged. */
  | { kind: "checking"; unit: FileUnit; pages: number }
  | { kind: "read"; pages: number; unit: FileUnit }
  /** With `pages`, the file was read in part. `again`: it can be tried once more. */
  | { kind: "unread"; reason: UnreadReason; pages?: number; again: boolean }
);
