import { exportJWK } from "jose";
import { beforeAll, expect, test } from "vitest";
import { compilePolicy, type GrammarMemory } from "../../src/engine/compile/compile-policy.ts";
import type { PublicKey } from "../../src/model/exchange/signed.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type KnownPolicy, openBundle } from "../../src/policy/open-bundle.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { toProof } from "../../src/policy/proof.ts";
import { canonicalText } from "../../src/trust/canonical.ts";
import { type SigningKey, signDocument } from "../../src/trust/signed.ts";
import { policySource } from "../support/hub/policies.ts";

const organisation = "0e1b6f0c-5d3a-4a39-9a5e-3f3b8d1c7a10";
const now = new Date("2026-11-22T10:00:00Z");
let signing: SigningKey;
let keys: PublicKey[];

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("expected a pair of keys");
  const { x = "" } = await exportJWK(pair.publicKey);
  signing = { kid: "test-key", privateKey: pair.privateKey };
  keys = [{ kid: "test-key", x, notBefore: now.toISOString(), notAfter: null }];
});

/** As it comes over the wire: what was signed is canonical, so its keys are sorted. */
async function signedDocument(policy: unknown): Promise<unknown> {
  const payload = {
    kind: "policy",
    format: 1,
    organisation,
    version: 2,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
    policy,
  };
  return JSON.parse(canonicalText(await signDocument(payload, "policy", signing)));
}

const [brushOff] = policySource("ask (someone|somebody) else").rules;
/** Keys in an order that no sorting gives, wherever a policy has keys of one's own choosing. */
const source = (more: object[] = []) =>
  policySource("", {
    rules: [
      { ...brushOff, id: "with-words", detect: [{ kind: "phrases", en: ["the <vessel> is lost", "ask else"] }] },
      { ...brushOff, id: "strict", severityFor: { unknown: "warn", customer: "block", "key-account": "review" } },
      ...more,
    ].map((rule) => ({ ...rule, hits: ["Nothing of the kind."] })),
    classes: { vessel: ["zeppelin", "barge"], animal: ["yak", "ant"] },
  });

function parsed(from: unknown): Policy {
  const result = parsePolicy(from);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.issues));
  return result.policy;
}

/** What a build or an earlier look knows of it, as if its examples had held. */
function knownOf(policy: Policy): KnownPolicy {
  const grammar: GrammarMemory = { inflections: {}, twins: {} };
  return { proof: toProof(policy), compiled: compilePolicy(policy, undefined, grammar), grammar };
}

const open = async (policy: unknown, known: Partial<Pick<Parameters<typeof openBundle>[1], "known" | "packaged">>) =>
  openBundle(await signedDocument(policy), { keys, organisation, version: 1, now, ...known });

test("a stored proof counts for the signed policy, whose keys come in another order", async () => {
  const known = knownOf(parsed(source()));
  // Its examples don't hold: only a proof that counts lets it pass.
  expect(await open(source(), {})).toMatchObject({ kind: "refused", code: "bad-examples" });
  expect(await open(source(), { known })).toMatchObject({ kind: "good" });
  expect(await open(source(), { packaged: async () => known })).toMatchObject({ kind: "good" });
});

test("beside what is proven, a new rule proves itself", async () => {
  const known = knownOf(parsed(source()));
  const late = { ...brushOff, id: "late", detect: [{ kind: "phrases", en: ["the turquoise crane"] }] };
  expect(await open(source([late]), { known })).toMatchObject({
    kind: "refused",
    code: "bad-examples",
    detail: expect.stringContaining("rules[2].hits[0]"),
  });
});
