import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "@playwright/test";

/** One thing that must come about. `Wanted` is data, compared whole. */
export type Check = <T>(what: string, read: () => T | Promise<T>, wanted: T) => Promise<void>;

export type Step = {
  /** The screenshot's name. */
  name: string;
  /** What is done and what must come of it, for a person. */
  words: string;
  /** Does it and checks it. @throws when it doesn't come about */
  play(check: Check): Promise<void>;
};

const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

/**
 * Plays a story, tells each step and keeps a picture of it, the one where it failed too.
 * @returns whether every step held
 */
export async function play(steps: readonly Step[], page: Page, folder: string, prefix: string): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  for (const [index, { name, words, play }] of steps.entries()) {
    const startedMs = performance.now();
    const number = `${index + 1}/${steps.length}`;
    const picture = join(folder, `${prefix}-${index + 1}-${name}.png`);
    try {
      await play(waitFor);
    } catch (error) {
      await page.screenshot({ path: picture }).catch(() => {});
      console.log(`✗ ${number}  ${words}\n       ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
    await page.screenshot({ path: picture });
    console.log(`✓ ${number}  ${words}  (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
  }
  return true;
}

/** Reads until what is read is what is wanted. @throws with both when it never is */
async function waitFor<T>(what: string, read: () => T | Promise<T>, wanted: T): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    const got = await read();
    if (isDeepStrictEqual(got, wanted)) return;
    if (performance.now() - startedMs > PATIENCE_MS) {
      throw new Error(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(got)}`);
    }
    await new Promise((wait) => setTimeout(wait, LOOK_MS));
  }
}
