import type { Hono } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { Env } from "./serve-endpoints.ts";

/** What a browser may do with our answers. The console gets a policy of its own: it has workers and a library's styles. */
export function addSecureHeaders(app: Hono<Env>, isHttps: boolean): void {
  const common = {
    strictTransportSecurity: isHttps ? "max-age=31536000" : false,
    xFrameOptions: "DENY",
    referrerPolicy: "no-referrer",
  } as const;
  const closed = { objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] };
  const forPages = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...closed, defaultSrc: ["'self'"], formAction: ["'self'"] },
  });
  const forConsole = secureHeaders({
    ...common,
    contentSecurityPolicy: {
      ...closed,
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The editor makes a style element; it carries the nonce of the page.
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'none'"],
    },
  });
  app.use((c, next) => (c.req.path.startsWith("/console") ? forConsole(c, next) : forPages(c, next)));
}
