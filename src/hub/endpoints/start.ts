import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { ORGANISATION_PARTS } from "../../model/exchange/audit-log.ts";
import {
  delegateSchema,
  joinSchema,
  meSchema,
  organisationSettingsSchema,
  setUpSchema,
} from "../../model/exchange/people.ts";
import { ROLES } from "../../model/exchange/shared.ts";
import { endpoint } from "../http/endpoint.ts";
import { notFound, unprocessable } from "../http/refusal.ts";
import { audit } from "../people/audit.ts";
import { join } from "../people/joining.ts";
import { readPerson } from "../people/read-people.ts";
import { notify, notifyOfPeople } from "../store/notify.ts";
import { member, organisation } from "../store/schema/index.ts";

/** By the address whoever came with a link can sign in at once. */
const made = z.object({ id: z.string(), email: z.string() });
const organisationSchema = z.object({ id: z.uuid(), name: z.string(), settings: organisationSettingsSchema });
const everyRole = [...ROLES];

type OrganisationText = Pick<z.output<typeof organisationSchema>, "name" | "settings">;

/** Which parts of an organisation are others now, of those that the audit log has words for. */
function changedParts(before: OrganisationText, after: OrganisationText): string[] {
  const of = (one: OrganisationText) => ({ name: one.name, ...organisationSettingsSchema.parse(one.settings) });
  const [old, now] = [of(before), of(after)];
  return ORGANISATION_PARTS.filter((part) => !isDeepStrictEqual(old[part], now[part]));
}

export const startEndpoints = [
  endpoint({
    method: "post",
    path: "/v1/set-up",
    summary: "Uses the one-time set-up link: makes an organisation and its first administrator.",
    access: "anyone",
    rate: "secrets",
    body: setUpSchema,
    answer: made,
    status: 201,
    async handle({ hub, body }) {
      const hash = await hub.auth.hashPassword(body.password);
      return join(hub.store.db, body, hash, hub.now());
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/join",
    summary: "Uses an invitation: makes the account of the person who was invited.",
    access: "anyone",
    rate: "secrets",
    body: joinSchema,
    answer: made,
    status: 201,
    async handle({ hub, body }) {
      const hash = await hub.auth.hashPassword(body.password);
      return join(hub.store.db, { token: body.token, name: body.name }, hash, hub.now());
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/me",
    summary: "Who is asking.",
    access: { roles: everyRole, browser: true },
    answer: meSchema,
    async handle({ hub, who }) {
      const person = await readPerson(hub.store.db, who.organisation, who.userId);
      const [org] = await hub.store.db.select().from(organisation).where(eq(organisation.id, who.organisation));
      if (!person || !org) throw notFound("person");
      const via = who.kind === "browser" ? ("browser" as const) : ("session" as const);
      return { ...person, organisation: { id: org.id, name: org.name }, via };
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/me/delegate",
    summary: "Names who answers reviews in your place, and until when; null ends it.",
    access: { roles: ["supervisor", "administrator"] },
    body: delegateSchema,
    async handle({ hub, who, body }) {
      const { delegate, until } = body;
      if (delegate !== null) {
        const person = await readPerson(hub.store.db, who.organisation, delegate);
        if (!person) throw notFound("person");
        if (delegate === who.userId || !until) throw unprocessable("bad-delegate", "Name someone else, and an end.");
      }
      const values = { delegateId: delegate, delegateUntil: delegate && until ? new Date(until) : null };
      await hub.store.db.transaction(async (tx) => {
        await tx.update(member).set(values).where(eq(member.userId, who.userId));
        const entry = { organisation: who.organisation, actor: who.userId, now: hub.now() };
        await audit(tx, { ...entry, action: "person.delegated", target: delegate ?? undefined, detail: { until } });
        await notifyOfPeople(tx, who.organisation);
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/organisation",
    summary: "The organisation and its settings.",
    access: { roles: ["supervisor", "administrator"] },
    answer: organisationSchema,
    async handle({ hub, who }) {
      const [org] = await hub.store.db.select().from(organisation).where(eq(organisation.id, who.organisation));
      if (!org) throw notFound("organisation");
      return { id: org.id, name: org.name, settings: org.settings };
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/organisation",
    summary: "Changes name and settings. The profile reaches browsers with the next policy version.",
    access: { roles: ["administrator"] },
    maxBytes: 1024 * 1024,
    body: z.object({ name: z.string().trim().min(1).max(200), settings: organisationSettingsSchema }),
    async handle({ hub, who, body }) {
      await hub.store.db.transaction(async (tx) => {
        const own = eq(organisation.id, who.organisation);
        const [before] = await tx.select().from(organisation).where(own).for("update");
        if (!before) throw notFound("organisation");
        await tx.update(organisation).set(body).where(own);
        const entry = { organisation: who.organisation, actor: who.userId, now: hub.now() };
        const detail = { name: body.name, changed: changedParts(before, body) };
        await audit(tx, { ...entry, action: "organisation.changed", detail });
        await notify(tx, { organisation: who.organisation, event: "browsers" });
      });
    },
  }),
];
