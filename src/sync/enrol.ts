import { enrolmentAnswerSchema, enrolmentStartedSchema } from "../model/exchange/enrolment.ts";
import { pinKeySet } from "../trust/key-set.ts";
import { base64url } from "./base64url.ts";
import type { HubClient } from "./hub-client.ts";
import { type Connection, type Managed, type Pending, pendingSchema } from "./state.ts";

export type EnrolResult =
  | { kind: "pending" }
  | { kind: "enrolled"; connection: Connection }
  | { kind: "failed"; code: string };

/** Begins an enrolment: the secret stays here, the hub learns its hash. */
export async function beginEnrolment(client: HubClient, hub: string, label: string): Promise<Pending | undefined> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const body = { challenge: base64url(new Uint8Array(digest)), label };
  const answer = await client.ask("POST", "/v1/enrolments", enrolmentStartedSchema, { body });
  if (answer.kind !== "answer") return undefined;
  const { id, userCode, page, expiresAt } = answer.value;
  // The page is opened for the person: a hub can't send them anywhere else.
  if (new URL(page).origin !== hub) return undefined;
  return pendingSchema.parse({ hub, id, verifier, userCode, page, expiresAt });
}

/** Asks whether the person has confirmed; then the credential is told, this once, and the organisation's keys are pinned. */
export async function claimEnrolment(
  client: HubClient,
  pending: Pending,
  now: Date,
  managed: Pick<Managed, "organisation" | "keys"> = {},
): Promise<EnrolResult> {
  const body = { id: pending.id, verifier: pending.verifier };
  const answer = await client.ask("POST", "/v1/enrolments/credential", enrolmentAnswerSchema, { body });
  if (answer.kind === "refused") return { kind: "failed", code: answer.code };
  if (answer.kind !== "answer" || answer.value.state === "pending") return { kind: "pending" };
  const { browserId, credential, organisation, person, keys } = answer.value;
  const pinned = await pinKeySet(keys, now, managed.keys);
  if (pinned.kind === "refused") return { kind: "failed", code: pinned.code };
  const expected = managed.organisation ?? organisation.id;
  if (pinned.set.organisation !== organisation.id || organisation.id !== expected)
    return { kind: "failed", code: "foreign-organisation" };
  const connection = {
    hub: pending.hub,
    browserId,
    credential,
    organisation,
    person,
    keys: pinned.set,
    revoked: false,
  };
  return { kind: "enrolled", connection };
}
