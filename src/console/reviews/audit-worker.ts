/** Audits a letter while it is being changed, beside the page: compiling a policy takes seconds. */
import * as z from "zod";
import { type Auditor, createCompiledAuditor } from "../../engine/auditor.ts";
import { compilePolicy } from "../../engine/compile/compile-policy.ts";
import type { Language } from "../../model/categories.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { reviewPolicySchema } from "../../model/exchange/review.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { Policy } from "../../model/policy.ts";
import { applyModes, type Modes, withoutMonitored, withoutOff } from "../../policy/apply-modes.ts";
import { readIfAny, toPath } from "../api/call.ts";
import type { AuditAnswer, AuditRequest } from "./audit-protocol.ts";

z.config({ jitless: true });

type Ready = { auditor: Auditor; policy: Policy; modes: Modes };
type Source = { policy: Policy; modes: Modes; profile?: OrgProfile };

let ready: Promise<Ready> | undefined;

const answer = (message: AuditAnswer) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<AuditRequest>) => {
  if (data.kind === "load") ready = load(data);
  else void ready?.then((loaded) => audit(loaded, data.number, data.draft)).catch(() => undefined);
});

async function load({ review, locale, ownDomain }: Extract<AuditRequest, { kind: "load" }>): Promise<Ready> {
  try {
    const { policy, modes, profile } = await readSource(review);
    const compiled = compilePolicy(withoutOff(policy, modes));
    const org = profile ?? { name: ownDomain, ownDomains: [ownDomain] };
    const capped = { ...compiled, policy: applyModes(compiled.policy, modes) };
    const auditor = createCompiledAuditor(capped, org, { locale });
    answer({ kind: "ready", handbooks: titlesOf(policy, locale) });
    return { auditor, policy: capped.policy, modes };
  } catch (error) {
    answer({ kind: "failed" });
    throw error;
  }
}

/** The policy of the writer's browser; where none was published, that is the one that comes with the product. */
async function readSource(review: string): Promise<Source> {
  const published = await readIfAny(toPath("/v1/reviews/{id}/policy", { id: review }), reviewPolicySchema);
  if (published) return published;
  const [{ bundledPolicySource }, { parsePolicy }] = await Promise.all([
    import("../../policy/bundled.ts"),
    import("../../policy/parse-policy.ts"),
  ]);
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("expected the bundled policy to be one");
  return { policy: parsed.policy, modes: {} };
}

function audit({ auditor, policy, modes }: Ready, number: number, letter: CanonicalDraft): void {
  const draft = { ...letter, at: new Date().toISOString() };
  const { findings } = withoutMonitored(auditor.audit(draft), modes, draft, policy);
  answer({ kind: "findings", number, findings });
}

function titlesOf({ handbooks }: Policy, locale: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(handbooks).map(([code, title]) => [code, title[locale]]));
}
