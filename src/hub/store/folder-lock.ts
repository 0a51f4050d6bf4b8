import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const ownerSchema = z.object({ pid: z.number().int().positive(), place: z.string() });
type Owner = z.output<typeof ownerSchema>;

/** Whoever holds a lock touches it this often; not touched for `SILENT_MS`, its holder is gone. */
const BEAT_MS = 5_000;
export const SILENT_MS = 20_000;

/** Locks of this process. A number alone does not tell: in a container the process before had the same one. */
const held = new Set<string>();

/**
 * Takes a lock file for this process. A lock whose process is gone (power cut, SIGKILL) is taken over: at once where its
 * process can be looked for; of another container or machine on the same folder, once it was silent for a while.
 * @returns gives it back
 * @throws {Error} when another process holds it
 */
export async function lockFile(file: string, silentMs = SILENT_MS): Promise<() => void> {
  const own: Owner = { pid: process.pid, place: placeOfNumbers() };
  if (!take(file, own)) {
    const owner = readOwner(file);
    if (await isAlive(file, owner, own, silentMs)) throw inUse(file, owner);
    // Of several that waited for it, one has it by now.
    if (owner && !isSame(readOwner(file), owner)) throw inUse(file, readOwner(file));
    rmSync(file, { force: true });
    if (!take(file, own)) throw inUse(file, readOwner(file));
  }
  held.add(file);
  const beat = setInterval(() => {
    const at = new Date();
    try {
      utimesSync(file, at, at);
    } catch {
      // A folder that can't be written to says so elsewhere.
    }
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** Where a process number means one process: a container's numbers are its own, and each machine's. */
function placeOfNumbers(): string {
  const read = (get: () => string) => {
    try {
      return get().trim();
    } catch {
      return "";
    }
  };
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")) || hostname();
  return `${boot} ${read(() => readlinkSync("/proc/self/ns/pid"))}`;
}

function take(file: string, owner: Owner): boolean {
  let handle: number;
  try {
    handle = openSync(file, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    writeSync(handle, JSON.stringify(owner));
  } finally {
    closeSync(handle);
  }
  return true;
}

/** Undefined for what says nothing: a lock that was cut off as it was written, or is gone by now. */
function readOwner(file: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    // Before places were told, a lock was the bare number.
    return typeof value === "number" ? { pid: value, place: placeOfNumbers() } : ownerSchema.safeParse(value).data;
  } catch {
    return undefined;
  }
}

const isSame = (one: Owner | undefined, other: Owner) => one?.pid === other.pid && one.place === other.place;

async function isAlive(file: string, owner: Owner | undefined, own: Owner, silentMs: number): Promise<boolean> {
  if (owner?.place === own.place) return owner.pid === own.pid ? held.has(file) : isRunning(owner.pid);
  // Clocks of two machines may differ: what counts is whether it is touched while one looks.
  const touchedMs = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = touchedMs();
  const until = performance.now() + silentMs;
  while (performance.now() < until) {
    await wait(Math.min(500, silentMs / 4));
    const now = touchedMs();
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function inUse(file: string, owner: Owner | undefined): Error {
  const by = owner ? ` by process ${owner.pid}` : "";
  return new Error(`The database is in use${by} (${file}). Stop it first, or choose another --data.`);
}
