import type { UnreadReason } from "../model/draft.ts";
import { readOffice, refuseOle } from "./office.ts";
import { readPlainText } from "./plain-text.ts";
import { type FileText, UnreadError } from "./result.ts";

/** What the worker is asked: one file. */
export type OfficeTask = { kind: "zip" | "ole" | "text"; bytes: Uint8Array };
export type OfficeAnswer = { kind: "read"; text: FileText } | { kind: "unread"; reason: UnreadReason };

/** Unpacks and reads what could hold up a page: the file is in this worker alone, which ends with it. */
export function answer({ kind, bytes }: OfficeTask): OfficeAnswer {
  try {
    if (kind === "ole") refuseOle(bytes);
    return { kind: "read", text: kind === "zip" ? readOffice(bytes) : readPlainText(bytes) };
  } catch (error) {
    return { kind: "unread", reason: error instanceof UnreadError ? error.reason : "damaged" };
  }
}
