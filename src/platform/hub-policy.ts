import { z } from "zod";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import type { FileAnswer } from "../messages/hub-messages.ts";
import type { PublicKey } from "../model/exchange/signed.ts";
import { toPackBase } from "../policy/known-parts.ts";
import type { Known } from "../policy/open-bundle.ts";
import type { HubClient } from "../sync/hub-client.ts";
import { openPolicyFile } from "../sync/policy-file.ts";
import { openManaged, reopen, standingOf, syncPolicy, toInForce } from "../sync/policy-sync.ts";
import type { Connection, InForce, SyncStatus } from "../sync/state.ts";
import { canonicalText } from "../trust/canonical.ts";
import { browser } from "./browser.ts";
import { compiledSchema, PACKAGED_BASE_FILE, PACKAGED_POLICY_FILE, PACKAGED_PROOF_FILE } from "./compiled-store.ts";
import type { HubClock } from "./hub-clock.ts";
import {
  knownSchema,
  storedConnection,
  storedDocument,
  storedFileKeys,
  storedHubPolicy,
  storedKnown,
  storedStatus,
} from "./hub-stored.ts";
import { readManaged } from "./managed.ts";
import { fetchPackaged, recordedFetch } from "./network.ts";
import { readPinned } from "./pinned-keys.ts";

export type PolicyInForce = { inForce: InForce; compiled: CompiledPolicy; standing: ReturnType<typeof standingOf> };

const packaged = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | undefined> =>
  schema.safeParse(await fetchPackaged(file).catch(() => undefined)).data;

/** As long as one look may need the packs: they are megabytes, and nothing else asks for them. */
const PACKS_FOR_MS = 10_000;
let packsRead: Promise<CompiledPolicy | undefined> | undefined;

/** The packs, compiled: a look asks for them twice, and they are read once for it. */
function readPacks(): Promise<CompiledPolicy | undefined> {
  if (!packsRead) {
    packsRead = packaged(PACKAGED_POLICY_FILE, compiledSchema);
    setTimeout(() => {
      packsRead = undefined;
    }, PACKS_FOR_MS);
  }
  return packsRead;
}

/** The packs in the package, which a policy of the same packs need not bring along. A package without them costs nothing else. */
const packs = {
  name: () => packaged(PACKAGED_BASE_FILE, z.string()),
  async value() {
    const compiled = await readPacks();
    return compiled && toPackBase(compiled.policy);
  },
};

/** What the build proved of the packs: a first policy is checked in what it changes about them alone. */
async function packagedKnown() {
  const [known, compiled] = await Promise.all([packaged(PACKAGED_PROOF_FILE, knownSchema), readPacks()]);
  return known && compiled && { ...known, compiled };
}

/** `engine`: the version of the extension that compiled it. */
type Kept = { inForce: InForce; compiled: CompiledPolicy; engine: string };
type Deps = {
  clock: HubClock;
  /** May be waited for until the pages have it. */
  onReplaced(): unknown;
};
/** A tab that the browser froze answers nothing. */
const TOLD_WITHIN_MS = 5000;

