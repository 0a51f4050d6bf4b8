import type { Auditor } from "../engine/auditor.ts";
import type { Draft } from "../model/draft.ts";
import type { AuditReport } from "../model/report.ts";

/** A letter's audit that did not come to its end at once. */
type Job = { key: string; slices: Generator<undefined, AuditReport, undefined>; outcome?: Outcome; stop(): void };
type Outcome = { kind: "done"; report: AuditReport } | { kind: "failed"; error: unknown };

export type LongLettersDeps = {
  /** Runs a piece of work when the page has nothing better to do. @returns stops it */
  whenIdle(work: () => void): () => void;
  /** A letter was read to its end: asking again gives the report. */
  onDone(): void;
  /** Milliseconds that a letter is read for at once, and in each idle moment after; letters of ordinary length need less. */
  budgets?: { first: number; idle: number };
};

export type LongLetters = {
  /**
   * @param letter what the letter is known by, the same object each time
   * @param key tells what is audited from what was audited before: the words, the readers, the hour
   * @returns undefined while a very long letter is still being read
   * @throws what the auditor threw
   */
  audit(letter: object, key: string, auditor: Auditor, draft: Draft): AuditReport | undefined;
  /** Stops what is still being read. */
  dispose(): void;
};

const BUDGETS = { first: 40, idle: 10 };

/**
 * Audits letters so that the page stays usable: what is not done within some milliseconds goes on piece by piece while
 * the page is idle. What was read of a letter stays in the auditor's memory, so a key in between loses little.
 */
export function createLongLetters({ whenIdle, onDone, budgets = BUDGETS }: LongLettersDeps): LongLetters {
  const jobs = new WeakMap<object, Job>();
  const running = new Set<Job>();

  /** Reads on for so many milliseconds, one slice at the least. */
  function readOn(job: Job, milliseconds: number): void {
    const end = performance.now() + milliseconds;
    try {
      do {
        const step = job.slices.next();
        if (step.done) job.outcome = { kind: "done", report: step.value };
      } while (!job.outcome && performance.now() < end);
    } catch (error) {
      job.outcome = { kind: "failed", error };
    }
  }

  function goOn(job: Job): void {
    running.add(job);
    job.stop = whenIdle(() => {
      readOn(job, budgets.idle);
      if (!job.outcome) return goOn(job);
      running.delete(job);
      onDone();
    });
  }

  function stop(job: Job | undefined): void {
    if (!job || !running.delete(job)) return;
    job.stop();
  }

  return {
    audit(letter, key, auditor, draft) {
      let job = jobs.get(letter);
      if (job?.key !== key) {
        stop(job);
        job = { key, slices: auditor.auditInSlices(draft), stop: () => {} };
        readOn(job, budgets.first);
        // What is done at once is not kept: asking again costs little then.
        if (job.outcome) jobs.delete(letter);
        else {
          jobs.set(letter, job);
          goOn(job);
        }
      }
      if (job.outcome?.kind === "failed") {
        // The next to ask tries again.
        jobs.delete(letter);
        throw job.outcome.error;
      }
      return job.outcome?.report;
    },
    dispose() {
      for (const job of running) job.stop();
      running.clear();
    },
  };
}
