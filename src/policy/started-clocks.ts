import { type Auditor, createCompiledAuditor } from "../engine/auditor.ts";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import { hoursFrom, timeSpans } from "../engine/detectors/time-spans.ts";
import { sentenceAround } from "../engine/text/sentences.ts";
import { toUnits } from "../engine/text/units.ts";
import type { Draft } from "../model/draft.ts";
import type { Delay, FollowUp } from "../model/follow-ups.ts";
import { type Policy, policySchema } from "../model/policy.ts";
import type { Finding } from "../model/report.ts";
import { dueAt } from "./due.ts";

/** A clock that a letter starts, and when it rings: ISO 8601 with offset. */
export type StartedClock = { followUp: FollowUp; dueAt: string };

export type ClockFinder = {
  /** @param sentAt ISO 8601 with the writer's own offset */
  startedBy(draft: Draft, sentAt: string): StartedClock[];
};

/**
 * Makes the reader of sent letters. It compiles the clocks' phrases, which takes some tens of milliseconds and a grammar
 * library, so it lives in the background and reads a letter once, when it has gone.
 * @throws PhraseError when a phrase is not in the notation
 */
export function createClockFinder(followUps: readonly FollowUp[]): ClockFinder {
  if (followUps.length === 0) return { startedBy: () => [] };
  const auditor: Auditor = createCompiledAuditor(
    compilePolicy(toPolicy(followUps)),
    { name: "", ownDomains: [] },
    { everyFinding: true, remember: false },
  );
  return {
    startedBy(draft, sentAt) {
      const { findings } = auditor.audit({ ...draft, attachments: [], at: sentAt });
      return followUps.flatMap((followUp) => {
        const own = findings.filter(({ ruleId }) => ruleId === followUp.id);
        if (own.length === 0) return [];
        const due = toDue(followUp.after, own, draft, sentAt);
        return due === undefined ? [] : [{ followUp, dueAt: due }];
      });
    },
  };
}

function toDue(after: Delay, findings: readonly Finding[], draft: Draft, sentAt: string): string | undefined {
  if (after.kind !== "promised") return dueAt(after, sentAt);
  const hours = findings.flatMap((finding) => promisedHours(finding, draft, sentAt) ?? []);
  return hours.length === 0 ? undefined : dueAt({ kind: "hours", hours: Math.min(...hours) }, sentAt);
}

/** The time named in the promise's own sentence, in hours from sending. */
function promisedHours({ field, start }: Finding, draft: Draft, sentAt: string): number | undefined {
  const text = field === "subject" ? draft.subject : draft.body;
  const units = toUnits(text);
  const at = units.ends.findIndex((end) => end > start);
  if (at < 0) return undefined;
  for (const span of timeSpans(units, sentenceAround(units, at))) {
    const hours = hoursFrom(span, sentAt);
    if (hours !== undefined) return hours;
  }
  return undefined;
}

/** The clocks as rules, so that their phrases are found as any rule's are. */
function toPolicy(followUps: readonly FollowUp[]): Policy {
  return policySchema.parse({
    format: 1,
    id: "clocks",
    version: "1.0.0",
    title: { en: "Clocks", zh: "跟进" },
    rules: followUps.map(({ id, title, en, zh, unless, hits, misses }) => ({
      id,
      category: "promise",
      severity: "info",
      title,
      message: title,
      detect: [{ kind: "letter-phrases", en, zh, unless }],
      hits,
      misses,
    })),
  });
}
