/**
 * Packs the builds for the shops: `npm run zip`. The same source gives the same bytes: names in order, one date, no system's
 * rights. Then Mozilla's linter reads the Firefox package.
 *
 *   node src/tools/zip.ts [--twice]    --twice builds once more and compares
 *
 * Exit 0: packed; 1: the linter found something that is not a kept library's, or two builds differ; 2: no build is there.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { commands } from "./commands.mjs";
import { lintPackage } from "./lint-package.ts";
import { packFolder } from "./pack-folder.ts";
import { root } from "./packages.mjs";

const output = join(root, ".output");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const BROWSERS = ["chrome", "firefox"] as const;

const nameOf = (kind: string) => join(output, `countersign-${version}-${kind}.zip`);
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Writes both packages. @returns each one's SHA-256 */
function packBrowsers(): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const browser of BROWSERS) {
    const folder = join(output, `${browser}-mv3`);
    if (!existsSync(join(folder, "manifest.json"))) {
      console.error(`No build at ${relative(root, folder)}. Expected one by \`npm run build\`.`);
      process.exit(2);
    }
    const bytes = packFolder(folder);
    writeFileSync(nameOf(browser), bytes);
    hashes[browser] = hashOf(bytes);
    console.log(`${relative(root, nameOf(browser))}  ${(bytes.length / 1e6).toFixed(1)} MB  sha256 ${hashes[browser]}`);
  }
  return hashes;
}

/** The source as committed, for those who check the Firefox package; skipped outside a clone. */
function packSources(): void {
  const done = spawnSync("git", ["archive", "--format=zip", "-o", nameOf("sources"), "HEAD"], { cwd: root });
  if (done.status === 0) console.log(relative(root, nameOf("sources")));
  else console.log("No package of the sources: this folder is not a git clone.");
}

function build(): boolean {
  return (commands.build?.lines ?? []).every(
    ([program = "", ...args]) =>
      spawnSync(join(root, "node_modules/.bin", program), args, { cwd: root, stdio: "inherit" }).status === 0,
  );
}

/** @returns whether both builds gave the same bytes */
function compare(first: Record<string, string>): boolean {
  if (!build()) return false;
  const second = packBrowsers();
  const changed = BROWSERS.filter((browser) => first[browser] !== second[browser]);
  if (changed.length === 0) console.log("Two builds, one hash.");
  else console.error(`Two builds of ${changed.join(" and ")} differ; expected the same bytes.`);
  return changed.length === 0;
}

function lint(): boolean {
  const { known, unknown } = lintPackage(nameOf("firefox"));
  for (const { message, reason } of known) console.log(`known: ${message.file}: ${message.code}: ${reason}`);
  for (const { code, file, line, message } of unknown) console.error(`${file}:${line ?? ""}: ${code}: ${message}`);
  if (unknown.length > 0) console.error("Mend these, or list them with their reason in src/tools/lint-package.ts.");
  return unknown.length === 0;
}

const { values } = parseArgs({ options: { twice: { type: "boolean", default: false } } });
const hashes = packBrowsers();
if (!values.twice) packSources();
const isSame = !values.twice || compare(hashes);
process.exitCode = lint() && isSame ? 0 : 1;
