import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { pageOf } from "../../model/exchange/shared.ts";
import {
  reportedHitSchema,
  ruleOwnerSchema,
  wrongHitAnswerSchema,
  wrongHitQuerySchema,
  wrongHitsAnswerSchema,
  wrongHitsRequestSchema,
} from "../../model/exchange/wrong-hits.ts";
import { endpoint } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import { keepReports } from "../insight/keep-reports.ts";
import { audit } from "../people/audit.ts";
import { namesOf } from "../people/names.ts";
import { readPerson, toPage } from "../people/read-people.ts";
import { titlesOf } from "../policies/rule-titles.ts";
import { notify } from "../store/notify.ts";
import { policyVersion, ruleOwner, wrongHit } from "../store/schema/index.ts";

const overseers = { roles: ["supervisor", "administrator"] } as const;

/** Who was named, or whoever published the version that spoke. */
const ownerOf = sql<string | null>`coalesce(${ruleOwner.ownerId}, ${policyVersion.publishedBy})`;

export const wrongHitEndpoints = [
  endpoint({
    method: "post",
    path: "/v1/wrong-hits",
    summary: "Writers' reports of findings that are wrong; those already kept are passed over.",
    access: { browser: true },
    body: wrongHitsRequestSchema,
    answer: wrongHitsAnswerSchema,
    handle: ({ hub, who, body }) => keepReports(hub, who, body.reports),
  }),
  endpoint({
    method: "get",
    path: "/v1/wrong-hits",
    summary: "Reported findings with the owner of their rule, newest first. Who reported is not told.",
    access: overseers,
    query: wrongHitQuerySchema,
    answer: pageOf(reportedHitSchema),
    async handle({ hub, who, query }) {
      const { db } = hub.store;
      const rows = await db
        .select({ hit: wrongHit, ownerId: ownerOf, position: wrongHit.position })
        .from(wrongHit)
        .leftJoin(
          ruleOwner,
          and(eq(ruleOwner.organisationId, wrongHit.organisationId), eq(ruleOwner.ruleId, wrongHit.ruleId)),
        )
        .leftJoin(
          policyVersion,
          and(
            eq(policyVersion.organisationId, wrongHit.organisationId),
            eq(policyVersion.version, wrongHit.policyVersion),
          ),
        )
        .where(
          and(
            eq(wrongHit.organisationId, who.organisation),
            query.after === undefined ? undefined : lt(wrongHit.position, query.after),
            query.rule ? eq(wrongHit.ruleId, query.rule) : undefined,
            query.open ? isNull(wrongHit.answer) : undefined,
            query.mine ? eq(ownerOf, who.userId) : undefined,
          ),
        )
        .orderBy(desc(wrongHit.position))
        .limit(query.limit + 1);
      const names = await namesOf(
        db,
        rows.flatMap(({ hit, ownerId }) => [ownerId, hit.answeredBy]),
      );
      const titles = await titlesOf(db, who.organisation, [...new Set(rows.map(({ hit }) => hit.ruleId))]);
      const person = (id: string | null) => (id ? { id, name: names.get(id) ?? "" } : null);
      return toPage(rows, query.limit, ({ hit, ownerId }) => {
        const by = person(hit.answeredBy);
        return {
          id: hit.id,
          position: hit.position ?? 0,
          ruleId: hit.ruleId,
          title: titles.get(hit.ruleId) ?? null,
          policyVersion: hit.policyVersion,
          at: hit.at.toISOString(),
          excerpt: hit.excerpt,
          note: hit.note,
          owner: person(ownerId),
          answer:
            hit.answer && by && hit.answeredAt
              ? { kind: hit.answer, note: hit.answerNote ?? "", by, at: hit.answeredAt.toISOString() }
              : null,
        };
      });
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/wrong-hits/{id}/answer",
    summary: "Says what is done about a report.",
    access: overseers,
    params: z.object({ id: z.uuid() }),
    body: wrongHitAnswerSchema,
    async handle({ hub, who, params, body }) {
      await hub.store.db.transaction(async (tx) => {
        const at = hub.now();
        const changed = await tx
          .update(wrongHit)
          .set({ answer: body.kind, answerNote: body.note, answeredBy: who.userId, answeredAt: at })
          .where(and(eq(wrongHit.id, params.id), eq(wrongHit.organisationId, who.organisation)))
          .returning({ ruleId: wrongHit.ruleId });
        const [row] = changed;
        if (!row) throw notFound("report");
        const entry = { organisation: who.organisation, actor: who.userId, target: row.ruleId, now: at };
        await audit(tx, { ...entry, action: "report.answered", detail: { kind: body.kind, report: params.id } });
        await notify(tx, { organisation: who.organisation, event: "reports", browser: "" });
      });
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/rule-owners/{rule}",
    summary: "Names who looks after a rule and gets its reports; null: whoever published it.",
    access: overseers,
    params: z.object({ rule: z.string().max(120) }),
    body: ruleOwnerSchema,
    async handle({ hub, who, params: { rule }, body: { owner } }) {
      await hub.store.db.transaction(async (tx) => {
        const row = { organisationId: who.organisation, ruleId: rule };
        if (owner === null) {
          await tx
            .delete(ruleOwner)
            .where(and(eq(ruleOwner.organisationId, who.organisation), eq(ruleOwner.ruleId, rule)));
        } else {
          const person = await readPerson(tx, who.organisation, owner);
          if (!person || person.role === "writer") throw notFound("supervisor");
          await tx
            .insert(ruleOwner)
            .values({ ...row, ownerId: owner })
            .onConflictDoUpdate({ target: [ruleOwner.organisationId, ruleOwner.ruleId], set: { ownerId: owner } });
        }
        const entry = { organisation: who.organisation, actor: who.userId, target: rule, now: hub.now() };
        await audit(tx, { ...entry, action: "rule.owner-named", detail: { owner } });
      });
    },
  }),
];
