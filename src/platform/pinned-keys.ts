import type { KeySet } from "../model/exchange/signed.ts";
import { storedConnection, storedFileKeys } from "./hub-stored.ts";
import { readManaged } from "./managed.ts";

export type Pinned = {
  /** Who said whose keys they are: the hub at enrolment, an administrator, or a person for rules from a file. */
  by: "hub" | "administrator" | "person";
  keys: KeySet;
  /** Keeps the keys that these lead to. */
  keep(keys: KeySet): Promise<void>;
};

/**
 * The keys of the organisation that this browser goes by: what comes without the hub, rules from a file or an approval from
 * an e-mail, is verified by them. `locked`: only an administrator's count, and none are set.
 */
export async function readPinned(): Promise<Pinned | "locked" | undefined> {
  const connection = await storedConnection.get();
  if (connection) {
    const keep = (keys: KeySet) => storedConnection.set({ ...connection, keys });
    return { by: "hub", keys: connection.keys, keep };
  }
  const { organisation, keys, locked } = await readManaged();
  // An administrator's keys change where the administrator set them.
  const issuedAt = new Date(0).toISOString();
  if (organisation && keys)
    return { by: "administrator", keys: { kind: "keys", organisation, issuedAt, keys }, keep: async () => {} };
  if (locked) return "locked";
  const confirmed = await storedFileKeys.get();
  return confirmed && { by: "person", keys: confirmed, keep: storedFileKeys.set };
}
