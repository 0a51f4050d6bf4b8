import { placementAnswerSchema, placementSchema } from "../model/exchange/placement.ts";
import type { KeySet } from "../model/exchange/signed.ts";
import { verifyStatement } from "../trust/signed.ts";
import { base64url } from "./base64url.ts";
import type { HubClient } from "./hub-client.ts";
import type { Connection } from "./state.ts";

export type Placed =
  | { kind: "placed"; version: number }
  | { kind: "unreachable" }
  /** There is no such word, or it is not this hub's on this browser. */
  | { kind: "refused" };

/**
 * Asks the hub which version this browser is to have now. The answer is signed over a number that was made for this
 * question, so that no answer of before can be given again.
 */
export async function askPlacement(
  client: HubClient,
  { browserId, organisation }: Pick<Connection, "browserId" | "organisation">,
  keys: KeySet,
  now: Date,
): Promise<Placed> {
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(24)));
  const answer = await client.ask("POST", "/v1/policy/placement", placementAnswerSchema, { body: { nonce } });
  if (answer.kind === "refused") return { kind: "refused" };
  if (answer.kind !== "answer") return { kind: "unreachable" };
  const verified = await verifyStatement(answer.value.placement ?? "", "placement", keys.keys, now);
  const said = placementSchema.safeParse(verified.kind === "good" ? verified.payload : undefined);
  const isOurs =
    said.success &&
    said.data.nonce === nonce &&
    said.data.browser === browserId &&
    said.data.organisation === organisation.id;
  return isOurs ? { kind: "placed", version: said.data.version } : { kind: "refused" };
}
