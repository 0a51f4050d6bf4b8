import { type DBSchema, openDB } from "idb";
import { type ImportSession, importSessionSchema } from "../../model/importing.ts";

/** Whose an import is where nobody signs in. */
export const OF_THIS_BROWSER = "here";

interface Db extends DBSchema {
  imports: { key: string; value: unknown };
}

const open = () =>
  openDB<Db>("countersign-import", 1, {
    upgrade: (db) => {
      db.createObjectStore("imports");
    },
  });

/** An import is kept on this computer, by person: a handbook is for nobody else's eyes. */
export async function readKept(person: string): Promise<ImportSession | undefined> {
  try {
    const db = await open();
    const found = await db.get("imports", person);
    db.close();
    return importSessionSchema.safeParse(found).data;
  } catch {
    // Storage is closed: the import lasts as long as the page.
    return undefined;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Writes one after the other, so that an older state never lies over a newer one. @returns false where storage is closed */
export function keepSession(person: string, session: ImportSession | undefined): Promise<boolean> {
  const next = last.then(() => write(person, session));
  last = next;
  return next;
}

async function write(person: string, session: ImportSession | undefined): Promise<boolean> {
  try {
    const db = await open();
    if (session) await db.put("imports", session, person);
    else await db.delete("imports", person);
    db.close();
    return true;
  } catch {
    // It lasts as long as the page.
    return false;
  }
}
