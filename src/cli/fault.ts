/** What the system calls by codes, in words that say what to do. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file; check its name and folder",
  EISDIR: "this is a folder; name the files in it",
  EACCES: "this user may not read it; ask for the right to, or copy it",
  EPERM: "this user may not read it; ask for the right to, or copy it",
};

/** Why something failed, without the file's name. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : FAULTS[code]) ?? error.message;
}

/** The same for whoever has not named the file yet. */
export function namedFaultOf(error: unknown): string {
  const path = error instanceof Error ? (error as NodeJS.ErrnoException).path : undefined;
  return path === undefined ? faultOf(error) : `${path}: ${faultOf(error)}`;
}
