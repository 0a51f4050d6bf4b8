import type { Principal } from "../http/endpoint.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";

type Search = {
  action: "archive.searched" | "records.searched";
  query: { limit: number; after?: number } & Record<string, unknown>;
  /** Kept letters of which a subject was shown. */
  letters: number;
};

/**
 * Notes that someone looked through kept letters: by what, not for which words, and of how many they saw the subject. A
 * search that shows none opened nothing.
 */
export async function auditSearch(
  { store, now }: Pick<HubParts, "store" | "now">,
  who: Principal,
  { action, query, letters }: Search,
): Promise<void> {
  if (letters === 0) return;
  const { limit: _limit, after: _after, ...filters } = query;
  const by = Object.keys(filters).filter((name) => filters[name] !== undefined);
  const entry = { organisation: who.organisation, actor: who.userId, now: now() };
  await audit(store.db, { ...entry, action, detail: { by: by.join(", "), letters } });
}
