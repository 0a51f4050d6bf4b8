import type { ApprovalStatement, CanonicalDraft, PasteRefusal } from "../model/exchange/review.ts";
import type { KeySet } from "../model/exchange/signed.ts";
import { findApproval } from "../review/approval.ts";
import { draftHash } from "../review/canonical-draft.ts";
import { verifyHere } from "../sync/review-sync.ts";
import type { HeldReview } from "../sync/state.ts";
import type { Pinned } from "./pinned-keys.ts";

type Deps = {
  now: Date;
  /** Asks for the keys that the pinned ones lead to, where there is a hub to ask. */
  newer?(): Promise<KeySet>;
};
type PastedApproval = { kind: "good"; approval: ApprovalStatement } | { kind: "refused"; code: PasteRefusal };

/** Verifies what a writer pasted from an e-mail: by the organisation's pinned keys, for exactly this letter. */
export async function verifyPasted(
  text: string,
  draft: CanonicalDraft,
  { keys, by }: Pick<Pinned, "keys" | "by">,
  deps: Deps,
): Promise<PastedApproval> {
  const statement = findApproval(text);
  if (!statement) return { kind: "refused", code: "not-an-approval" };
  const verified = await verifyHere(statement, { keys, ...deps });
  if (verified.kind === "refused") {
    const { code } = verified;
    // Who set the keys says what is to be done about one that is not among them.
    return { kind: "refused", code: code === "unknown-key" ? `unknown-key-${by}` : code };
  }
  if (verified.approval.draftHash !== draftHash(draft)) return { kind: "refused", code: "other-letter" };
  return verified;
}

/** A pasted approval stands beside the review it answers, where this browser knows that. */
export function toPasted(
  known: HeldReview | undefined,
  draft: CanonicalDraft,
  approval: ApprovalStatement,
): HeldReview {
  const letterHash = approval.draftHash;
  const request = {
    clientId: approval.review,
    draft,
    draftHash: letterHash,
    masked: 0,
    findings: [],
    policyVersion: null,
    note: "",
  };
  return {
    request,
    askedAt: approval.issuedAt,
    answer: null,
    changed: null,
    who: [],
    sent: true,
    unsaid: false,
    ...known,
    id: approval.review,
    state: "approved",
    seenAt: approval.issuedAt,
    by: approval.by.name,
    approval,
    letterHash,
  };
}
