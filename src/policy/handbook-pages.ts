import type { HandbookNotes, Policy } from "../model/policy.ts";
import { handbookPage, handbookPageFile } from "./handbook-page.ts";
import { exemptions } from "./packs/index.ts";

/** The pages of all bundled handbooks, by file name. */
export function handbookPages(policy: Policy): { file: string; html: string }[] {
  return Object.keys(policy.handbooks).map((code) => {
    return { file: handbookPageFile(code), html: handbookPage(code, policy, notesOf(code)) };
  });
}

/** What no text can show and what is missing in the source, of each bundled handbook that has any. */
export function handbookNotes(policy: Policy): Record<string, HandbookNotes> {
  const all = Object.keys(policy.handbooks).map((code) => [code, notesOf(code)] as const);
  return Object.fromEntries(all.filter(([, { exempt, gaps }]) => exempt.length + gaps.length > 0));
}

function notesOf(code: string): HandbookNotes {
  const own = exemptions.filter(({ handbook }) => handbook === code);
  return { exempt: own.flatMap(({ exempt }) => exempt), gaps: own.flatMap(({ gaps }) => gaps) };
}
