import type { ImportEntry, ImportSession, Verdict } from "../../model/importing.ts";

export type ImportAction =
  | { type: "go"; number: number }
  | { type: "step"; by: 1 | -1 }
  | { type: "decide"; number: number; verdict: Verdict }
  | { type: "change"; number: number; to: Partial<Pick<ImportEntry, "kind" | "what" | "hours" | "severity" | "use">> };

/** What a person does, one step at a time. A decision leads on to the next entry that is open. */
export function importReducer(session: ImportSession, action: ImportAction): ImportSession {
  const { entries, current } = session;
  switch (action.type) {
    case "go":
      return entries.some(({ number }) => number === action.number) ? { ...session, current: action.number } : session;
    case "step": {
      const next = Math.min(entries.length, Math.max(1, current + action.by));
      return { ...session, current: next };
    }
    case "decide": {
      const entry = entries.find(({ number }) => number === action.number);
      if (!entry || (action.verdict === "accepted" && !canAccept(entry))) return session;
      const decided = entries.map((one) => (one === entry ? { ...one, verdict: action.verdict } : one));
      return { ...session, entries: decided, current: nextOpen(decided, action.number) };
    }
    case "change": {
      const changed = entries.map((one) => (one.number === action.number ? { ...one, ...action.to } : one));
      return { ...session, entries: changed };
    }
  }
}

/** A prohibition of conduct shows by no words until a person says by which, and under which kind. */
export const canAccept = ({ kind, what }: ImportEntry): boolean => kind !== "prohibition" && what.trim() !== "";

function nextOpen(entries: readonly ImportEntry[], from: number): number {
  const open = entries.filter(({ verdict }) => verdict === "open").map(({ number }) => number);
  return open.find((number) => number > from) ?? open[0] ?? Math.min(entries.length, from + 1);
}

export function countVerdicts({ entries }: ImportSession): Record<Verdict, number> {
  const count = (verdict: Verdict) => entries.filter((entry) => entry.verdict === verdict).length;
  return { open: count("open"), accepted: count("accepted"), "left-out": count("left-out") };
}
