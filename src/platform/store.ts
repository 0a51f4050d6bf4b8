import type { z } from "zod";
import { browser } from "./browser.ts";

/** One validated value in the extension's own storage. What does not fit its schema counts as absent. */
export function createStoredValue<S extends z.ZodType>(key: string, schema: S) {
  return {
    async get(): Promise<z.output<S> | undefined> {
      const stored = (await browser.storage.local.get(key))[key];
      const parsed = schema.safeParse(stored);
      return parsed.success ? parsed.data : undefined;
    },
    /** As it lies there, unchecked; for values that are checked elsewhere. */
    async raw(): Promise<unknown> {
      return (await browser.storage.local.get(key))[key];
    },
    set: (value: z.input<S>): Promise<void> => browser.storage.local.set({ [key]: value }),
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
