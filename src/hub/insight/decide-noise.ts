import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { NoiseDecision } from "../../model/exchange/noise.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { changeMode } from "../policies/change-mode.ts";
import { noiseDecision, organisation } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { findNoise, readBudget, readDecisions } from "./noise.ts";

type Accepting = { reason: string; note: string };

/** Puts a rule that was proposed on trial, at once, for everybody who has it. */
export async function acceptNoise(hub: HubParts, who: Principal, ruleId: string, asked: Accepting) {
  const { reason, note } = asked;
  const decision = await decide(hub, who, ruleId, { decision: "accepted", reason }, (tx) =>
    changeMode(tx, hub, who, {
      ruleId,
      mode: "monitor",
      note: note || [`${ruleId}: monitor`, reason].filter(Boolean).join(". "),
    }),
  );
  hub.metrics.published.inc(decision.versions.length);
  return decision;
}

/** Leaves a rule as it is: what was counted so far proposes it no more. */
export async function dismissNoise(hub: HubParts, who: Principal, ruleId: string, reason: string) {
  return decide(hub, who, ruleId, { decision: "dismissed", reason }, async () => []);
}

async function decide(
  { store, now }: HubParts,
  who: Principal,
  ruleId: string,
  made: Pick<NoiseDecision, "decision" | "reason">,
  act: (tx: Database) => Promise<number[]>,
): Promise<NoiseDecision> {
  const id = randomUUID();
  await store.db.transaction(async (tx) => {
    // Of two who decide at once, the second finds that there is no proposal any more.
    await tx.select().from(organisation).where(eq(organisation.id, who.organisation)).for("update");
    const at = now();
    const proposals = await findNoise(tx, who.organisation, await readBudget(tx, who.organisation), at);
    const proposal = proposals.find((one) => one.ruleId === ruleId);
    if (!proposal) throw notFound("proposal");
    const versions = await act(tx);
    await tx.insert(noiseDecision).values({
      id,
      organisationId: who.organisation,
      ruleId,
      ...made,
      figures: proposal.figures,
      versions,
      decidedBy: who.userId,
      decidedAt: at,
    });
    const entry = { organisation: who.organisation, actor: who.userId, target: ruleId, now: at };
    await audit(tx, { ...entry, action: `noise.${made.decision}`, detail: { reason: made.reason, versions } });
  });
  const decision = (await readDecisions(store.db, who.organisation)).find((one) => one.id === id);
  if (!decision) throw new Error("expected the decision that was just kept");
  return decision;
}
