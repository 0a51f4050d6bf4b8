import type { Auditor } from "../../engine/auditor.ts";
import type { Draft } from "../../model/draft.ts";
import type { Finding, Problem } from "../../model/report.ts";

/** Whom a letter goes to and how: what the findings in its files depend on beside their text. */
export type FileContext = Pick<Draft, "channel" | "from" | "to" | "cc" | "bcc" | "at">;

export type FileAuditsDeps = {
  /** An auditor of its own: the text of files must not push the letter's out of its memory. */
  auditor(): Auditor;
  /** Runs a piece of work when the page has nothing better to do. @returns stops it */
  whenIdle(work: () => void): () => void;
  /** The findings of a file are known. */
  onDone(): void;
};

/** What was found in a file; while `pending`, what was found for the readers it had before. */
export type FileAudit = { findings: readonly Finding[]; problems: readonly Problem[]; pending: boolean };

export type FileAudits = {
  /** What is known of a file's pages. Asking sets the work going. */
  look(name: string, pages: string[], context: FileContext): FileAudit;
  dispose(): void;
};

type Slice = { page: number; start: number; text: string };
type Job = { key: string; slices: Slice[]; found: Finding[]; problems: Problem[]; stop(): void; before?: FileAudit };

/** Text looked at in one go, UTF-16 units: a few milliseconds' work. */
const SLICE = 2_500;
/** The same words in a file are named so often: a mark in the head of every page is one matter. */
const SAME_WORDS = 3;

/**
 * Audits the text of files piece by piece while the page is idle, and remembers what was found: a file of hundreds of
 * pages would hold up typing if it were audited with the letter. Rules that weigh a letter as a whole see no files.
 */
export function createFileAudits({ auditor, whenIdle, onDone }: FileAuditsDeps): FileAudits {
  const jobs = new WeakMap<string[], Job>();
  const running = new Set<Job>();

  function start(name: string, pages: string[], context: FileContext, key: string, before?: FileAudit): Job {
    const job: Job = { key, slices: toSlices(pages), found: [], problems: [], stop: () => {}, before };
    const step = () => {
      const slice = job.slices.shift();
      if (slice) read(job, slice, name, context);
      if (job.slices.length > 0) {
        job.stop = whenIdle(step);
        return;
      }
      running.delete(job);
      job.found = withoutRepeats(job.found);
      onDone();
    };
    running.add(job);
    job.stop = whenIdle(step);
    return job;
  }

  function read(job: Job, { page, start, text }: Slice, name: string, context: FileContext): void {
    const draft: Draft = { ...context, subject: "", body: "", attachments: [{ name, text: [text] }] };
    try {
      const { findings, problems } = auditor().audit(draft);
      for (const problem of problems) job.problems.push(problem);
      for (const found of findings) {
        if (found.field !== "attachments" || found.part !== "text") continue;
        job.found.push({ ...found, page, start: found.start + start, end: found.end + start });
      }
    } catch {
      job.problems.push({ ruleId: "engine", code: "audit-failed" });
    }
  }

  return {
    look(name, pages, context) {
      const { at: _, ...readers } = context;
      const key = JSON.stringify(readers);
      let job = jobs.get(pages);
      if (job?.key !== key) {
        job?.stop();
        if (job) running.delete(job);
        job = start(name, pages, context, key, job && toAudit(job, running));
        jobs.set(pages, job);
      }
      return toAudit(job, running);
    },
    dispose() {
      for (const job of running) job.stop();
      running.clear();
    },
  };
}

function toAudit(job: Job, running: ReadonlySet<Job>): FileAudit {
  if (!running.has(job)) return { findings: job.found, problems: job.problems, pending: false };
  return { findings: [], problems: [], ...job.before, pending: true };
}

/** Cuts pages where a paragraph or a sentence ends, else a line, else a word, so that no slice is much too long. */
export function toSlices(pages: readonly string[]): Slice[] {
  const slices: Slice[] = [];
  pages.forEach((text, page) => {
    let start = 0;
    while (start < text.length) {
      const end = start + SLICE < text.length ? start + cutOf(text.slice(start, start + SLICE)) : text.length;
      if (text.slice(start, end).trim() !== "") slices.push({ page, start, text: text.slice(start, end) });
      start = end;
    }
  });
  return slices;
}

/** Where to cut a piece of text; never before its middle. */
function cutOf(piece: string): number {
  const half = piece.length / 2;
  for (const mark of ["\n\n", ".\n", "。\n", "\n", "。", ". ", " "]) {
    const at = piece.lastIndexOf(mark);
    if (at >= half) return at + mark.length;
  }
  return piece.length;
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.filter(({ ruleId, excerpt }) => {
    const key = `${ruleId}|${excerpt}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= SAME_WORDS;
  });
}
