import type { Auditor } from "../../engine/auditor.ts";
import type { Draft } from "../../model/draft.ts";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import { inEnglish, say } from "../../model/issue-words.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { AuditReport } from "../../model/report.ts";
import { composePolicy } from "../../policy/drafts/compose-policy.ts";
import {
  compareReports,
  createReplayAuditor,
  createReplaySum,
  type ReplaySummary,
} from "../../policy/drafts/replay.ts";
import { type ReadDraft, readDraftLines } from "../../reading/read-draft-lines.ts";
import { NotAMail, readEml } from "../../reading/read-eml.ts";
import { NotAPolicy } from "./not-a-policy.ts";
import type { Progress, ReplayedLetter, ReplaySource, ReplayTask } from "./protocol.ts";

const TELL_MS = 200;
/** A letter's text is shown as far as this. */
const MAX_BODY = 20_000;

const NOTHING: AuditReport = {
  decision: "send",
  findings: [],
  problems: [],
  unchecked: [],
  policy: { id: "none", version: "0.0.0" },
};

/** Judges letters by two policies and tells the difference. Nothing leaves the machine. */
export async function replay(
  { before, after, org, sources }: ReplayTask,
  tell: (progress: Progress) => void,
  nextTurn: () => Promise<void>,
): Promise<ReplaySummary> {
  const was = before ? auditorOf(before, org) : { audit: () => NOTHING };
  const is = auditorOf(after, org);
  const sum = createReplaySum();
  let changed: ReplayedLetter[] = [];
  let toldMs = performance.now();
  const tellNow = (done: number) => {
    tell({ kind: "letters", done, total: sources.length, summary: sum.summary(), letters: changed });
    changed = [];
    toldMs = performance.now();
  };
  tellNow(0);
  await nextTurn();
  for (const [at, source] of sources.entries()) {
    for await (const input of lettersOf(source)) {
      if (input.kind === "unusable") {
        tell({ kind: "unread", where: input.where, why: input.why });
        continue;
      }
      const { draft, where } = input;
      const change = compareReports(was.audit(draft), is.audit(draft));
      sum.add(where, change);
      if (change) changed.push(toShown(where, draft, input.value, change));
      if (performance.now() - toldMs < TELL_MS) continue;
      tellNow(at);
      await nextTurn();
    }
  }
  tellNow(sources.length);
  return sum.summary();
}

function auditorOf(content: DraftContent, org: OrgProfile): Pick<Auditor, "audit"> {
  const composed = composePolicy(content);
  if (composed.kind === "invalid") {
    throw new NotAPolicy(composed.issues);
  }
  return createReplayAuditor(composed.policy, composed.modes, org);
}

async function* lettersOf(source: ReplaySource): AsyncGenerator<ReadDraft> {
  if (source.kind === "draft") return yield { kind: "draft", where: source.id, draft: source.draft };
  const { name, file } = source;
  if (/\.jsonl?$/i.test(name)) {
    yield* readDraftLines(await file.text(), name, /\.json$/i.test(name) ? "json" : "jsonl");
    return;
  }
  try {
    yield { kind: "draft", where: name, draft: await readEml(new Uint8Array(await file.arrayBuffer()), name) };
  } catch (error) {
    const words = error instanceof NotAMail ? error.words : say("no-letter");
    yield { kind: "unusable", where: name, reason: inEnglish(words), why: { kind: "words", words } };
  }
}

function toShown(where: string, draft: Draft, value: unknown, change: ReplayedLetter["change"]): ReplayedLetter {
  const { subject, to, body } = draft;
  const expect = (value as { expect?: { decision?: unknown } } | undefined)?.expect?.decision;
  const labelled = typeof expect === "string" ? expect : undefined;
  const shown = { id: where, subject, to, body: body.slice(0, MAX_BODY), change };
  return labelled ? { ...shown, labelled } : shown;
}
