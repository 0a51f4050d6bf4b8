import type { IncomingMessage, ServerResponse } from "node:http";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { toIssue } from "../../model/issues.ts";
import type { HubParts } from "../hub-parts.ts";
import type { Endpoint, Principal } from "./endpoint.ts";
import type { Limiter } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import type { WhoAsks } from "./who-asks.ts";

/** What the Node server adds to a request; absent where a test calls the app itself. */
export type Bindings = { incoming?: IncomingMessage; outgoing?: ServerResponse };
export type Env = { Bindings: Bindings; Variables: { ip: string; requestId: string; who?: Principal; route?: string } };

export type ServeDeps = { hub: HubParts; limiter: Limiter; whoAsks: WhoAsks };

const SAFE = new Set(["get"]);

/** Serves endpoints: limits first, then who asks and whether they may, then the shape of what they sent, then the handler. */
export function serveEndpoints(endpoints: readonly Endpoint[], deps: ServeDeps): Hono<Env> {
  const app = new Hono<Env>();
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ":$1");
    app.on(
      endpoint.method.toUpperCase(),
      path,
      async (c, next) => {
        c.set("route", `${endpoint.method.toUpperCase()} ${endpoint.path}`);
        // Before anything is looked up: by address, with room for an office behind one.
        if (endpoint.access === "anyone") spend(deps.limiter, endpoint, c.get("ip"));
        else {
          const who = await identify(c, deps);
          if (!who) throw new Refusal(401, "not-signed-in", "Sign in first, or enrol this browser again.");
          c.set("who", who);
        }
        await next();
      },
      bodyLimit({
        maxSize: endpoint.maxBytes,
        onError: () => {
          throw new Refusal(413, "too-large", `The request may have ${endpoint.maxBytes} bytes at most.`);
        },
      }),
      (c) => answer(endpoint, c, deps),
    );
  }
  return app;
}

/**
 * Who asks. Whoever can't be told costs their address one of its few tries, and with none left nothing is looked up for it;
 * a browser behind the same address that is known already goes on.
 */
async function identify(c: Context<Env>, { limiter, whoAsks }: ServeDeps): Promise<Principal | undefined> {
  const { headers } = c.req.raw;
  const remembered = whoAsks.remembered(headers);
  if (remembered) return remembered;
  const isNobody = !headers.has("authorization") && !headers.has("cookie");
  const wait = isNobody ? limiter.take("reads", `nobody ${c.get("ip")}`) : limiter.waitFor("strangers", c.get("ip"));
  if (wait !== undefined) throw tooMany(wait);
  if (isNobody) return undefined;
  const who = await whoAsks.identify(headers);
  if (!who) limiter.owe("strangers", c.get("ip"));
  return who;
}

function spend(limiter: Limiter, endpoint: Endpoint, caller: string): void {
  const wait = limiter.take(endpoint.rate, caller);
  if (wait !== undefined) throw tooMany(wait);
}

const tooMany = (seconds: number) =>
  new Refusal(429, "too-many-requests", `Too many requests. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });

async function answer(endpoint: Endpoint, c: Context<Env>, { hub, limiter, whoAsks }: ServeDeps): Promise<Response> {
  const who = c.get("who");
  if (endpoint.access !== "anyone" && who) {
    const { roles = [], browser } = endpoint.access;
    const isOpen = who.kind === "browser" ? browser === true : roles.includes(who.role);
    if (!isOpen) throw new Refusal(403, "forbidden", "Your role does not allow this.");
    spend(limiter, endpoint, who.browserId ?? who.userId);
  }
  if (!SAFE.has(endpoint.method) && who?.kind !== "browser") refuseForeignPages(c, hub.origin);
  const parse = <S extends z.ZodType>(schema: S | undefined, value: unknown, part: string) => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.slice(0, 20).map((issue) => withoutWords(toIssue(issue, value)));
    throw new Refusal(400, "bad-request", `The ${part} is not as it should be.`, { issues });
  };
  const result = await endpoint.handle({
    hub,
    who,
    params: parse(endpoint.params, c.req.param(), "address"),
    query: parse(endpoint.query, c.req.query(), "query"),
    body: endpoint.body ? parse(endpoint.body, await readJson(c), "body") : undefined,
    header: (name) => c.req.header(name),
    ip: c.get("ip"),
    socket: c.env?.outgoing,
  });
  if (endpoint.forgets && who) {
    whoAsks.forget();
    hub.publications.forget(who.organisation);
    hub.whoCounts.forget(who.organisation);
  }
  if (result instanceof Response) return result;
  if (!endpoint.answer) return c.body(null, 204);
  // What leaves is what the document says: nothing beside it, nothing missing.
  return c.json(endpoint.answer.parse(result) as object, endpoint.status as ContentfulStatusCode);
}

/** Another site's page can make a browser send our cookie, but not our origin. */
export function refuseForeignPages(c: Context<Env>, origin: string): void {
  if (c.req.header("origin") === origin) return;
  const isPlain = !c.req.header("cookie") && c.req.header("origin") === undefined;
  // Programs without cookies (an enrolling extension, the command line) have nothing to be misused.
  if (isPlain || (!c.req.header("cookie") && /^(chrome|moz)-extension:/.test(c.req.header("origin") ?? ""))) return;
  throw new Refusal(403, "foreign-origin", "This request did not come from the hub's own pages.");
}

async function readJson(c: Context<Env>): Promise<unknown> {
  const type = c.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal(415, "not-json", "Send JSON, with content-type application/json.");
  const text = await c.req.text();
  // PostgreSQL keeps no NUL in text; no letter has a use for one.
  if (text.includes("\\u0000")) throw new Refusal(400, "bad-request", "The body holds a NUL character.");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "bad-request", "The body is not JSON.");
  }
}

/** What was found may be a letter's words: refusals name the place only. */
const withoutWords = ({ path, expected }: { path: string; expected: string }) => ({ path, expected });
