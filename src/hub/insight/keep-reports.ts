import { and, eq, inArray } from "drizzle-orm";
import type { WrongHit } from "../../model/exchange/wrong-hits.ts";
import type { Principal } from "../http/endpoint.ts";
import type { HubParts } from "../hub-parts.ts";
import { notify } from "../store/notify.ts";
import { wrongHit } from "../store/schema/index.ts";

/** Keeps a browser's reports, each once however often it is sent. @returns the ids that are here now */
export async function keepReports(hub: HubParts, who: Principal, reports: readonly WrongHit[]) {
  const { store, now, whoCounts } = hub;
  const ids = reports.map(({ id }) => id);
  return store.db.transaction(async (tx) => {
    const counted = await whoCounts.of(tx, who.organisation, who.userId);
    const added = await tx
      .insert(wrongHit)
      .values(
        reports.map(({ id, at, ruleId, policyVersion, excerpt, note }) => ({
          id,
          organisationId: who.organisation,
          browserId: who.browserId ?? "",
          ruleId,
          policyVersion,
          at: new Date(Math.min(Date.parse(at), now().getTime())),
          excerpt,
          note,
          ...counted,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: wrongHit.id });
    if (added.length > 0) {
      await notify(tx, { organisation: who.organisation, event: "reports", browser: who.browserId });
    }
    const kept = await tx
      .select({ id: wrongHit.id })
      .from(wrongHit)
      .where(and(eq(wrongHit.organisationId, who.organisation), inArray(wrongHit.id, ids)));
    return { kept: kept.map(({ id }) => id) };
  });
}
