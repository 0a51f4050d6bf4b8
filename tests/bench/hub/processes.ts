import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
}

type Stat = { parent: number; cpuMs: number };

/** @returns undefined once the process is gone */
function statOf(pid: number): Stat | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    // Parent, and user and system time in hundredths of a second: fields 4, 14 and 15 of the whole line.
    return { parent: Number(fields[1]), cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return undefined;
  }
}

/** Time of a processor that a process has used, ms. */
export const cpuMs = (pid: number): number => statOf(pid)?.cpuMs ?? 0;

/** The same of each process that this one started, and that those did, but for some. */
export function cpuMsOfChildren(except: readonly number[]): Map<number, number> {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const stats = new Map(pids.map((pid) => [Number(pid), statOf(Number(pid))]));
  const isOurs = (pid: number): boolean => {
    const parent = stats.get(pid)?.parent ?? 0;
    return !except.includes(pid) && parent > 1 && (parent === process.pid || isOurs(parent));
  };
  return new Map([...stats].flatMap(([pid, stat]) => (isOurs(pid) ? [[pid, stat?.cpuMs ?? 0] as const] : [])));
}
