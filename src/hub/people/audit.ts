import { auditLog } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

export type AuditEntry = {
  organisation: string;
  /** Left out: the hub's own command line. */
  actor?: string;
  action: string;
  target?: string;
  detail?: Record<string, unknown>;
  now: Date;
};

/** Notes an act of administration, in the transaction that does it. */
export async function audit(tx: Database, { organisation, actor, action, target, detail = {}, now }: AuditEntry) {
  await tx.insert(auditLog).values({ organisationId: organisation, at: now, actorId: actor, action, target, detail });
}
