import type { ComposeAdapter, DraftReading, Surface } from "../adapters/adapter.ts";
import type { Auditor } from "../engine/auditor.ts";
import { createDirectory } from "../engine/organisation.ts";
import type { DoubtReason, Verdict } from "../gate/decide.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Bilingual, Policy } from "../model/policy.ts";
import { localIso } from "../platform/clock.ts";
import { isPublicMail } from "./public-mail.ts";

/** What letters are judged by; `unusable` when there is no policy to judge by. */
export type Rules =
  | {
      kind: "ready";
      policy: Policy;
      /** As the organisation was set; absent until then. */
      org?: OrgProfile;
      makeAuditor(org: OrgProfile): Auditor;
    }
  | { kind: "unusable"; reason: DoubtReason };

export type Judge = {
  /** Reads and judges a letter as it stands now. Synchronous, never throws. */
  judge(adapter: ComposeAdapter, surface: Surface): { verdict: Verdict; reading?: DraftReading };
  /** The organisation a letter from this sender is judged for. */
  orgFor(sender: string | undefined): OrgProfile;
  /** Handbook id to its title. */
  handbooks: Readonly<Record<string, Bilingual>>;
};

const NOBODY = "organisation.invalid";

/** @param rules what to judge by at the moment of asking */
export function createJudge(rules: Rules, now: () => Date): Judge {
  const auditors = new Map<string, Auditor>();

  function orgFor(sender: string | undefined): OrgProfile {
    if (rules.kind === "ready" && rules.org) return rules.org;
    // Until an organisation is set, the sender's own domain is inside; a public mail domain is nobody's.
    const domain = sender?.slice(sender.lastIndexOf("@") + 1).toLowerCase();
    const own = domain && !isPublicMail(domain) ? domain : NOBODY;
    return { name: own, ownDomains: [own] };
  }

  function auditorFor(org: OrgProfile, make: (org: OrgProfile) => Auditor): Auditor {
    const key = JSON.stringify([org.name, org.ownDomains]);
    const known = auditors.get(key) ?? make(org);
    auditors.set(key, known);
    return known;
  }

  return {
    orgFor,
    handbooks: rules.kind === "ready" ? rules.policy.handbooks : {},
    judge(adapter, surface) {
      // Where there is no policy to ask, nothing unchecked leaves.
      const onDoubt = rules.kind === "ready" ? rules.policy.onDoubt : "hold";
      const doubt = (reason: DoubtReason, fingerprint: string): Verdict => ({
        kind: "doubt",
        reason,
        onDoubt,
        fingerprint,
      });
      let sender: string | undefined;
      let reading: DraftReading;
      try {
        sender = adapter.sender(surface);
        if (sender && rules.kind === "ready" && rules.org && !createDirectory(rules.org).isInside(sender)) {
          return { verdict: { kind: "not-watched", account: sender } };
        }
        reading = adapter.readDraft(surface);
      } catch {
        return { verdict: doubt("page-unreadable", surface.root.textContent ?? "") };
      }
      const { fingerprint } = reading;
      if (rules.kind === "unusable") return { verdict: doubt(rules.reason, fingerprint), reading };
      if (reading.kind === "unreadable") return { verdict: doubt("page-unreadable", fingerprint), reading };
      try {
        const auditor = auditorFor(orgFor(sender), rules.makeAuditor);
        const report = auditor.audit({ ...reading.draft, at: localIso(now()) });
        return { verdict: { kind: "judged", report, fingerprint }, reading };
      } catch {
        return { verdict: doubt("checker-failed", fingerprint), reading };
      }
    },
  };
}
