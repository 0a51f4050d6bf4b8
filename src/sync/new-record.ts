import type { LetterEvent } from "../messages/hub-messages.ts";
import type { EvidenceTerms } from "../model/exchange/bundle.ts";
import { type CanonicalDraft, canonicalDraftSchema } from "../model/exchange/review.ts";
import { draftHash } from "../review/canonical-draft.ts";
import { sha256Hex } from "../trust/canonical.ts";
import type { NewRecord } from "./record-queue.ts";

/** As long as the hub's schema takes them; see `browserRecordSchema`. */
const MOST = { address: 320, recipients: 1500, ruleId: 120, findings: 500, fixed: 200, reason: 2000 };

/** What no hub takes, wherever it stands in a body: NUL (or its escape, typed out), and half a character. */
const UNTAKEN = /\0|\\u0000|\p{Surrogate}/gu;
const clamp = (text: string, most: number) => text.replace(UNTAKEN, "\ufffd").slice(0, most).replace(UNTAKEN, "");

/**
 * The record of a letter, always one that the hub takes: a record that it refuses would keep all later ones waiting. A
 * letter that is too large for the archive is left out; its record stays, and its hash tells which letter it was.
 */
export function toNewRecord(
  { action, draft, findings, fixed, outside, reason, review }: LetterEvent,
  { recipients: shown, archive }: Pick<EvidenceTerms, "recipients" | "archive">,
  { at, policyVersion }: Pick<NewRecord, "at" | "policyVersion">,
): { record: NewRecord; letter?: CanonicalDraft } {
  const recipients = (["to", "cc", "bcc"] as const).flatMap((field) =>
    draft[field].map((address) => ({
      field,
      address: shown === "hashed" ? sha256Hex(address) : clamp(address, MOST.address),
    })),
  );
  const record: NewRecord = {
    at,
    action,
    channel: draft.channel,
    from: clamp(draft.from, MOST.address),
    recipients: recipients.slice(0, MOST.recipients),
    draftHash: draftHash(draft),
    policyVersion,
    findings: findings.slice(0, MOST.findings).map((one) => ({ ...one, ruleId: clamp(one.ruleId, MOST.ruleId) })),
    ...(fixed ? { fixed: fixed.slice(0, MOST.fixed).map((id) => clamp(id, MOST.ruleId)) } : {}),
    ...(reason ? { reason: clamp(reason, MOST.reason) } : {}),
    ...(review ? { review } : {}),
  };
  const left = action !== "held" && action !== "review-asked";
  const isOrdered = left && (archive === "all" || (archive === "outside" && outside));
  return isOrdered && isTaken(draft) ? { record, letter: draft } : { record };
}

const isTaken = (draft: CanonicalDraft) =>
  canonicalDraftSchema.safeParse(draft).success && !JSON.stringify(draft).includes("\\u0000");