/** The policy of an organisation in this browser: from a hub, or from managed storage; always verified before it counts. */
export function createHubPolicy({ clock, onReplaced }: Deps) {
  const { now } = clock;
  let kept: Promise<Kept | undefined> | undefined;
  /** What was taken last, also where it can't be opened any more: nothing older is. */
  let last: Pick<InForce, "organisation" | "version"> | undefined;
  let refused: { etag?: string; code: NonNullable<SyncStatus["refusal"]> } | undefined;
  const engine = browser.runtime.getManifest().version;

  const read = () => {
    kept ??= readStored().catch(() => undefined);
    return kept;
  };

  /** What is stored. Of another version of the extension it is compiled anew; where that fails, the old one serves. */
  async function readStored(): Promise<Kept | undefined> {
    const stored = await storedHubPolicy.get();
    if (!stored) return undefined;
    const { inForce, compiled } = stored;
    last = inForce;
    const anew = stored.engine === engine && compiled ? undefined : await compileAnew(inForce);
    return anew ?? (compiled && { ...stored, compiled });
  }

  async function compileAnew(inForce: InForce): Promise<Kept | undefined> {
    const [document, keys] = await Promise.all([documentOf(inForce), keysOf(inForce)]);
    if (!document || !keys) return undefined;
    const opened = await reopen(document, inForce, { keys, packaged: packagedKnown });
    if (opened.kind === "refused") return undefined;
    const { compiled, known } = opened;
    await storedHubPolicy.set({ inForce, compiled, engine });
    await keepKnown(inForce, known);
    return { inForce, compiled, engine };
  }

  async function keepKnown({ version, organisation }: InForce, known: Known): Promise<void> {
    // A full disk costs the next policy its speed, nothing else.
    await storedKnown.set({ engine, version, organisation, known }).catch(() => {});
  }

  async function replace(inForce: InForce, compiled: CompiledPolicy, known: Known, document: unknown): Promise<void> {
    const { version, organisation } = inForce;
    await storedHubPolicy.set({ inForce, compiled, engine });
    kept = Promise.resolve({ inForce, compiled, engine });
    last = inForce;
    refused = undefined;
    // Writing megabytes keeps the worker busy: open letters have the new rules before.
    await Promise.race([onReplaced(), new Promise((done) => setTimeout(done, TOLD_WITHIN_MS))]);
    await keepKnown(inForce, known);
    await storedDocument.set({ version, organisation, document }).catch(() => {});
  }

  /** The document that the very policy in force came in. */
  async function documentOf({ version, organisation }: InForce): Promise<unknown> {
    const stored = await storedDocument.get();
    return stored?.version === version && stored.organisation === organisation ? stored.document : undefined;
  }

  /** The keys that are pinned for an organisation: by enrolment, by an administrator, or by a person for a file. */
  async function keysOf({ organisation }: InForce): Promise<readonly PublicKey[] | undefined> {
    const connection = await storedConnection.get();
    if (connection?.organisation.id === organisation) return connection.keys.keys;
    const managed = await readManaged();
    if (managed.organisation === organisation) return managed.keys;
    const confirmed = await storedFileKeys.get();
    return confirmed?.organisation === organisation ? confirmed.keys : undefined;
  }

  /** What speeds the check up: of the policy in force, when this engine proved it. */
  async function knownOf(current: Kept | undefined) {
    const stored = current && (await storedKnown.get().catch(() => undefined));
    const isOfIt =
      stored?.engine === engine &&
      stored.version === current?.inForce.version &&
      stored.organisation === current.inForce.organisation;
    return isOfIt ? { ...stored.known, compiled: current.compiled } : undefined;
  }

  async function note(outcome: SyncStatus["outcome"], refusal?: SyncStatus["refusal"]): Promise<void> {
    await storedStatus.set({ at: now().toISOString(), outcome, ...(refusal ? { refusal } : {}) });
  }

  return {
    async current(): Promise<PolicyInForce | undefined> {
      const [policy] = await Promise.all([read(), clock.ready]);
      return policy && { ...policy, standing: standingOf(policy.inForce, now()) };
    },
    /** Looks at the hub. @returns whether it answered, and the refusal that stands, if any */
    async look(
      client: HubClient,
      connection: Connection,
    ): Promise<{ reached: boolean; refusal: SyncStatus["refusal"] }> {
      const stored = await read();
      const own = stored?.inForce.organisation === connection.organisation.id ? stored : undefined;
      const current = own?.engine === engine ? own : undefined;
      const outcome = await syncPolicy({
        client,
        connection,
        inForce: current?.inForce,
        floor: last?.organisation === connection.organisation.id ? last.version : 0,
        known: () => knownOf(current),
        packaged: packagedKnown,
        held: own && { etag: own.inForce.etag, document: () => documentOf(own.inForce) },
        packs,
        refused: refused?.etag,
        now,
        onAnswer: () => clock.learn(client.skewMs()),
        onKeys: async (keys) => storedConnection.set({ ...((await storedConnection.get()) ?? connection), keys }),
      });
      switch (outcome.kind) {
        case "updated":
          await replace(outcome.inForce, outcome.compiled, outcome.known, outcome.document);
          await note("updated");
          return { reached: true, refusal: undefined };
        case "refused":
          refused = { etag: outcome.etag, code: outcome.code };
          await note("refused", outcome.code);
          return { reached: true, refusal: outcome.code };
        case "revoked":
          await storedConnection.set({ ...((await storedConnection.get()) ?? connection), revoked: true });
          await note("revoked");
          return { reached: false, refusal: undefined };
        case "fresh":
          await note(refused ? "refused" : "fresh", refused?.code);
          return { reached: true, refusal: refused?.code };
        default:
          await note(outcome.kind);
          return { reached: outcome.kind !== "unreachable", refusal: refused?.code };
      }
    },
    /** Looks at what an administrator set for this browser; needs no hub. */
    async lookManaged(): Promise<void> {
      const { organisation, keys, policy, policyUrl } = await readManaged();
      if (!organisation || !keys) return;
      const document = policy === undefined ? policyUrl && (await fetchJson(policyUrl)) : toJson(policy);
      if (!document) return;
      const stored = await read();
      const current = stored?.engine === engine ? stored : undefined;
      const inForce = current?.inForce;
      // It is looked at every minute: what was opened already is not opened again.
      if (inForce && isSame(document, await documentOf(inForce))) return note("fresh");
      const known = await knownOf(current);
      const opened = await openManaged(document, { organisation, keys, known, packaged: packagedKnown }, last, now());
      if (opened.kind === "refused") return note("refused", opened.code);
      if (opened.bundle.version === inForce?.version) return note("fresh");
      await replace(toInForce(opened.bundle), opened.compiled, opened.known, document);
      return note("updated");
    },
    /** Takes a policy that a person chose as a file. @param confirmed fingerprint that they say is their company's */
    async takeFile(text: string, confirmed?: string): Promise<FileAnswer> {
      const pinned = await readPinned();
      if (pinned === "locked") return { kind: "refused", code: "locked" };
      const [stored] = await Promise.all([read(), clock.ready]);
      const current = stored?.engine === engine ? stored : undefined;
      const known = await knownOf(current);
      const deps = { pinned: pinned?.keys, confirmed, known, packaged: packagedKnown, last, now: now() };
      const outcome = await openPolicyFile(text, deps);
      if (outcome.kind === "refused") return { kind: "refused", code: outcome.code };
      const { bundle, compiled, known: learnt } = outcome.opened;
      const { version, issuedAt } = bundle;
      const said = { version, issuedAt, ...(bundle.profile && { name: bundle.profile.name }) };
      if (outcome.kind === "unconfirmed") return { kind: "unconfirmed", fingerprint: outcome.fingerprint, ...said };
      // Another may have come from the hub meanwhile.
      if (last?.organisation === bundle.organisation && last.version > version)
        return { kind: "refused", code: "older" };
      await (pinned?.keep ?? storedFileKeys.set)(outcome.keys);
      const isInForce = last?.organisation === bundle.organisation && current?.inForce.version === version;
      if (!isInForce) await replace(toInForce(bundle), compiled, learnt, outcome.document);
      return { kind: "taken", ...said };
    },
    /** Fingerprint of the key that a person confirmed for the policy in force. */
    async fileKey(): Promise<string | null> {
      const [policy, confirmed] = await Promise.all([read(), storedFileKeys.get()]);
      const isOfIt = confirmed !== undefined && confirmed.organisation === policy?.inForce.organisation;
      return isOfIt ? (confirmed.keys.at(-1)?.kid ?? null) : null;
    },
    async forget(): Promise<void> {
      const values = [storedHubPolicy, storedKnown, storedDocument, storedFileKeys];
      await Promise.all(values.map((one) => one.remove()));
      kept = last = undefined;
      refused = undefined;
      onReplaced();
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    return other !== undefined && canonicalText(one) === canonicalText(other);
  } catch {
    // What has no canonical form was never opened.
    return false;
  }
}

async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await recordedFetch("policy")(url, {
      credentials: "omit",
      cache: "no-cache",
      signal: AbortSignal.timeout(20_000),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
