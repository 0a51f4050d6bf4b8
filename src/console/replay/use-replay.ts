import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { ReplaySummary } from "../../policy/drafts/replay.ts";
import type { WhyUnusable } from "../../reading/read-draft-lines.ts";
import { readDraft, readVersion } from "../api/policy.ts";
import { connectWorker, LinkClosed, startWorker, type WorkerLink } from "../workshop/link.ts";
import type { ReplayedLetter, ReplaySource } from "../workshop/protocol.ts";

export type ReplayResult = {
  summary: ReplaySummary;
  letters: ReplayedLetter[];
  unread: { where: string; why: WhyUnusable }[];
  /** What was judged by, for the names of its rules. */
  contents: DraftContent[];
};

export type ReplayState =
  | { kind: "idle" }
  | ({ kind: "running"; done: number; total: number } & ReplayResult)
  | ({ kind: "done" } & ReplayResult)
  | ({ kind: "stopped" } & ReplayResult)
  | { kind: "failed"; error: Error };

const NOTHING: ReplaySummary = { letters: 0, held: 0, released: 0, stricter: 0, milder: 0, rules: [] };
/** Changed letters that are kept to be shown; the sums count all. */
const MAX_KEPT = 2000;

type Asked = { before: string; after: string; org: OrgProfile; sources: ReplaySource[] };

async function readChoice(choice: string): Promise<DraftContent | null> {
  const [kind, id = ""] = choice.split(" ");
  if (kind === "draft") return (await readDraft(id)).content;
  if (kind === "version") return (await readVersion(Number(id))).content;
  return null;
}

/** Runs a replay in a worker of its own, which ends with it. */
export function useReplay() {
  const [state, setState] = useState<ReplayState>({ kind: "idle" });
  const link = useRef<WorkerLink>(undefined);
  useEffect(() => () => link.current?.close(), []);

  const start = useCallback(async ({ before, after, org, sources }: Asked) => {
    link.current?.close();
    const own = connectWorker(startWorker());
    link.current = own;
    const result: ReplayResult = { summary: NOTHING, letters: [], unread: [], contents: [] };
    const isOld = () => link.current !== own;
    setState({ kind: "running", done: 0, total: 0, ...result });
    try {
      const [was, is] = await Promise.all([readChoice(before), readChoice(after)]);
      if (isOld() || !is) return;
      result.contents = was ? [is, was] : [is];
      const task = { before: was, after: is, org, sources };
      result.summary = await own.ask("replay", { task }, (progress) => {
        if (isOld()) return;
        if (progress.kind === "unread") result.unread = [...result.unread, progress];
        if (progress.kind !== "letters") return;
        result.summary = progress.summary;
        result.letters = [...result.letters, ...progress.letters].slice(0, MAX_KEPT);
        setState({ kind: "running", done: progress.done, total: progress.total, ...result });
      });
      if (!isOld()) setState({ kind: "done", ...result });
    } catch (error) {
      if (error instanceof LinkClosed || isOld()) return;
      setState({ kind: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      own.close();
    }
  }, []);

  const stop = useCallback(() => {
    link.current?.close();
    link.current = undefined;
    setState((now) => (now.kind === "running" ? { ...now, kind: "stopped" } : now));
  }, []);

  return { state, start: (asked: Asked) => void start(asked), stop };
}
