import type { ChainLink } from "../../model/exchange/evidence.ts";
import type { evidence } from "../store/schema/index.ts";

/** A stored link as it was hashed. */
export function toLink(row: typeof evidence.$inferSelect): ChainLink {
  return {
    organisation: row.organisationId,
    number: row.number,
    previous: row.previous,
    receivedAt: row.receivedAt.toISOString(),
    entry: row.entry,
    hash: row.hash,
  };
}
