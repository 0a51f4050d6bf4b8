import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { browserStateSchema } from "../../model/exchange/people.ts";
import { type Placement, placementAnswerSchema, placementQuestionSchema } from "../../model/exchange/placement.ts";
import { ROLES } from "../../model/exchange/shared.ts";
import { sentSchema, signedSchema } from "../../model/exchange/signed.ts";
import { BASE_NAME } from "../../policy/known-parts.ts";
import { signStatement } from "../../trust/signed.ts";
import { toOwnBytes } from "../http/bytes.ts";
import { endpoint } from "../http/endpoint.ts";
import { Refusal } from "../http/refusal.ts";
import { notify } from "../store/notify.ts";
import { browser, team } from "../store/schema/index.ts";

const browsers = { browser: true } as const;

export const syncEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/policy",
    summary:
      "The policy of this browser, signed. 304 when it has it already (If-None-Match), 204 when there is none. With `base`, the version or the packs that it has, only what is not in them.",
    access: browsers,
    query: z.object({ base: z.string().regex(BASE_NAME).optional() }),
    answer: sentSchema,
    async handle({ hub, who, query, header }) {
      const served = await hub.publications.forBrowser(who);
      if (!served) return new Response(null, { status: 204 });
      const headers = { etag: served.etag, "cache-control": "private, no-cache", vary: "accept-encoding" };
      if (header("if-none-match") === served.etag) return new Response(null, { status: 304, headers });
      const sent = query.base === undefined ? served : await served.since(query.base);
      const accepted = header("accept-encoding") ?? "";
      const json = { ...headers, "content-type": "application/json" };
      for (const [name, encode] of [
        ["br", sent.brotli],
        ["gzip", sent.gzip],
      ] as const) {
        if (!new RegExp(`\\b${name}\\b`).test(accepted)) continue;
        return new Response(toOwnBytes(await encode()), { headers: { ...json, "content-encoding": name } });
      }
      return new Response(sent.plain, { headers: json });
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/policy/placement",
    summary:
      "Which version this browser is to have now, signed over the number it asks with: by this word it goes to a lower version, as when it was moved to another team.",
    access: browsers,
    body: placementQuestionSchema,
    answer: placementAnswerSchema,
    async handle({ hub, who, body: { nonce } }) {
      const served = await hub.publications.forBrowser(who);
      if (!served) return { placement: null };
      const said: Placement = {
        kind: "placement",
        organisation: who.organisation,
        browser: who.browserId ?? "",
        version: served.version,
        nonce,
        issuedAt: hub.now().toISOString(),
      };
      const key = await hub.keys.signingKey(who.organisation);
      return { placement: await signStatement(said, "placement", key) };
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/keys",
    summary: "Every key set of the organisation, oldest first, each signed by a key of the one before.",
    access: browsers,
    answer: z.object({ sets: z.array(signedSchema) }),
    handle: async ({ hub, who }) => ({ sets: await hub.keys.keySets(who.organisation) }),
  }),
  endpoint({
    method: "put",
    path: "/v1/browser",
    summary:
      "What this browser says of itself: the version in force, a refusal and its reason, its protection, the team that was set for it.",
    access: browsers,
    body: browserStateSchema,
    async handle({ hub, who, body: { team: asked, ...said } }) {
      const id = who.browserId ?? "";
      const at = hub.now();
      await hub.store.db.transaction(async (tx) => {
        // A team that is gone, or of another organisation, is none.
        const own = and(eq(team.id, asked ?? ""), eq(team.organisationId, who.organisation));
        const [found] = asked ? await tx.select({ id: team.id }).from(team).where(own) : [];
        await tx
          .update(browser)
          .set({
            ...said,
            ...(asked === undefined ? {} : { teamId: found?.id ?? null }),
            lastSeenAt: at,
            protectionSince: sql`case when ${browser.protection} is distinct from ${said.protection}
              then ${at.toISOString()}::timestamptz else ${browser.protectionSince} end`,
          })
          .where(eq(browser.id, id));
        await notify(tx, { organisation: who.organisation, event: "browsers", browser: id });
      });
      // It asks for its policy next, maybe before this process hears of itself.
      hub.publications.forgetPlace(who.organisation, id);
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/browser",
    forgets: true,
    summary: "This browser leaves: its credential is revoked.",
    access: browsers,
    async handle({ hub, who }) {
      const id = who.browserId ?? "";
      await hub.store.db.transaction(async (tx) => {
        await tx.update(browser).set({ revokedAt: hub.now() }).where(eq(browser.id, id));
        await notify(tx, { organisation: who.organisation, event: "revoked", browser: id });
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/events",
    summary: "A stream of server-sent events that say only that there is something new; one a browser.",
    access: { roles: [...ROLES], browser: true },
    rate: "streams",
    answer: z.string(),
    async handle({ hub, who, socket }) {
      if (!socket) throw new Refusal(501, "no-stream", "Streams need a real connection.");
      hub.events.open(who, socket);
      return new Response(null, { headers: RESPONSE_ALREADY_SENT.headers });
    },
  }),
];
