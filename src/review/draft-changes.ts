import type { CanonicalDraft } from "../model/exchange/review.ts";

/** A part of a letter that is not as it was approved. Lists tell what came and what went. */
export type DraftChange =
  | { kind: "text"; field: "subject" | "body" | "from" | "channel" }
  | { kind: "list"; field: "to" | "cc" | "bcc" | "attachments"; added: string[]; removed: string[] };

/** What an edit after the approval changed, in the order of the letter's head. Empty when nothing did. */
export function toDraftChanges(approved: CanonicalDraft, now: CanonicalDraft): DraftChange[] {
  const changes: DraftChange[] = [];
  for (const field of ["channel", "from"] as const)
    if (approved[field] !== now[field]) changes.push({ kind: "text", field });
  for (const field of ["to", "cc", "bcc"] as const) changes.push(...listChange(field, approved[field], now[field]));
  for (const field of ["subject", "body"] as const)
    if (approved[field] !== now[field]) changes.push({ kind: "text", field });
  const toNames = (draft: CanonicalDraft) =>
    draft.attachments.map((file) => [file.name, file.size, file.sha256].join("\n"));
  return [...changes, ...listChange("attachments", toNames(approved), toNames(now))];
}

function listChange(field: "to" | "cc" | "bcc" | "attachments", before: string[], after: string[]): DraftChange[] {
  const firstLine = (text: string) => text.split("\n", 1)[0] ?? text;
  const added = after.filter((one) => !before.includes(one)).map(firstLine);
  const removed = before.filter((one) => !after.includes(one)).map(firstLine);
  return added.length + removed.length > 0 ? [{ kind: "list", field, added, removed }] : [];
}
