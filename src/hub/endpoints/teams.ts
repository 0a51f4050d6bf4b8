import { randomUUID } from "node:crypto";
import { and, asc, count, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { teamNameSchema, teamSchema } from "../../model/exchange/people.ts";
import { pageOf, pageQuery } from "../../model/exchange/shared.ts";
import { endpoint } from "../http/endpoint.ts";
import { conflict, notFound } from "../http/refusal.ts";
import { audit } from "../people/audit.ts";
import { toPage } from "../people/read-people.ts";
import { notify, notifyOfPeople } from "../store/notify.ts";
import { team, teamMember } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

const byId = z.object({ id: z.string().max(60) });
const administrators = { roles: ["administrator"] } as const;

async function requireFreeName(tx: Database, organisation: string, name: string): Promise<void> {
  const same = and(eq(team.organisationId, organisation), eq(team.name, name));
  const [taken] = await tx.select({ id: team.id }).from(team).where(same);
  if (taken) throw conflict("name-taken", "There is a team of this name.");
}

export const teamEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/teams",
    summary: "Teams and how many people are in each.",
    access: { roles: ["supervisor", "administrator"] },
    query: pageQuery,
    answer: pageOf(teamSchema),
    async handle({ hub, who, query }) {
      const after = query.after === undefined ? undefined : gt(team.position, query.after);
      const rows = await hub.store.db
        .select({ id: team.id, name: team.name, position: team.position, members: count(teamMember.userId) })
        .from(team)
        .leftJoin(teamMember, eq(teamMember.teamId, team.id))
        .where(and(eq(team.organisationId, who.organisation), after))
        .groupBy(team.id)
        .orderBy(asc(team.position))
        .limit(query.limit + 1);
      return toPage(rows, query.limit, ({ id, name, members }) => ({ id, name, members }));
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/teams",
    summary: "Makes a team.",
    access: administrators,
    body: teamNameSchema,
    answer: teamSchema,
    status: 201,
    async handle({ hub, who, body: { name } }) {
      const id = randomUUID();
      await hub.store.db.transaction(async (tx) => {
        await requireFreeName(tx, who.organisation, name);
        await tx.insert(team).values({ id, organisationId: who.organisation, name });
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "team.made", detail: { name } });
        await notifyOfPeople(tx, who.organisation);
      });
      return { id, name, members: 0 };
    },
  }),
  endpoint({
    method: "patch",
    path: "/v1/teams/{id}",
    summary: "Renames a team.",
    access: administrators,
    params: byId,
    body: teamNameSchema,
    async handle({ hub, who, params: { id }, body: { name } }) {
      await hub.store.db.transaction(async (tx) => {
        const own = and(eq(team.id, id), eq(team.organisationId, who.organisation));
        const [row] = await tx.select().from(team).where(own);
        if (!row) throw notFound("team");
        if (row.name !== name) await requireFreeName(tx, who.organisation, name);
        await tx.update(team).set({ name }).where(own);
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "team.renamed", detail: { was: row.name, name } });
        await notifyOfPeople(tx, who.organisation);
      });
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/teams/{id}",
    forgets: true,
    summary: "Dissolves a team; its people stay.",
    access: administrators,
    params: byId,
    async handle({ hub, who, params: { id } }) {
      await hub.store.db.transaction(async (tx) => {
        const own = and(eq(team.id, id), eq(team.organisationId, who.organisation));
        const [row] = await tx.delete(team).where(own).returning();
        if (!row) throw notFound("team");
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "team.dissolved", detail: { name: row.name } });
        await notify(tx, { organisation: who.organisation, event: "policy" });
        await notifyOfPeople(tx, who.organisation);
      });
    },
  }),
];
