import { z } from "zod";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import type { PolicyBundle, Refusal, Standing } from "../model/exchange/bundle.ts";
import { type KeySet, type Signed, sentSchema } from "../model/exchange/signed.ts";
import { type Base, putBackKnown, versionBaseName } from "../policy/known-parts.ts";
import { type Known, type OpenDeps, type Opened, openBundle } from "../policy/open-bundle.ts";
import { followKeySets } from "../trust/key-set.ts";
import type { HubClient } from "./hub-client.ts";
import { askPlacement } from "./placement.ts";
import type { Connection, InForce } from "./state.ts";

export type PolicyOutcome =
  | { kind: "fresh" }
  | { kind: "none" }
  | { kind: "unreachable" }
  | { kind: "revoked" }
  | { kind: "refused"; code: Refusal; etag?: string }
  | { kind: "updated"; inForce: InForce; compiled: CompiledPolicy; known: Known; document: unknown };

export type PolicySyncDeps = {
  client: HubClient;
  connection: Connection;
  inForce: InForce | undefined;
  /**
   * The version of this organisation's that was taken last; none lower is taken unless the hub says so for this browser.
   * It stands also while `inForce` is undefined, because this version of the extension could not open what is stored.
   */
  floor: number;
  /** What was kept of the policy in force; asked for only when there is another. */
  known(): Promise<OpenDeps["known"]>;
  /** What the build proved of the packs. */
  packaged?: OpenDeps["packaged"];
  /** The signed document that this browser holds, whichever version of the extension opened it: a base to send from. */
  held?: { etag?: string; document(): Promise<unknown> };
  /** The packs in the extension's package: the name that is said to the hub, and what it stands for, when it counts. */
  packs?: { name(): Promise<string | undefined>; value(): Promise<Base | undefined> };
  /** ETag of a policy that was refused: the same one is not fetched and refused again. */
  refused?: string;
  /** The hub's time, as far as it is known. */
  now(): Date;
  /** The hub has answered, and told its time. */
  onAnswer?(): Promise<void>;
  /** Keys that a rotation led to. */
  onKeys(keys: KeySet): Promise<void>;
};

const documentSchema = sentSchema.nullable();

/** Fetches the policy if there is another one, verifies all of it, and only then says what is to take its place. */
export async function syncPolicy(deps: PolicySyncDeps): Promise<PolicyOutcome> {
  const { client, connection, inForce, floor, refused, onAnswer, onKeys } = deps;
  const etag = refused ?? inForce?.etag;
  const base = versionBaseName(deps.held?.etag) ?? (await deps.packs?.name());
  let answer = await client.ask("GET", `/v1/policy${base ? `?base=${base}` : ""}`, documentSchema, { etag });
  await onAnswer?.();
  const now = deps.now();
  switch (answer.kind) {
    case "unchanged":
      return { kind: "fresh" };
    case "unreachable":
      return { kind: "unreachable" };
    case "refused":
      return answer.status === 401 ? { kind: "revoked" } : { kind: "unreachable" };
    case "answer":
      break;
  }
  if (answer.value === null) return { kind: "none" };
  const known = await deps.known();
  let document: unknown = await putTogether(answer.value, deps);
  const open = (keys: KeySet, version = floor) =>
    openBundle(document, {
      known,
      packaged: deps.packaged,
      keys: keys.keys,
      organisation: connection.organisation.id,
      version,
      now,
    });
  let { keys } = connection;
  let opened = await open(keys);
  if (opened.kind === "refused" && opened.code === "unknown-key") {
    keys = await fetchKeys(client, connection, now);
    if (keys !== connection.keys) {
      await onKeys(keys);
      opened = await open(keys);
    }
  }
  // Put together wrong, by either side, it shows as a bad signature: then the whole counts.
  if (opened.kind === "refused" && answer.value.base !== undefined) {
    answer = await client.ask("GET", "/v1/policy", documentSchema);
    if (answer.kind !== "answer" || answer.value === null) return { kind: "unreachable" };
    document = answer.value;
    opened = await open(keys);
  }
  if (opened.kind === "refused" && opened.code === "older") {
    const placed = await askPlacement(client, connection, keys, now);
    if (placed.kind === "unreachable") return { kind: "unreachable" };
    if (placed.kind === "placed") {
      opened = await open(keys, placed.version);
      // Moved once more while it was asked: the next look finds both.
      if (opened.kind === "good" && opened.bundle.version !== placed.version) return { kind: "unreachable" };
    }
  }
  if (opened.kind === "refused") return { kind: "refused", code: opened.code, etag: answer.etag };
  return {
    kind: "updated",
    compiled: opened.compiled,
    known: opened.known,
    document,
    inForce: toInForce(opened.bundle, answer.etag),
  };
}

