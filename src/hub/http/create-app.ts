import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { describeError } from "../describe-error.ts";
import type { HubParts } from "../hub-parts.ts";
import { addConsole } from "../pages/add-console.ts";
import { addPages } from "../pages/add-pages.ts";
import { AUTH_PATHS } from "../people/auth.ts";
import { addCors } from "./cors.ts";
import { toDocsPage, toOpenApi } from "./documents.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Limiter } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import { addSecureHeaders } from "./secure-headers.ts";
import { type Env, refuseForeignPages, serveEndpoints } from "./serve-endpoints.ts";
import type { WhoAsks } from "./who-asks.ts";

export type AppDeps = {
  hub: HubParts;
  endpoints: readonly Endpoint[];
  limiter: Limiter;
  whoAsks: WhoAsks;
  /** Proxies in front that set X-Forwarded-For. */
  proxies: number;
  metricsToken?: string;
  oidcName?: string;
  /** Where the built console is. */
  consoleFolder?: string;
};

const SIGN_IN_BYTES = 16 * 1024;

/** The whole hub as one function from request to response. */
export function createApp(deps: AppDeps): Hono<Env> {
  const { hub, endpoints, limiter } = deps;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const startedMs = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.set("ip", toIp(c.env?.incoming?.socket.remoteAddress, c.req.header("x-forwarded-for"), deps.proxies));
    await next();
    const seconds = (performance.now() - startedMs) / 1000;
    const route = c.get("route") ?? "other";
    const { status } = c.res;
    hub.metrics.requests.observe({ route, status }, seconds);
    // Routes, not addresses: an address may hold what someone looked for.
    const line = { requestId, route, status, ms: Math.round(seconds * 1000), person: c.get("who")?.userId };
    if (status >= 500) hub.log.error(line, "failed");
    else if (status === 304 || route === "other") hub.log.debug(line, "answered");
    else hub.log.info(line, "answered");
    c.header("x-request-id", requestId);
  });
  addSecureHeaders(app, hub.origin.startsWith("https:"));
  addCors(app, hub.origins, limiter);
  app.onError((error, c) => {
    if (error instanceof Refusal) {
      const { status, problem } = error;
      const wait = (problem.detail as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds;
      if (wait !== undefined) c.header("retry-after", String(wait));
      return c.json(problem, status as ContentfulStatusCode);
    }
    // Never the error's own words to the outside, nor in the log.
    hub.log.error({ requestId: c.get("requestId"), error: describeError(error) }, "failed");
    return c.json({ code: "failed", message: `Something went wrong here (${c.get("requestId")}).` }, 500);
  });
  app.notFound((c) => c.json({ code: "not-found", message: "There is nothing at this address." }, 404));

  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    try {
      await hub.store.ping();
      return c.text("ready");
    } catch {
      return c.text("the database does not answer", 503);
    }
  });
  app.get("/metrics", async (c) => {
    const mine = c.req.header("authorization") === `Bearer ${deps.metricsToken}`;
    // A proxy that nobody told of is on this machine too: whoever it speaks for is not.
    const isSpokenFor = c.req.header("x-forwarded-for") !== undefined && deps.proxies === 0;
    const isHere = !isSpokenFor && (c.get("ip") === "127.0.0.1" || c.get("ip") === "::1");
    if (deps.metricsToken ? !mine : !isHere) {
      throw new Refusal(403, "forbidden", "Figures are for this machine, or with the token of HUB_METRICS_TOKEN.");
    }
    return c.text(await hub.metrics.registry.metrics(), 200, { "content-type": hub.metrics.registry.contentType });
  });
  const document = toOpenApi(endpoints, hub.origin);
  app.get("/openapi.json", (c) => c.json(document));
  const docs = toDocsPage(endpoints);
  app.get("/docs", (c) => c.html(docs));

  app.on(["GET", "POST"], "/auth/*", bodyLimit({ maxSize: SIGN_IN_BYTES }), async (c) => {
    const asked = `${c.req.method} ${c.req.path}`;
    if (!AUTH_PATHS.includes(asked)) return c.notFound();
    c.set("route", asked);
    const wait = asked.startsWith("POST /auth/sign-in") ? limiter.take("secrets", c.get("ip")) : undefined;
    if (wait !== undefined)
      throw new Refusal(429, "too-many-requests", "Too many attempts.", { retryAfterSeconds: wait });
    if (c.req.method === "POST") refuseForeignPages(c, hub.origin);
    const headers = new Headers(c.req.raw.headers);
    headers.set("x-countersign-ip", c.get("ip"));
    const body = c.req.method === "POST" ? await c.req.text() : undefined;
    const url = new URL(`${c.req.path}${new URL(c.req.url).search}`, hub.origin);
    return hub.auth.handler(new Request(url, { method: c.req.method, headers, body }));
  });
  addPages(app, { oidcName: deps.oidcName });
  addConsole(app, { folder: deps.consoleFolder, log: hub.log });
  app.route("/", serveEndpoints(endpoints, deps));
  return app;
}

/** The caller's address: that of the connection, or what the outermost of our own proxies saw. */
function toIp(remote: string | undefined, forwarded: string | undefined, proxies: number): string {
  const seen = forwarded?.split(",").map((part) => part.trim()) ?? [];
  const ip = (proxies > 0 ? seen.at(-proxies) : undefined) ?? remote ?? "127.0.0.1";
  return ip.replace(/^::ffff:/, "");
}
