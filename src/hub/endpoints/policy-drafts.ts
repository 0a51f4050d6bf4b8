import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, lt, ne } from "drizzle-orm";
import { z } from "zod";
import {
  type DraftContent,
  draftChangeSchema,
  draftContentSchema,
  draftEditsSchema,
  draftHistoryEntrySchema,
  draftSummarySchema,
  newDraftSchema,
  policyDraftSchema,
  publishSchema,
  versionSummarySchema,
} from "../../model/exchange/policy-work.ts";
import { pageOf, pageQuery } from "../../model/exchange/shared.ts";
import { compareContent } from "../../policy/drafts/compare-content.ts";
import { type Change, editContent, keepsCheck } from "../../policy/drafts/edit-content.ts";
import { endpoint, type Principal } from "../http/endpoint.ts";
import { conflict, notFound, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { toPage } from "../people/read-people.ts";
import { packBase } from "../policies/bases.ts";
import { boundChanges } from "../policies/bound-changes.ts";
import { publishDraft } from "../policies/publish.ts";
import { readVersion, readVersionSummary } from "../policies/read-versions.ts";
import { policyDraft, policyDraftHistory } from "../store/schema/index.ts";

const byId = z.object({ id: z.uuid() });
const access = { roles: ["supervisor", "administrator"] } as const;
/** A policy of some thousand rules, with its examples. */
export const POLICY_BYTES = 8 * 1024 * 1024;

type Row = typeof policyDraft.$inferSelect;

const toSummary = (row: Row) => ({
  id: row.id,
  revision: row.revision,
  state: row.state,
  title: row.title,
  note: row.note,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  updatedBy: row.updatedBy,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
const toWhole = (row: Row) => ({ ...toSummary(row), content: row.content, check: row.check });

async function readDraft({ store }: HubParts, who: Principal, id: string): Promise<Row> {
  const own = and(eq(policyDraft.id, id), eq(policyDraft.organisationId, who.organisation));
  const [row] = await store.db.select().from(policyDraft).where(own);
  if (!row) throw notFound("draft");
  return row;
}

type Written = { revision: number; values: Partial<Row>; changes?: readonly Change[] };

/** Writes only onto the revision it is about, never onto what was published meanwhile, and notes what was changed. */
async function change(hub: HubParts, who: Principal, id: string, { revision, values, changes }: Written): Promise<Row> {
  const own = and(eq(policyDraft.id, id), eq(policyDraft.organisationId, who.organisation));
  const changed = await hub.store.db.transaction(async (tx) => {
    const [row] = await tx
      .update(policyDraft)
      .set(values)
      .where(and(own, eq(policyDraft.revision, revision), ne(policyDraft.state, "published")))
      .returning();
    if (row && changes) {
      const { listed, more } = boundChanges(changes);
      const entry = { draftId: id, revision: row.revision, at: row.updatedAt, by: who.userId };
      await tx.insert(policyDraftHistory).values({ ...entry, changes: listed, more });
    }
    return row;
  });
  if (changed) return changed;
  const { state } = await readDraft(hub, who, id);
  if (state === "published") throw conflict("published", "This draft was published; begin a new one from it.");
  throw conflict("changed-since", "The draft was changed by someone else.");
}

async function startOf(
  hub: HubParts,
  who: Principal,
  { content, fromVersion, fromPacks }: { content?: DraftContent; fromVersion?: number; fromPacks?: true },
): Promise<DraftContent> {
  if (content) return content;
  if (fromVersion !== undefined) return (await readVersion(hub.store.db, who.organisation, fromVersion)).content;
  if (!fromPacks) return draftContentSchema.parse({ policy: {} });
  // Loaded when it is asked for: the packs are a megabyte.
  const { bundledPolicySource } = await import("../../policy/bundled.ts");
  return draftContentSchema.parse({ policy: bundledPolicySource() });
}

export const policyDraftEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/policy/drafts",
    summary: "Policies in the making.",
    access,
    query: pageQuery,
    answer: pageOf(draftSummarySchema),
    async handle({ hub, who, query }) {
      const after = query.after === undefined ? undefined : gt(policyDraft.position, query.after);
      const rows = await hub.store.db
        .select()
        .from(policyDraft)
        .where(and(eq(policyDraft.organisationId, who.organisation), after))
        .orderBy(asc(policyDraft.position))
        .limit(query.limit + 1);
      return toPage(rows, query.limit, toSummary);
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/policy/drafts",
    summary: "Begins a draft: from nothing, from what is sent, from a published version, or from the product's packs.",
    access,
    maxBytes: POLICY_BYTES,
    body: newDraftSchema,
    answer: policyDraftSchema,
    status: 201,
    async handle({ hub, who, body }) {
      const { title, note } = body;
      const start = await startOf(hub, who, body);
      const at = hub.now();
      const [row] = await hub.store.db
        .insert(policyDraft)
        .values({
          id: randomUUID(),
          organisationId: who.organisation,
          revision: 1,
          state: "draft",
          title,
          note,
          content: start,
          createdBy: who.userId,
          createdAt: at,
          updatedBy: who.userId,
          updatedAt: at,
        })
        .returning();
      if (!row) throw new Error("expected the row that was inserted");
      return toWhole(row);
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/policy/drafts/{id}",
    summary: "A draft with its content and last check.",
    access,
    params: byId,
    answer: policyDraftSchema,
    async handle({ hub, who, params }) {
      const row = await readDraft(hub, who, params.id);
      if (row.state === "draft") hub.checker.warm(row.content);
      return toWhole(row);
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/policy/drafts/{id}",
    summary: "Saves a draft, if nobody else has in between. It must be checked again.",
    access,
    params: byId,
    maxBytes: POLICY_BYTES,
    body: draftChangeSchema,
    answer: policyDraftSchema,
    async handle({ hub, who, params, body: { revision, title, content } }) {
      const row = await readDraft(hub, who, params.id);
      if (row.state === "published") throw conflict("published", "This draft was published; begin a new one from it.");
      const values = { ...(title ? { title } : {}), content, check: null, state: "draft" as const };
      const by = { updatedBy: who.userId, updatedAt: hub.now(), revision: revision + 1 };
      const changes = row.revision === revision ? compareContent(draftContentSchema.parse(row.content), content) : [];
      return toWhole(await change(hub, who, params.id, { revision, values: { ...values, ...by }, changes }));
    },
  }),
  endpoint({
    method: "patch",
    path: "/v1/policy/drafts/{id}",
    summary:
      "Changes parts of a draft, its title or its note, if nobody else has changed it in between. Changed parts must be checked again.",
    access,
    params: byId,
    maxBytes: POLICY_BYTES,
    body: draftEditsSchema,
    answer: draftSummarySchema,
    async handle({ hub, who, params, body: { revision, title, note, edits } }) {
      const row = await readDraft(hub, who, params.id);
      if (row.state === "published") throw conflict("published", "This draft was published; begin a new one from it.");
      if (row.revision !== revision) throw conflict("changed-since", "The draft was changed by someone else.");
      const edited = editContent(draftContentSchema.parse(row.content), edits);
      if (edited.kind === "refused") {
        throw unprocessable("no-such-place", "One of the changes does not fit the draft.", { edit: edited.at });
      }
      const { content } = edited;
      const by = { updatedBy: who.userId, updatedAt: hub.now(), revision: revision + 1 };
      const described = { title: title ?? row.title, note: note ?? row.note };
      const values = keepsCheck(edits) ? { content } : { content, check: null, state: "draft" as const };
      const renamed = (["title", "note"] as const).flatMap((key) =>
        described[key] === row[key] ? [] : [{ path: [key], before: row[key], after: described[key] }],
      );
      const written = {
        revision,
        values: { ...values, ...described, ...by },
        changes: [...renamed, ...edited.changes],
      };
      return toSummary(await change(hub, who, params.id, written));
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/policy/drafts/{id}/history",
    summary: "Who changed what of a draft, newest first.",
    access,
    params: byId,
    query: pageQuery,
    answer: pageOf(draftHistoryEntrySchema),
    async handle({ hub, who, params, query }) {
      await readDraft(hub, who, params.id);
      const before = query.after === undefined ? undefined : lt(policyDraftHistory.position, query.after);
      const rows = await hub.store.db
        .select()
        .from(policyDraftHistory)
        .where(and(eq(policyDraftHistory.draftId, params.id), before))
        .orderBy(desc(policyDraftHistory.position))
        .limit(query.limit + 1);
      return toPage(rows, query.limit, ({ position, revision, at, by, changes, more }) => {
        return { position: position ?? 0, revision, at: at.toISOString(), by, changes, more };
      });
    },
  }),
  endpoint({
    method: "delete",
    path: "/v1/policy/drafts/{id}",
    summary: "Throws a draft away. A published version stays.",
    access,
    params: byId,
    async handle({ hub, who, params }) {
      const { id, title, version } = await readDraft(hub, who, params.id);
      await hub.store.db.transaction(async (tx) => {
        await tx.delete(policyDraft).where(eq(policyDraft.id, id));
        // Who changed what of it goes with it; that it was there stays to be read.
        const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
        await audit(tx, { ...entry, action: "draft.deleted", detail: { title, version } });
      });
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/policy/drafts/{id}/check",
    summary: "Checks a draft: form, every example of every rule, conflicts, speed.",
    access,
    params: byId,
    answer: policyDraftSchema,
    refusals: {
      503: {
        "check-too-long":
          "the check exceeded its time limit (`detail.limitSeconds`) and was given up; the draft is kept.",
        "check-ended": "the check ended without an answer, as when the hub is stopped; the draft is kept.",
        "checks-waiting": "too many checks wait already; ask again after `detail.retryAfterSeconds`.",
      },
    },
    async handle({ hub, who, params }) {
      const row = await readDraft(hub, who, params.id);
      if (row.state === "published") throw unprocessable("published", "This draft was published already.");
      const check = await hub.checker.check(row.content, hub.now());
      // What is published next is asked for at once, by what browsers hold.
      if (check.sound) void packBase();
      const state = check.sound ? ("checked" as const) : ("draft" as const);
      return toWhole(await change(hub, who, row.id, { revision: row.revision, values: { check, state } }));
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/policy/drafts/{id}/publish",
    forgets: true,
    summary: "Publishes a checked draft as the next version.",
    access,
    params: byId,
    body: publishSchema,
    answer: versionSummarySchema,
    status: 201,
    async handle({ hub, who, params, body }) {
      const version = await publishDraft(hub, who, { ...body, draftId: params.id });
      hub.metrics.published.inc();
      return readVersionSummary(hub.store.db, who.organisation, version);
    },
  }),
];
