import type { Hono } from "hono";
import type { Limiter } from "./limits.ts";
import type { Origins } from "./origins.ts";
import type { Env } from "./serve-endpoints.ts";

/**
 * Lets the extension of an enrolled browser read answers, and no page of any other site. Cookies are never part of it.
 * An extension that has the hub's host permission needs none of this; it is for those that lost or never had it.
 */
export function addCors(app: Hono<Env>, origins: Origins, limiter: Limiter): void {
  /** An address that made up too many origins is not looked up for: its answers just can't be read across sites. */
  async function isOpenTo(origin: string, ip: string): Promise<boolean> {
    const remembered = origins.remembered(origin);
    if (remembered !== undefined) return remembered;
    if (limiter.waitFor("strangers", ip) !== undefined) return false;
    const isOpen = await origins.isOpenTo(origin);
    if (!isOpen) limiter.owe("strangers", ip);
    return isOpen;
  }

  app.use("/v1/*", async (c, next) => {
    const origin = c.req.header("origin");
    const isOpen = origin !== undefined && (await isOpenTo(origin, c.get("ip")));
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
