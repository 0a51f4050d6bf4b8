import { eq } from "drizzle-orm";
import type { ChainLink, EvidenceRecord } from "../../model/exchange/evidence.ts";
import { toChainLink } from "../../trust/chain.ts";
import { chainHead, evidence } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

/** Adds entries to an organisation's chain, one link after the other; its head is locked until the transaction ends. */
export async function addToChain(
  tx: Database,
  organisation: string,
  entries: readonly EvidenceRecord[],
  now: Date,
  writerId?: string,
): Promise<ChainLink[]> {
  const [head] = await tx.select().from(chainHead).where(eq(chainHead.organisationId, organisation)).for("update");
  if (!head) throw new Error("expected a chain for every organisation");
  let { length, hash } = head;
  const links: ChainLink[] = [];
  for (const entry of entries) {
    const receivedAt = now.toISOString();
    const link = toChainLink({ organisation, number: length + 1, previous: hash, receivedAt, entry });
    links.push(link);
    length = link.number;
    hash = link.hash;
  }
  if (links.length === 0) return links;
  await tx.insert(evidence).values(
    links.map(({ number, previous, entry, hash: linkHash }) => ({
      organisationId: organisation,
      number,
      recordId: entry.id,
      browserId: entry.kind === "letter" ? entry.browser : null,
      writerId: entry.kind === "letter" ? writerId : null,
      draftHash: entry.kind === "letter" ? entry.draftHash : null,
      entry,
      receivedAt: now,
      previous,
      hash: linkHash,
    })),
  );
  await tx.update(chainHead).set({ length, hash }).where(eq(chainHead.organisationId, organisation));
  return links;
}
