import { and, eq, isNull } from "drizzle-orm";
import type { Hono } from "hono";
import type { HubParts } from "../hub-parts.ts";
import { browser } from "../store/schema/index.ts";
import type { Env } from "./serve-endpoints.ts";

/**
 * Lets the extension of an enrolled browser read answers, and no page of any other site. Cookies are never part of it.
 * An extension that has the hub's host permission needs none of this; it is for those that lost or never had it.
 */
export function addCors(app: Hono<Env>, { store }: Pick<HubParts, "store">, always: readonly string[]): void {
  async function isOpenTo(origin: string): Promise<boolean> {
    if (always.includes(origin)) return true;
    if (!/^(chrome|moz|safari-web)-extension:\/\//.test(origin)) return false;
    const enrolled = and(eq(browser.origin, origin), isNull(browser.revokedAt));
    const [row] = await store.db.select({ id: browser.id }).from(browser).where(enrolled).limit(1);
    return row !== undefined;
  }

  app.use("/v1/*", async (c, next) => {
    const origin = c.req.header("origin");
    const isOpen = origin !== undefined && (await isOpenTo(origin));
    if (c.req.method === "OPTIONS") {
      if (!isOpen) return c.body(null, 403);
      return c.body(null, 204, {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, POST, PUT, DELETE",
        "access-control-allow-headers": "authorization, content-type, if-none-match",
        "access-control-max-age": "600",
        vary: "origin",
      });
    }
    await next();
    if (isOpen) {
      c.header("access-control-allow-origin", origin);
      c.header("access-control-expose-headers", "etag, date, retry-after");
      c.header("vary", "origin", { append: true });
    }
  });
}
