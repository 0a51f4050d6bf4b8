import { randomInt, randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import {
  enrolmentAnswerSchema,
  enrolmentClaimSchema,
  enrolmentRequestSchema,
  enrolmentShownSchema,
  enrolmentStartedSchema,
  userCode,
} from "../../model/exchange/enrolment.ts";
import { ROLES } from "../../model/exchange/shared.ts";
import { endpoint } from "../http/endpoint.ts";
import { forbidden, notFound, Refusal } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { challengeOf, hashSecret, isSame, newSecret, newUserCode } from "../people/secrets.ts";
import { notify } from "../store/notify.ts";
import { browser, enrolment, member, organisation, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

const ENROLMENT_MINUTES = 15;
const ASK_EVERY_MS = 2000;
const byCode = z.object({ code: userCode });
const everyRole = [...ROLES];

async function openByCode(tx: Database, code: string, now: Date) {
  const [row] = await tx
    .select()
    .from(enrolment)
    .where(and(eq(enrolment.userCode, code), gt(enrolment.expiresAt, now), isNull(enrolment.usedAt)))
    .for("update");
  if (!row) throw notFound("code");
  return row;
}

const isExtension = (origin: string | undefined) => /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/.test(origin ?? "");

/** Like RFC 8628, with the proof of RFC 7636: only the browser that began it can fetch the credential, once. */
export const enrolmentEndpoints = [
  endpoint({
    method: "post",
    path: "/v1/enrolments",
    summary: "A browser asks to be enrolled; a person confirms the code on the hub's page.",
    access: "anyone",
    rate: "secrets",
    body: enrolmentRequestSchema,
    answer: enrolmentStartedSchema,
    status: 201,
    async handle({ hub, body, header }) {
      const [id, code, now] = [randomUUID(), newUserCode(), hub.now()];
      const origin = header("origin");
      const expiresAt = new Date(now.getTime() + ENROLMENT_MINUTES * 60_000);
      await hub.store.db.insert(enrolment).values({
        id,
        userCode: code,
        challenge: body.challenge,
        label: body.label,
        origin: isExtension(origin) ? origin : undefined,
        createdAt: now,
        expiresAt,
      });
      const page = `${hub.origin}/enrol#${code}`;
      return { id, userCode: code, page, expiresAt: expiresAt.toISOString(), intervalMs: ASK_EVERY_MS };
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/enrolments/{code}",
    summary: "What the person is about to confirm.",
    access: { roles: everyRole },
    rate: "secrets",
    params: byCode,
    answer: enrolmentShownSchema,
    async handle({ hub, params }) {
      const row = await hub.store.db.transaction((tx) => openByCode(tx, params.code, hub.now()));
      return { label: row.label, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/enrolments/{code}/confirmation",
    summary: "The signed-in person confirms: this browser is theirs.",
    access: { roles: everyRole },
    rate: "secrets",
    params: byCode,
    async handle({ hub, who, params }) {
      await hub.store.db.transaction(async (tx) => {
        const row = await openByCode(tx, params.code, hub.now());
        if (row.approvedBy && row.approvedBy !== who.userId) throw notFound("code");
        await tx.update(enrolment).set({ approvedBy: who.userId }).where(eq(enrolment.id, row.id));
      });
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/enrolments/credential",
    summary: "The browser fetches its credential once the code is confirmed; told once, to whoever knows the verifier.",
    access: "anyone",
    rate: "reads",
    body: enrolmentClaimSchema,
    answer: enrolmentAnswerSchema,
    async handle({ hub, body }) {
      const answer = await hub.store.db.transaction((tx) => claim(tx, hub, body));
      // The browser asks again at once, maybe before this process hears of itself.
      if (answer.state === "enrolled") hub.origins.forget();
      return answer;
    },
  }),
];

async function claim(tx: Database, hub: HubParts, { id, verifier }: z.output<typeof enrolmentClaimSchema>) {
  const now = hub.now();
  const [row] = await tx.select().from(enrolment).where(eq(enrolment.id, id)).for("update");
  if (!row || !isSame(challengeOf(verifier), row.challenge)) throw notFound("enrolment");
  if (row.usedAt || row.expiresAt <= now) throw new Refusal(410, "enrolment-over", "Begin the enrolment again.");
  if (!row.approvedBy) return { state: "pending" as const };
  const [person] = await tx
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      organisationId: organisation.id,
      organisation: organisation.name,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(organisation, eq(organisation.id, member.organisationId))
    .where(eq(member.userId, row.approvedBy));
  if (!person) throw forbidden("Whoever confirmed is no longer in the organisation.");
  const [credential, browserId] = [`csb_${newSecret()}`, randomUUID()];
  await tx.insert(browser).values({
    id: browserId,
    organisationId: person.organisationId,
    userId: person.id,
    label: row.label,
    origin: row.origin,
    credentialHash: hashSecret(credential),
    bucket: randomInt(10_000),
    createdAt: now,
  });
  await tx.update(enrolment).set({ usedAt: now }).where(eq(enrolment.id, id));
  const entry = { organisation: person.organisationId, actor: person.id, target: browserId, now };
  await audit(tx, { ...entry, action: "browser.enrolled", detail: { label: row.label } });
  await notify(tx, { organisation: person.organisationId, event: "browsers" });
  const keys = (await hub.keys.keySets(person.organisationId)).at(-1);
  if (!keys) throw new Error("expected a key set for every organisation");
  return {
    state: "enrolled" as const,
    browserId,
    credential,
    person: { id: person.id, name: person.name, email: person.email },
    organisation: { id: person.organisationId, name: person.organisation },
    keys,
  };
}
