import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VARIANTS } from "../../pages/variants/index.ts";
import { writeVariants } from "../../pages/variants/variant.ts";
import { readStandinIndex, type StandinPage } from "../../probe/standin-index.ts";

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
