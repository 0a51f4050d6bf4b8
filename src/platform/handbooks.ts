import { z } from "zod";
import { type HandbookNotes, handbookNotesSchema, type Policy } from "../model/policy.ts";
import { handbookPage, handbookPageFile, NOTES_FILE } from "../policy/handbook-page.ts";
import { HANDBOOK_PAGE } from "./own-pages.ts";

export type HandbooksDeps = {
  /** The policy that applies in this browser, whoever set it. */
  inForce(): Promise<Policy | undefined>;
  /** True while that is the very policy of the package, whose pages are in it. */
  isPackaged(): Promise<boolean>;
  fetchPackaged(file: string): Promise<unknown>;
};

const notesSchema = z.record(z.string(), handbookNotesSchema.unwrap().valueType);

/** The page of each handbook: out of the package, or made of what applies here. */
export function createHandbooks({ inForce, isPackaged, fetchPackaged }: HandbooksDeps) {
  return {
    /** Where a handbook's page is, at a clause when one is named; a path in the extension. */
    async addressOf(handbook: string, clause?: string): Promise<string> {
      const anchor = clause === undefined ? "" : `#${encodeURIComponent(clause)}`;
      const page = (await isPackaged())
        ? handbookPageFile(handbook)
        : `${HANDBOOK_PAGE}?${new URLSearchParams({ code: handbook })}`;
      return `${page}${anchor}`;
    },
    /** The page as the policy in force has it. Undefined when that knows no such handbook. */
    async page(handbook: string): Promise<string | undefined> {
      const policy = await inForce();
      if (!policy || !Object.hasOwn(policy.handbooks, handbook)) return undefined;
      return handbookPage(handbook, policy, policy.notes[handbook] ?? (await packagedNotes(handbook)));
    },
  };

  /** What the package says of its own handbooks. */
  async function packagedNotes(handbook: string): Promise<HandbookNotes> {
    const notes = notesSchema.safeParse(await fetchPackaged(NOTES_FILE).catch(() => ({})));
    return notes.data?.[handbook] ?? { exempt: [], gaps: [] };
  }
}