type Sent = Signed & { base?: string };

/** The document as it was signed. Undefined when this browser lacks the base that it was sent by. */
async function putTogether(sent: Sent, deps: Pick<PolicySyncDeps, "held" | "packs">): Promise<Signed | undefined> {
  const { base, payload, ...rest } = sent;
  if (base === undefined) return { ...rest, payload };
  const source = await sourceNamed(base, deps);
  if (source === undefined || typeof payload !== "object" || payload === null || !("policy" in payload))
    return undefined;
  return { ...rest, payload: { ...payload, policy: putBackKnown(payload.policy, source) } };
}

async function sourceNamed(name: string, { held, packs }: Pick<PolicySyncDeps, "held" | "packs">): Promise<unknown> {
  if (name === versionBaseName(held?.etag)) return heldSchema.safeParse(await held?.document()).data?.payload.policy;
  const base = await packs?.value();
  return base?.name === name ? base.value : undefined;
}

const heldSchema = z.object({ payload: z.object({ policy: z.unknown() }) });

/**
 * The policy in force once more, from the signed document it came in: what another version of the extension made of it is
 * worth nothing to this one's engine. Needs no hub. It was in time when it was taken, which is not asked again.
 */
export function reopen(
  document: unknown,
  { organisation, version, issuedAt }: Pick<InForce, "organisation" | "version" | "issuedAt">,
  deps: Pick<OpenDeps, "keys" | "packaged">,
): Promise<Opened> {
  return openBundle(document, { ...deps, organisation, version, now: new Date(issuedAt) });
}

/** A rotated key is taken only on the word of a key that is pinned already. */
export async function fetchKeys(client: HubClient, { keys }: Connection, now: Date): Promise<KeySet> {
  const answer = await client.ask("GET", "/v1/keys", z.object({ sets: z.array(z.unknown()).max(200) }));
  return answer.kind === "answer" ? followKeySets(keys, answer.value.sets, now) : keys;
}

export function toInForce(bundle: PolicyBundle, etag?: string): InForce {
  const { graceDays, afterGrace, engine, modes, reviews, evidence, organisation, version, profile } = bundle;
  const { issuedAt, expiresAt } = bundle;
  const terms = { graceDays, afterGrace, engine, modes, reviews, evidence };
  return { ...terms, organisation, version, issuedAt, expiresAt, profile, etag };
}

/** A document from managed storage, a static address or a file, under keys that an administrator set. */
export function openManaged(
  document: unknown,
  managed: { organisation: string; keys: KeySet["keys"] } & Pick<OpenDeps, "known" | "packaged">,
  /** The version that was taken last, whether or not this version of the extension could open it. */
  last: Pick<InForce, "organisation" | "version"> | undefined,
  now: Date,
): Promise<Opened> {
  // A version of another organisation says nothing about this one's.
  const version = last?.organisation === managed.organisation ? last.version : 0;
  return openBundle(document, { ...managed, version, now });
}

/** What a policy's age means: as before, to be told, or nothing leaves. */
export function standingOf(
  { expiresAt, graceDays, afterGrace }: Pick<InForce, "expiresAt" | "graceDays" | "afterGrace">,
  now: Date,
): Standing {
  const expires = Date.parse(expiresAt);
  if (now.getTime() <= expires) return "in-force";
  return now.getTime() <= expires + graceDays * 86_400_000 ? "in-grace" : afterGrace;
}
