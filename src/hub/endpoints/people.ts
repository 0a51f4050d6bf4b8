import { and, asc, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { auditEntrySchema, auditQuerySchema } from "../../model/exchange/audit-log.ts";
import {
  browserSchema,
  invitationRequestSchema,
  invitationSchema,
  newInvitationSchema,
  personChangeSchema,
  personSchema,
} from "../../model/exchange/people.ts";
import { pageOf, pageQuery } from "../../model/exchange/shared.ts";
import { endpoint } from "../http/endpoint.ts";
import { conflict, notFound } from "../http/refusal.ts";
import { audit } from "../people/audit.ts";
import { invite } from "../people/invitations.ts";
import { namesOf } from "../people/names.ts";
import { readPeople, readPerson, toPage } from "../people/read-people.ts";
import { requireTeams } from "../people/teams.ts";
import { titlesOf } from "../policies/rule-titles.ts";
import { notify, notifyOfPeople } from "../store/notify.ts";
import { auditLog, browser, invitation, member, teamMember, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

const byId = z.object({ id: z.string().max(60) });
const administrators = { roles: ["administrator"] } as const;
const overseers = { roles: ["supervisor", "administrator"] } as const;

/** Whether an act is done to a rule. */
const isOfRule = (action: string): boolean => /^(?:noise|report|rule)\./.test(action);

/** An organisation is never left without one. */
async function requireAnotherAdministrator(tx: Database, organisation: string, userId: string): Promise<void> {
  // Locked, so that two who demote each other at once do not both succeed.
  const rows = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(and(eq(member.organisationId, organisation), eq(member.role, "administrator")))
    .for("update");
  if (!rows.some((row) => row.userId !== userId)) {
    throw conflict("last-administrator", "There must be another administrator first.");
  }
}

const toInvitation = (row: typeof invitation.$inferSelect) => ({
  id: row.id,
  email: row.email,
  role: row.role,
  teams: row.teamIds,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
});

export const peopleEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/people",
    summary: "Everyone in the organisation.",
    access: overseers,
    query: pageQuery,
    answer: pageOf(personSchema),
    handle: ({ hub, who, query }) => readPeople(hub.store.db, who.organisation, query),
  }),
  endpoint({
    method: "get",
    path: "/v1/people/{id}",
    summary: "One person.",
    access: overseers,
    params: byId,
    answer: personSchema,
    async handle({ hub, who, params }) {
      const person = await readPerson(hub.store.db, who.organisation, params.id);
      if (!person) throw notFound("person");
      return person;
    },
  }),
  endpoint({
    method: "patch",
    path: "/v1/people/{id}",
    forgets: true,
    summary: "Changes someone's role or teams.",
    access: administrators,
    params: byId,
    body: personChangeSchema,
    answer: personSchema,
    async handle({ hub, who, params: { id }, body: { role, teams } }) {
      await hub.store.db.transaction(async (tx) => {
        const person = await readPerson(tx, who.organisation, id);
        if (!person) throw notFound("person");
        if (role && role !== person.role) {
          if (person.role === "administrator") await requireAnotherAdministrator(tx, who.organisation, id);
          await tx.update(member).set({ role }).where(eq(member.userId, id));
        }
        if (teams) {
          await requireTeams(tx, who.organisation, teams);
          await tx.delete(teamMember).where(eq(teamMember.userId, id));
          if (teams.length > 0) await tx.insert(teamMember).values(teams.map((teamId) => ({ teamId, userId: id })));
        }
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        const wasRole = role && role !== person.role ? person.role : undefined;
        await audit(tx, { ...entry, action: "person.changed", detail: { role, wasRole, teams } });
        // Another team may mean another policy version.
        await notify(tx, { organisation: who.organisation, event: "policy" });
        await notifyOfPeople(tx, who.organisation);
      });
      const person = await readPerson(hub.store.db, who.organisation, id);
      if (!person) throw notFound("person");
      return person;
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/people/{id}",
    forgets: true,
    summary: "Takes someone out: account, sessions and browsers end at once; their records stay.",
    access: administrators,
    params: byId,
    async handle({ hub, who, params: { id } }) {
      await hub.store.db.transaction(async (tx) => {
        const person = await readPerson(tx, who.organisation, id);
        if (!person) throw notFound("person");
        if (person.role === "administrator") await requireAnotherAdministrator(tx, who.organisation, id);
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "person.removed", detail: { name: person.name, email: person.email } });
        await tx.delete(user).where(eq(user.id, id));
        await notify(tx, { organisation: who.organisation, event: "revoked", person: id });
        await notifyOfPeople(tx, who.organisation);
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/invitations",
    summary: "Invitations, used ones too.",
    access: administrators,
    query: pageQuery,
    answer: pageOf(invitationSchema),
    async handle({ hub, who, query }) {
      const after = query.after === undefined ? undefined : gt(invitation.position, query.after);
      const rows = await hub.store.db
        .select()
        .from(invitation)
        .where(and(eq(invitation.organisationId, who.organisation), after))
        .orderBy(asc(invitation.position))
        .limit(query.limit + 1);
      return toPage(rows, query.limit, toInvitation);
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/invitations",
    summary: "Invites someone; the link is shown this once.",
    access: administrators,
    body: invitationRequestSchema,
    answer: newInvitationSchema,
    status: 201,
    async handle({ hub, who, body }) {
      return hub.store.db.transaction(async (tx) => {
        await requireTeams(tx, who.organisation, body.teams);
        const asked = { ...body, organisation: who.organisation, by: who.userId };
        const { row, link } = await invite(tx, asked, hub.origin, hub.now());
        const entry = { organisation: who.organisation, actor: who.userId, target: row.id, now: hub.now() };
        await audit(tx, { ...entry, action: "person.invited", detail: { email: body.email, role: body.role } });
        await notifyOfPeople(tx, who.organisation);
        return { ...toInvitation(row), link };
      });
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/invitations/{id}",
    summary: "Withdraws an invitation that was not used.",
    access: administrators,
    params: byId,
    async handle({ hub, who, params: { id } }) {
      await hub.store.db.transaction(async (tx) => {
        const [row] = await tx
          .delete(invitation)
          .where(and(eq(invitation.id, id), eq(invitation.organisationId, who.organisation), isNull(invitation.usedAt)))
          .returning();
        if (!row) throw notFound("invitation");
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "invitation.withdrawn", detail: { email: row.email } });
        await notifyOfPeople(tx, who.organisation);
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/browsers",
    summary: "Enrolled browsers with their policy version and state.",
    access: overseers,
    query: pageQuery,
    answer: pageOf(browserSchema),
    async handle({ hub, who, query }) {
      const after = query.after === undefined ? undefined : gt(browser.position, query.after);
      const rows = await hub.store.db
        .select({ browser, name: user.name, position: browser.position })
        .from(browser)
        .innerJoin(user, eq(user.id, browser.userId))
        .where(and(eq(browser.organisationId, who.organisation), after))
        .orderBy(asc(browser.position))
        .limit(query.limit + 1);
      return toPage(rows, query.limit, ({ browser: one, name }) => ({
        id: one.id,
        person: { id: one.userId, name },
        label: one.label,
        createdAt: one.createdAt.toISOString(),
        lastSeenAt: one.lastSeenAt?.toISOString() ?? null,
        revokedAt: one.revokedAt?.toISOString() ?? null,
        policyVersion: one.policyVersion,
        policyRefusal: one.policyRefusal,
        protection: one.protection,
        protectionSince: one.protectionSince?.toISOString() ?? null,
      }));
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/browsers/{id}",
    forgets: true,
    summary: "Revokes a browser's credential, at once.",
    access: administrators,
    params: byId,
    async handle({ hub, who, params: { id } }) {
      await hub.store.db.transaction(async (tx) => {
        const [row] = await tx
          .update(browser)
          .set({ revokedAt: hub.now() })
          .where(and(eq(browser.id, id), eq(browser.organisationId, who.organisation)))
          .returning();
        if (!row) throw notFound("browser");
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "browser.revoked", detail: { label: row.label, person: row.userId } });
        await notify(tx, { organisation: who.organisation, event: "revoked", browser: id });
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/audit-log",
    summary: "Who administered what; oldest first, or newest first with `order=desc`.",
    access: administrators,
    query: auditQuerySchema,
    answer: pageOf(auditEntrySchema),
    async handle({ hub, who, query }) {
      const [beyond, by] = query.order === "desc" ? [lt, desc] : [gt, asc];
      const after = query.after === undefined ? undefined : beyond(auditLog.position, query.after);
      const rows = await hub.store.db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.organisationId, who.organisation), after))
        .orderBy(by(auditLog.position))
        .limit(query.limit + 1);
      const names = await namesOf(
        hub.store.db,
        rows.map(({ actorId }) => actorId),
      );
      const rules = await titlesOf(
        hub.store.db,
        who.organisation,
        rows.flatMap(({ action, target }) => (isOfRule(action) && target ? [target] : [])),
      );
      return toPage(rows, query.limit, ({ actorId, at, ...row }) => ({
        position: row.position,
        at: at.toISOString(),
        actor: actorId ? { id: actorId, name: names.get(actorId) ?? "" } : null,
        action: row.action,
        target: row.target,
        detail: row.detail,
        rule: (isOfRule(row.action) && rules.get(row.target ?? "")) || null,
      }));
    },
  }),
];
