import { and, eq, isNull } from "drizzle-orm";
import { browser } from "../store/schema/index.ts";
import type { Store } from "../store/store.ts";

/** Long enough that a burst asks the database once, short enough that nobody waits for an enrolment to count. */
const REMEMBER_MS = 10_000;
const REMEMBER_AT_MOST = 5_000;

/** Which origins are those of enrolled browsers' extensions; remembered for some seconds, yes and no alike. */
export type Origins = {
  /** Undefined: only the database can tell. */
  remembered(origin: string): boolean | undefined;
  isOpenTo(origin: string): Promise<boolean>;
  /** A browser was enrolled or revoked. */
  forget(): void;
};

/** @param always origins that the settings name */
export function createOrigins({ db }: Pick<Store, "db">, always: readonly string[], nowMs: () => number): Origins {
  const known = new Map<string, { isOpen: boolean; untilMs: number }>();
  let generation = 0;
  return {
    remembered(origin) {
      if (always.includes(origin)) return true;
      if (!/^(chrome|moz|safari-web)-extension:\/\//.test(origin)) return false;
      const found = known.get(origin);
      return found && found.untilMs > nowMs() ? found.isOpen : undefined;
    },
    async isOpenTo(origin) {
      const asked = generation;
      const enrolled = and(eq(browser.origin, origin), isNull(browser.revokedAt));
      const [row] = await db.select({ id: browser.id }).from(browser).where(enrolled).limit(1);
      // What was read before a revocation must not be remembered after it.
      if (asked === generation) {
        if (known.size >= REMEMBER_AT_MOST) known.clear();
        known.set(origin, { isOpen: row !== undefined, untilMs: nowMs() + REMEMBER_MS });
      }
      return row !== undefined;
    },
    forget() {
      generation += 1;
      known.clear();
    },
  };
}
