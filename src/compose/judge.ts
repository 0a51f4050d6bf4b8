import type { ComposeAdapter, DraftRead, DraftReading, Surface } from "../adapters/adapter.ts";
import type { Auditor } from "../engine/auditor.ts";
import { createDirectory } from "../engine/organisation.ts";
import type { Awaits, DoubtReason, GateTerms, Verdict } from "../gate/decide.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Bilingual, Policy } from "../model/policy.ts";
import { localIso } from "../platform/clock.ts";
import { faxBookName } from "./fax.ts";
import { createFileAudits, type FileAudits } from "./files/file-audits.ts";
import { lookInFiles, toContext, withFiles, withoutFileText } from "./files/in-files.ts";
import { createLongLetters } from "./long-letters.ts";
import { isPublicMail } from "./public-mail.ts";

/** What letters are judged by; `unusable` when there is no policy to judge by. */
export type Rules =
  | {
      kind: "ready";
      policy: Policy;
      /** As the organisation was set; absent until then. */
      org?: OrgProfile;
      /** A hub stands behind this policy: reviews can be asked for. */
      canAskReview?: boolean;
      breakGlass?: boolean;
      /** Since when the policy is past its date, where it wants that told at each letter. */
      expiredAt?: Date;
      makeAuditor(org: OrgProfile): Auditor;
    }
  | {
      kind: "unusable";
      reason: DoubtReason;
      /** Also without a policy, letters from private accounts are nobody's business. */
      org?: OrgProfile;
    };

export type Judge = {
  /**
   * Reads and judges a letter as it stands now. Synchronous, never throws.
   * @param retyped fax numbers that the writer has typed once more
   */
  judge(
    adapter: ComposeAdapter,
    surface: Surface,
    retyped?: ReadonlySet<string>,
  ): { verdict: Verdict; reading?: DraftReading };
  /** True for an account outside the organisation, from which nothing is read; false while either isn't known. */
  isPrivate(sender: string | undefined): boolean;
  /** The organisation a letter from this sender is judged for. */
  orgFor(sender: string | undefined): OrgProfile;
  /** True when an organisation was set, so that its name is the writer's own. */
  isOwn: boolean;
  /** Handbook id to its title. */
  handbooks: Readonly<Record<string, Bilingual>>;
  canAskReview: boolean;
  /** A letter that needs a supervisor may go without, with a reason. */
  breakGlass: boolean;
  /** Since when the policy is past its date, where that is told at each letter. */
  expiredAt?: Date | undefined;
  /** Stops what is still being looked at. */
  dispose(): void;
};

/** What a writer may do in the dialog beside mending the letter. */
export function rightsOf(judge: Judge | undefined): { askReview: boolean; breakGlass: boolean } {
  return { askReview: judge?.canAskReview ?? false, breakGlass: judge?.breakGlass ?? false };
}

/** What the gate goes by beside the verdict. */
export function termsNow(judge: Judge | undefined, now: Date): GateTerms {
  return { nowMs: now.getTime(), breakGlass: judge?.breakGlass ?? false };
}

const NOBODY = "organisation.invalid";
/** Characters of an ISO 8601 time up to the hour: what was promised "within two days" is none the sooner for minutes. */
const TO_THE_HOUR = 13;

export type JudgeDeps = {
  /** Runs a piece of work when the page is idle. @returns stops it */
  whenIdle?(work: () => void): () => void;
  /** A file's text, or a letter too long to be read at once, was read: letters can be judged anew. */
  onRead?(): void;
};

