import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STANDINS = join(import.meta.dirname, "../standins");

/** What stands in a stand-in's file, and what stands there in the variant; all occurrences. */
export type Edit = readonly [was: string, is: string];

/**
 * A stand-in with other nesting, words and habits: the same page engine behind other markup. Its description is the
 * stand-in's with `selectors` exchanged, unless it says otherwise.
 */
export type Variant = {
  id: string;
  from: string;
  /** How it differs. */
  shows: string;
  edits: readonly Edit[];
  /** Exchanged in the description's selectors. */
  selectors?: readonly Edit[];
  url?: string;
  /** What else is different in the description of its letters. */
  letters?: { body_frames?: string[]; final_frames?: string[] };
};

type Surface = { body_frames: string[]; schedule?: { final_frames?: string[] } };
type Page = { id: string; file: string; url: string; surfaces: Surface[] };

/** Writes the variants' pages and their index.json, in the form of the stand-ins. @throws when an edit finds nothing */
export function writeVariants(folder: string, variants: readonly Variant[]): void {
  mkdirSync(folder, { recursive: true });
  const { pages } = JSON.parse(readFileSync(join(STANDINS, "index.json"), "utf8")) as { pages: Page[] };
  const made = variants.map(({ id, from, shows, edits, selectors = [], url, letters = {} }) => {
    const page = pages.find((one) => one.id === from);
    if (!page) throw new Error(`no stand-in ${from}`);
    const html = applied(readFileSync(join(STANDINS, page.file), "utf8"), edits, id);
    writeFileSync(join(folder, `${id}.html`), html);
    const quoted = selectors.map(([was, is]): Edit => [inJson(was), inJson(is)]);
    const described = JSON.parse(applied(JSON.stringify(page), quoted, id)) as Page;
    for (const surface of described.surfaces) {
      if (letters.body_frames) surface.body_frames = letters.body_frames;
      if (letters.final_frames && surface.schedule) surface.schedule.final_frames = letters.final_frames;
    }
    return { ...described, id, file: `${id}.html`, shows, ...(url && { url }) };
  });
  writeFileSync(join(folder, "index.json"), JSON.stringify({ pages: made }, null, 1));
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

function applied(text: string, edits: readonly Edit[], id: string): string {
  return edits.reduce((so, [was, is]) => {
    if (!so.includes(was)) throw new Error(`${id}: nothing to exchange for ${was}`);
    return so.replaceAll(was, is);
  }, text);
}
