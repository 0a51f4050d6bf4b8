import type { DraftEdit } from "../../model/exchange/policy-work.ts";
import type { ImportEntry, ImportSession } from "../../model/importing.ts";
import type { LayerSource } from "../../model/layers.ts";
import type { HandbookNotes } from "../../model/policy.ts";
import { readHandbook } from "./read-handbook.ts";
import { toPackEdits } from "./saved-pack.ts";
import { type Confirmed, toLayer } from "./to-layer.ts";

export function startImport({ code, name, text }: Pick<ImportSession, "code" | "name" | "text">): ImportSession {
  const { proposals, announcements } = readHandbook(text);
  const entries = proposals.map((read, at): ImportEntry => {
    const { kind, what, hours } = read;
    return { number: at + 1, read, verdict: "open", kind, what, ...(hours === undefined ? {} : { hours }) };
  });
  return { code, name, text, entries, announcements, current: 1 };
}

/** Letters and digits that ids of rules may have; a name without any gets one of its own. */
export const toPackId = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || "handbook";

/** The accepted entries as a layer of their own: a file for a supervisor, or rules for this browser. */
export function toPack(session: ImportSession): LayerSource {
  const { code, name, entries } = session;
  const confirmed = entries
    .filter((entry) => entry.verdict === "accepted")
    .map(({ number, read, kind, what, hours, severity, use }): Confirmed => {
      const own = { number, kind, what: what.trim() };
      const more = { ...(hours === undefined ? {} : { hours }), ...(severity ? { severity } : {}) };
      return { ...read, ...own, ...more, ...(use?.trim() ? { use: use.trim() } : {}) };
    });
  const title = { en: name, zh: name };
  return toLayer(confirmed, { id: toPackId(code), handbook: code, title, notes: toNotes(session) });
}

/** What the handbook asks for and no rule shows: conduct, and entries that were announced and not found. */
function toNotes({ code, entries, announcements }: ImportSession): HandbookNotes {
  const conduct = entries.filter(({ kind, verdict }) => kind === "prohibition" && verdict !== "accepted");
  return {
    exempt: conduct.map(({ read: { line, sentence } }) => ({
      clause: `${code}-${line}`,
      reason: { en: `Conduct, which a letter does not show: “${sentence}”`, zh: `行为要求，信中看不出：“${sentence}”` },
    })),
    gaps: announcements
      .filter(({ announced, found }) => found < announced)
      .map(({ what, announced, found }) => ({
        en: `${what}: ${announced} announced, ${found} found`,
        zh: `${what}：文中称有 ${announced} 条，找到 ${found} 条`,
      })),
  };
}

/** The accepted entries as changes of a draft. */
export const toImportEdits = (session: ImportSession): DraftEdit[] => toPackEdits(toPack(session).add);
