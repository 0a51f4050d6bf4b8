import { and, eq } from "drizzle-orm";
import { keySetSchema } from "../../model/exchange/signed.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { signAnew } from "../policies/sign-anew.ts";
import { notify } from "../store/notify.ts";
import { auditLog, organisation } from "../store/schema/index.ts";

const ACTION = "key.rotated";

/**
 * Notes rotations in the audit log, tells browsers, and has the policy signed by the new key. They happen on the command line
 * beside a running hub, which has the database to itself: the hub reads them from the key files. Each is noted once, whichever
 * process sees it first.
 * @returns a step for the hub's clock
 */
export function createRotationNotes(parts: Pick<HubParts, "store" | "keys" | "now" | "log">): () => Promise<void> {
  const { store, keys } = parts;
  /** How many key sets of an organisation were looked at. */
  const looked = new Map<string, number>();

  async function note(id: string, kid: string, at: Date): Promise<void> {
    await store.db.transaction(async (tx) => {
      // Locked: of two processes one writes it.
      await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.id, id)).for("update");
      const noted = and(eq(auditLog.organisationId, id), eq(auditLog.action, ACTION), eq(auditLog.target, kid));
      const [there] = await tx.select({ action: auditLog.action }).from(auditLog).where(noted).limit(1);
      if (there) return;
      await audit(tx, { organisation: id, action: ACTION, target: kid, now: at });
      await notify(tx, { organisation: id, event: "keys" });
    });
  }

  return async () => {
    for (const { id } of await store.db.select({ id: organisation.id }).from(organisation)) {
      const sets = await keys.keySets(id);
      if (sets.length === looked.get(id)) continue;
      // The first set is that of the organisation's beginning.
      for (const document of sets.slice(Math.max(1, looked.get(id) ?? 0))) {
        const set = keySetSchema.parse(document.payload);
        const signs = set.keys.find(({ notAfter }) => notAfter === null);
        if (signs) await note(id, signs.kid, new Date(set.issuedAt));
      }
      if (sets.length > 1) await signAnew(parts, id);
      looked.set(id, sets.length);
    }
  };
}
