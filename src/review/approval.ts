import { type ApprovalStatement, approvalSchema } from "../model/exchange/review.ts";
import type { PublicKey } from "../model/exchange/signed.ts";
import { type SigningKey, signStatement, verifyStatement } from "../trust/signed.ts";

export type ApprovalResult =
  | { kind: "good"; approval: ApprovalStatement }
  | { kind: "refused"; code: "bad-signature" | "unknown-key" | "not-an-approval" | "foreign-organisation" | "expired" };

export function signApproval(approval: ApprovalStatement, key: SigningKey): Promise<string> {
  return signStatement(approval, "approval", key);
}

/** What an e-mail puts into a long word: blanks, breaks, marks of quotation, signs of no width. */
const PUT_IN = /[\s>|=\u00AD\u200B-\u200D\u2060\uFEFF]+/g;
/** A compact JWS by Ed25519: its header begins so, and its signature has 64 bytes. */
const STATEMENT = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{86}/;

/** The signed approval in what was copied from an e-mail, whatever stands around it. Undefined where there is no whole one. */
export function findApproval(text: string): string | undefined {
  return STATEMENT.exec(text.replace(PUT_IN, ""))?.[0];
}

/** Verifies an approval without the hub: signature, key, organisation, expiry. Which letter it is for stands in it. */
export async function verifyApproval(
  text: string,
  { keys, organisation, now }: { keys: readonly PublicKey[]; organisation: string; now: Date },
): Promise<ApprovalResult> {
  const verified = await verifyStatement(text, "approval", keys, now);
  if (verified.kind === "bad") {
    return { kind: "refused", code: verified.code === "unknown-key" ? "unknown-key" : "bad-signature" };
  }
  const parsed = approvalSchema.safeParse(verified.payload);
  if (!parsed.success) return { kind: "refused", code: "not-an-approval" };
  if (parsed.data.organisation !== organisation) return { kind: "refused", code: "foreign-organisation" };
  if (Date.parse(parsed.data.expiresAt) <= now.getTime()) return { kind: "refused", code: "expired" };
  return { kind: "good", approval: parsed.data };
}
