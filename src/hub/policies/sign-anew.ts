import { createHash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import { decodeProtectedHeader } from "jose";
import { type Signed, signedSchema } from "../../model/exchange/signed.ts";
import { canonicalText } from "../../trust/canonical.ts";
import { everyKey } from "../../trust/key-set.ts";
import { signDocument, verifyDocument } from "../../trust/signed.ts";
import type { HubParts } from "../hub-parts.ts";
import { notify } from "../store/notify.ts";
import { organisation, policyVersion } from "../store/schema/index.ts";

type Parts = Pick<HubParts, "store" | "keys" | "now" | "log">;

const signerOf = (document: Signed): string | undefined => decodeProtectedHeader(document).kid;

/**
 * Signs the versions that are still good with the key that signs now, where one that a rotation replaced signed them: a browser
 * that enrols after the overlap knows the new key alone. What a version says and its number stay, so browsers that have it
 * take it once more and nothing else. What was changed in the database keeps its bad signature.
 * @returns how many versions were signed anew
 */
export async function signAnew({ store, keys, now, log }: Parts, id: string): Promise<number> {
  const { db } = store;
  const versions = await db.transaction(async (tx) => {
    // A publishing that read the old key before the rotation holds this lock until its version is there to be found.
    await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.id, id)).for("update");
    return tx
      .select({ version: policyVersion.version, issuedAt: policyVersion.issuedAt })
      .from(policyVersion)
      .where(and(eq(policyVersion.organisationId, id), gt(policyVersion.expiresAt, now())))
      .orderBy(asc(policyVersion.version));
  });
  const known = await everyKey(await keys.keySets(id));
  const key = await keys.signingKey(id);
  let count = 0;
  // One by one: each is megabytes.
  for (const { version, issuedAt } of versions) {
    const own = and(eq(policyVersion.organisationId, id), eq(policyVersion.version, version));
    const columns = { text: policyVersion.document, digest: policyVersion.digest };
    const [row] = await db.select(columns).from(policyVersion).where(own);
    if (!row) continue;
    const old = signedSchema.parse(JSON.parse(row.text));
    if (signerOf(old) === key.kid) continue;
    const verified = await verifyDocument(old, "policy", known, issuedAt);
    if (verified.kind === "bad") {
      log.error({ organisation: id, version, code: verified.code }, "a version of the policy cannot be signed anew");
      continue;
    }
    const document = canonicalText(await signDocument(verified.payload, "policy", key));
    const digest = createHash("sha256").update(document).digest("hex");
    await db
      .update(policyVersion)
      .set({ document, digest })
      .where(and(own, eq(policyVersion.digest, row.digest)));
    count += 1;
  }
  if (count > 0) {
    log.info({ organisation: id, versions: count, key: key.kid }, "the policy was signed anew");
    await notify(db, { organisation: id, event: "policy" });
  }
  return count;
}
