import type { z } from "zod";
import { browser } from "./browser.ts";

/** One validated value in the extension's own storage. What does not fit its schema counts as absent. */
export function createStoredValue<S extends z.ZodType>(key: string, schema: S) {
  return createStored(key, schema, AS_IT_IS);
}

/**
 * The same for a value of megabytes, kept as JSON text: a browser takes some ten times as long to write or read an object of
 * a hundred thousand parts as one long string. An object that was kept before is read as well.
 */
export function createLargeStoredValue<S extends z.ZodType>(key: string, schema: S) {
  return createStored(key, schema, AS_TEXT);
}

type Form = { write(value: unknown): unknown; read(stored: unknown): unknown };

const AS_IT_IS: Form = { write: (value) => value, read: (stored) => stored };

const AS_TEXT: Form = {
  write: (value) => JSON.stringify(value),
  read(stored) {
    if (typeof stored !== "string") return stored;
    try {
      return JSON.parse(stored);
    } catch {
      return undefined;
    }
  },
};

function createStored<S extends z.ZodType>(key: string, schema: S, form: Form) {
  const read = async (): Promise<unknown> => form.read((await browser.storage.local.get(key))[key]);
  return {
    async get(): Promise<z.output<S> | undefined> {
      const checked = schema.safeParse(await read());
      return checked.success ? checked.data : undefined;
    },
    /** As it lies there, unchecked; for values that are checked elsewhere. */
    raw: read,
    set: (value: z.input<S>): Promise<void> => browser.storage.local.set({ [key]: form.write(value) }),
    remove: (): Promise<void> => browser.storage.local.remove(key),
    /** @returns stops the listening */
    onChange(listener: () => void): () => void {
      const onChanged = (changes: Record<string, unknown>, area: string) => {
        if (area === "local" && key in changes) listener();
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
  };
}