/** @param rules what to judge by at the moment of asking */
export function createJudge(rules: Rules, now: () => Date, deps: JudgeDeps = {}): Judge {
  const auditors = new Map<string, Auditor>();
  const fileAudits = new Map<string, FileAudits>();
  const { whenIdle = runSoon, onRead = () => {} } = deps;
  const longLetters = createLongLetters({ whenIdle, onDone: onRead });
  const directory = rules.org && createDirectory(rules.org);
  const isOutside = (sender: string | undefined): sender is string =>
    Boolean(sender && directory && !directory.isInside(sender));
  const isWidened = rules.kind === "ready" && rules.policy.privateAccounts === "watch";

  /** What is found in files for an organisation. Each has an auditor of its own, made when there is a file. */
  function fileAuditsFor(org: OrgProfile, make: (org: OrgProfile) => Auditor): FileAudits {
    let auditor: Auditor | undefined;
    const known =
      fileAudits.get(keyOf(org)) ??
      createFileAudits({
        auditor: () => {
          auditor ??= make(org);
          return auditor;
        },
        whenIdle,
        onDone: onRead,
      });
    fileAudits.set(keyOf(org), known);
    return known;
  }

  function orgFor(sender: string | undefined): OrgProfile {
    if (rules.org) return rules.org;
    // Until an organisation is set, the sender's own domain is inside; a public mail domain is nobody's.
    const domain = sender?.slice(sender.lastIndexOf("@") + 1).toLowerCase();
    const own = domain && !isPublicMail(domain) ? domain : NOBODY;
    return { name: own, ownDomains: [own] };
  }

  function auditorFor(org: OrgProfile, make: (org: OrgProfile) => Auditor): Auditor {
    const key = keyOf(org);
    const known = auditors.get(key) ?? make(org);
    auditors.set(key, known);
    return known;
  }

  const isPrivate = (sender: string | undefined): sender is string => !isWidened && isOutside(sender);

  return {
    isPrivate,
    orgFor,
    isOwn: rules.org !== undefined,
    handbooks: rules.kind === "ready" ? rules.policy.handbooks : {},
    breakGlass: rules.kind === "ready" && rules.breakGlass === true,
    expiredAt: rules.kind === "ready" ? rules.expiredAt : undefined,
    canAskReview: rules.kind === "ready" && rules.canAskReview === true,
    dispose() {
      longLetters.dispose();
      for (const audits of fileAudits.values()) audits.dispose();
    },
    judge(adapter, surface, retyped = new Set()) {
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
        if (isPrivate(sender)) return { verdict: { kind: "not-watched", account: sender } };
        reading = adapter.readDraft(surface);
      } catch {
        return { verdict: doubt("page-unreadable", surface.root.textContent ?? "") };
      }
      const { fingerprint } = reading;
      if (rules.kind === "unusable") return { verdict: doubt(rules.reason, fingerprint), reading };
      if (reading.kind === "unreadable") return { verdict: doubt("page-unreadable", fingerprint), reading };
      try {
        const org = orgFor(sender);
        const draft = { ...reading.draft, at: localIso(now()) };
        const inFiles = lookInFiles(draft, (name, pages) =>
          fileAuditsFor(org, rules.makeAuditor).look(name, pages, toContext(draft)),
        );
        const key = JSON.stringify([fingerprint, keyOf(org), draft.at.slice(0, TO_THE_HOUR)]);
        const auditor = auditorFor(org, rules.makeAuditor);
        const own = longLetters.audit(surface, key, auditor, withoutFileText(draft));
        if (!own) return { verdict: { kind: "reading", fingerprint }, reading };
        const report = withFiles(own, inFiles, onDoubt);
        const awaits = toAwaits(reading, inFiles.pending, rules.policy, org, retyped);
        const verdict: Verdict = {
          kind: "judged",
          report,
          fingerprint,
          ...(awaits ? { awaits } : {}),
          ...(isOutside(sender) ? { privateAccount: sender } : {}),
        };
        return { verdict, reading };
      } catch {
        return { verdict: doubt("checker-failed", fingerprint), reading };
      }
    },
  };
}

const keyOf = (org: OrgProfile): string => JSON.stringify([org.name, org.ownDomains]);

function runSoon(work: () => void): () => void {
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

function toAwaits(
  { draft, files = [] }: DraftRead,
  beingJudged: readonly string[],
  policy: Policy,
  org: OrgProfile,
  retyped: ReadonlySet<string>,
): Awaits | undefined {
  const beingRead = files.filter(({ kind }) => kind === "reading").map(({ name }) => name);
  const all = draft.channel === "fax" && policy.unknownFax === "retype" ? [...draft.to, ...draft.cc, ...draft.bcc] : [];
  const unknown = all.filter((number) => !number.includes("@") && !retyped.has(number) && !faxBookName(number, org));
  const numbers = [...new Set(unknown)];
  const pending = [...beingRead, ...beingJudged];
  return pending.length + numbers.length > 0 ? { files: pending, numbers } : undefined;
}
