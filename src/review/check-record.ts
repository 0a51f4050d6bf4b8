import type { ChainLink } from "../model/exchange/evidence.ts";
import type { RecordProof } from "../model/exchange/records.ts";
import type { CanonicalDraft } from "../model/exchange/review.ts";
import { hashOf } from "../trust/canonical.ts";
import { isRecordWhole } from "../trust/chain.ts";
import { everyKey } from "../trust/key-set.ts";
import { verifyApproval } from "./approval.ts";
import { draftHash } from "./canonical-draft.ts";

/** `absent`: there is nothing of the kind to check. */
export type RecordCheck = {
  id: "link" | "record" | "before" | "after" | "letter" | "approval";
  outcome: "good" | "bad" | "absent";
};

/**
 * Checks one record by what proves it, without asking the hub again: that link and record are what was hashed, that the
 * neighbours hold to it, that the letter is the one it names, and that the approval was signed for that letter.
 */
export async function checkRecord(
  { record: link, before, after, hidden, head, review, keys }: RecordProof,
  letter: CanonicalDraft | undefined,
): Promise<RecordCheck[]> {
  const { entry } = link;
  const checks: RecordCheck[] = [{ id: "link", outcome: toOutcome(isLinkWhole(link)) }];
  const add = (id: RecordCheck["id"], good: boolean | undefined) => checks.push({ id, outcome: toOutcome(good) });
  add("record", entry.kind === "letter" ? isRecordWhole(entry) : undefined);
  if (link.number === 1) add("before", link.previous === "" && before === null);
  else if (hidden.includes("before")) add("before", undefined);
  else add("before", before !== null && isLinkWhole(before) && before.hash === link.previous);
  if (link.number === head.length) add("after", after === null && head.hash === link.hash);
  else if (hidden.includes("after")) add("after", undefined);
  else add("after", after !== null && isLinkWhole(after) && after.previous === link.hash);
  if (entry.kind !== "letter") return checks;
  add("letter", letter && draftHash(letter) === entry.draftHash);
  const isOwed = entry.action === "approved" || entry.review !== undefined;
  if (!isOwed) add("approval", undefined);
  else {
    const verified = await verifyApproval(review?.approval ?? "", {
      keys: await everyKey(keys),
      organisation: link.organisation,
      // An approval that has run out since was good when the letter left.
      now: new Date(entry.at),
    });
    const isGood = verified.kind === "good" && verified.approval.draftHash === entry.draftHash;
    add("approval", isGood && verified.approval.review === entry.review);
  }
  return checks;
}

const toOutcome = (good: boolean | undefined): RecordCheck["outcome"] =>
  good === undefined ? "absent" : good ? "good" : "bad";

function isLinkWhole({ hash, ...rest }: ChainLink): boolean {
  return hashOf(rest) === hash;
}
