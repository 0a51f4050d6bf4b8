import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Zippable, zipSync } from "fflate";

/** The first day that a zip file can name. */
const DATE = new Date(1980, 0, 1);

/** A folder as a zip file. The same files give the same bytes: names in order, one date, no system's rights. */
export function packFolder(folder: string): Uint8Array {
  const files: Zippable = {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    files[relative(folder, path).replaceAll("\\", "/")] = [readFileSync(path), { mtime: DATE, level: 9 }];
  }
  return zipSync(files);
}
