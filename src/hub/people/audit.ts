import type { AuditAction, AuditDetail } from "../../model/exchange/audit-log.ts";
import { auditLog } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

type About = {
  organisation: string;
  /** Left out: the hub's own command line. */
  actor?: string;
  target?: string;
  now: Date;
};
/** Only what tells something of an act is given; acts that tell nothing more leave it out. */
type Act<A extends AuditAction> = { action: A } & (Record<never, never> extends AuditDetail<A>
  ? { detail?: AuditDetail<A> }
  : { detail: AuditDetail<A> });
export type AuditAct = { [A in AuditAction]: Act<A> }[AuditAction];

/** Notes an act of administration, in the transaction that does it. */
export async function audit(tx: Database, { organisation, actor, action, target, detail = {}, now }: About & AuditAct) {
  await tx.insert(auditLog).values({ organisationId: organisation, at: now, actorId: actor, action, target, detail });
}
