import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VARIANTS } from "../../pages/variants/index.ts";
import { writeVariants } from "../../pages/variants/variant.ts";
import { readStandinIndex, type StandinPage, type StandinSurface } from "../../probe/standin-index.ts";

/** A stand-in: its description and its document. */
export type Standin = StandinPage & { html: string };

const readFolder = (folder: string): Standin[] =>
  readStandinIndex(folder).map((page) => ({ ...page, html: readFileSync(join(folder, page.file), "utf8") }));

/** The stand-ins, and those of their variants that are named. */
export function readStandins(...variants: readonly string[]): Standin[] {
  const folder = mkdtempSync(join(tmpdir(), "countersign-variants-"));
  try {
    writeVariants(
      folder,
      VARIANTS.filter(({ id }) => variants.includes(id)),
    );
    return [...readFolder(join(import.meta.dirname, "../../pages/standins")), ...readFolder(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A stand-in or variant, and one of its letters. @throws when there is none */
export function standinOf(id: string, nth = 0): { page: Standin; surface: StandinSurface } {
  const page = readStandins(id).find((one) => one.id === id);
  const surface = page?.surfaces[nth];
  if (!page || !surface) throw new Error(`no stand-in ${id}`);
  return { page, surface };
}
