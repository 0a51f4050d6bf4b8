/**
 * Adds to package-lock.json the platform packages that the registry in use did not have when the lock was written.
 *
 * npm leaves an optional package it can't fetch out of the lock, and then `npm ci` refuses that lock, on every machine,
 * because a named optional dependency has no entry. The entries added here carry the exact version that their parent
 * names and the platform their name tells, so npm skips them where they don't fit; they have no integrity until a
 * registry that holds them rewrites the lock.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const EXACT = /^\d+\.\d+\.\d+[-+.\w]*$/;
const PROCESSORS = ["arm64", "arm", "x64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * The version that Node's look-up finds when it starts in `path`, a key of the lock.
 * @param {Lock} lock @param {string} path @param {string} name @returns {string | undefined}
 */
function reachedVersion(lock, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const entry = lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (entry) return entry.version;
    if (folder === "") return undefined;
  }
}

/** What a platform package's name says, or undefined when it says nothing.
 * @param {string} name @returns {Pick<LockEntry, "os" | "cpu" | "libc"> | undefined} */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  const tail = words.at(-1) ?? "";
  const libc =
    os !== "linux" ? undefined : tail.startsWith("musl") ? "musl" : tail.startsWith("gnu") ? "glibc" : undefined;
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) };
}

/**
 * The optional packages that the lock names without an entry, by the key they belong under.
 * @param {Lock} lock @returns {Record<string, LockEntry>}
 * @throws when one of them can't be filled in: its version is a range, or its name tells no platform
 */
export function missingEntries(lock) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const reached = reachedVersion(lock, path, name);
      const isExact = EXACT.test(version);
      if (reached !== undefined && (reached === version || !isExact)) continue;
      const platform = platformOf(name);
      if (!platform || !isExact) {
        throw new Error(`package-lock.json: ${path} wants ${name}@${version}; it has no entry and can't be filled in`);
      }
      const key = `node_modules/${name}`;
      const isTaken = reached !== undefined || missing[key] !== undefined;
      const { cpu, libc, os } = platform;
      // In npm's order of keys, so that its next writing changes nothing here.
      missing[isTaken ? `${path}/${key}` : key] = {
        version,
        cpu,
        ...(entry.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        os,
      };
    }
  }
  return missing;
}

/** Completes the lock file in place; returns the names added. @param {string} file */
export function completeLock(file) {
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingEntries(lock);
  const keys = Object.keys(missing);
  if (keys.length > 0) {
    const all = Object.entries({ ...lock.packages, ...missing });
    // npm keeps its keys in this order; the same order keeps the next diff small.
    all.sort(([a], [b]) => a.localeCompare(b, "en"));
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  }
  return keys;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const added = completeLock("package-lock.json");
  console.log(added.length === 0 ? "package-lock.json is complete" : `package-lock.json: added ${added.join(", ")}`);
}
