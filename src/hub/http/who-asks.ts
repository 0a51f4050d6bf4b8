import { and, eq, isNull } from "drizzle-orm";
import type { HubParts } from "../hub-parts.ts";
import { hashSecret } from "../people/secrets.ts";
import { browser, member } from "../store/schema/index.ts";
import type { Principal } from "./endpoint.ts";

/** A browser's answers are remembered this long; a revocation forgets them at once, in every process. */
const REMEMBER_MS = 60_000;
const REMEMBER_AT_MOST = 200_000;
/** How exactly a browser's last sign of life is kept. */
const SEEN_EVERY_MS = 5 * 60_000;

export type WhoAsks = {
  /** The caller whose credential was good a moment ago: costs nothing but memory. */
  remembered(headers: Headers): Principal | undefined;
  /** The caller by credential or session, looked up in the database; undefined when neither is good. */
  identify(headers: Headers): Promise<Principal | undefined>;
  /** Something about people or browsers changed. */
  forget(): void;
};

type Known = { principal: Principal; untilMs: number };

export function createWhoAsks({ store, auth, now }: Pick<HubParts, "store" | "auth" | "now">): WhoAsks {
  const known = new Map<string, Known>();
  let generation = 0;

  async function browserBy(credential: string): Promise<Principal | undefined> {
    const hash = hashSecret(credential);
    const nowMs = now().getTime();
    const asked = generation;
    const [row] = await store.db
      .select({
        browserId: browser.id,
        userId: browser.userId,
        organisation: browser.organisationId,
        role: member.role,
        lastSeenAt: browser.lastSeenAt,
      })
      .from(browser)
      .innerJoin(member, and(eq(member.userId, browser.userId), eq(member.organisationId, browser.organisationId)))
      .where(and(eq(browser.credentialHash, hash), isNull(browser.revokedAt)));
    if (!row) {
      known.delete(hash);
      return undefined;
    }
    if (!row.lastSeenAt || nowMs - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await store.db.update(browser).set({ lastSeenAt: now() }).where(eq(browser.id, row.browserId));
    }
    const { lastSeenAt: _, ...rest } = row;
    const principal: Principal = { kind: "browser", ...rest };
    // What was read before a revocation must not be remembered after it.
    if (asked === generation) {
      if (known.size >= REMEMBER_AT_MOST) known.clear();
      known.set(hash, { principal, untilMs: nowMs + REMEMBER_MS });
    }
    return principal;
  }

  async function personBy(headers: Headers): Promise<Principal | undefined> {
    const session = await auth.session(headers);
    if (!session) return undefined;
    const [row] = await store.db.select().from(member).where(eq(member.userId, session.userId));
    return row && { kind: "person", userId: row.userId, organisation: row.organisationId, role: row.role };
  }

  return {
    remembered(headers) {
      const credential = credentialOf(headers);
      const found = credential === undefined ? undefined : known.get(hashSecret(credential));
      return found && found.untilMs > now().getTime() ? found.principal : undefined;
    },
    async identify(headers) {
      const credential = credentialOf(headers);
      if (credential !== undefined) return browserBy(credential);
      return headers.has("cookie") && !headers.has("authorization") ? personBy(headers) : undefined;
    },
    forget() {
      generation += 1;
      known.clear();
    },
  };
}

function credentialOf(headers: Headers): string | undefined {
  const [scheme, credential] = headers.get("authorization")?.split(" ") ?? [];
  return scheme === "Bearer" && credential ? credential : undefined;
}
