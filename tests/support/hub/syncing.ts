import { createHubClient } from "../../../src/sync/hub-client.ts";
import { type PolicyOutcome, type PolicySyncDeps, syncPolicy } from "../../../src/sync/policy-sync.ts";
import type { Fetch } from "../../../src/sync/recorded-fetch.ts";
import type { Connection } from "../../../src/sync/state.ts";
import { pinKeySet } from "../../../src/trust/key-set.ts";
import type { BrowserCaller } from "./people.ts";

/** How an enrolled browser belongs to its organisation, as the extension keeps it. */
export async function connectionOf(browser: BrowserCaller, origin: string): Promise<Connection> {
  const pinned = await pinKeySet(browser.keys, new Date());
  if (pinned.kind === "refused") throw new Error(pinned.code);
  return {
    hub: origin,
    browserId: browser.id,
    credential: browser.credential,
    organisation: { id: browser.organisation, name: "Example Works" },
    person: { id: "", name: "", email: "" },
    keys: pinned.set,
    revoked: false,
  };
}

export type Updated = Extract<PolicyOutcome, { kind: "updated" }>;
export function updated(outcome: PolicyOutcome): Updated {
  if (outcome.kind !== "updated") throw new Error(`expected a policy, got ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Looks for a policy as the extension's background does. @param had what the look before came to */
export function createSync(connection: Connection, ask: Fetch = fetch) {
  return (had?: Updated, more: Partial<PolicySyncDeps> = {}): Promise<PolicyOutcome> => {
    const client = createHubClient({ ...connection, fetch: ask, now: () => new Date() });
    return syncPolicy({
      client,
      connection,
      inForce: had?.inForce,
      floor: had?.inForce.version ?? 0,
      known: async () => had && { ...had.known, compiled: had.compiled },
      now: () => new Date(),
      onKeys: async () => {},
      held: had && heldOf(had),
      ...more,
    });
  };
}

export const heldOf = ({ inForce, document }: Updated) => ({ etag: inForce.etag, document: async () => document });
