import { and, desc, eq, lt } from "drizzle-orm";
import { notFound } from "../http/refusal.ts";
import { policyRollout, policyVersion } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

const summaryColumns = {
  version: policyVersion.version,
  publication: policyVersion.publication,
  team: policyVersion.teamId,
  note: policyVersion.note,
  rollsBackTo: policyVersion.rollsBackTo,
  publishedBy: policyVersion.publishedBy,
  issuedAt: policyVersion.issuedAt,
  expiresAt: policyVersion.expiresAt,
  digest: policyVersion.digest,
  teamIds: policyRollout.teamIds,
  share: policyRollout.share,
};

type Row = {
  version: number;
  publication: number | null;
  team: string | null;
  note: string;
  rollsBackTo: number | null;
  publishedBy: string;
  issuedAt: Date;
  expiresAt: Date;
  digest: string;
  teamIds: string[] | null;
  share: number;
};

function toSummary({ teamIds, share, issuedAt, expiresAt, ...row }: Row) {
  return {
    ...row,
    publication: row.publication ?? row.version,
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    rollout: { teams: teamIds ?? null, share: share / 100 },
  };
}

const sameVersion = and(
  eq(policyRollout.organisationId, policyVersion.organisationId),
  eq(policyRollout.version, policyVersion.version),
);

/** Published versions, newest first; `after` is the number of the last one seen. */
export async function readVersions(db: Database, organisation: string, page: { limit: number; after?: number }) {
  const older = page.after === undefined ? undefined : lt(policyVersion.version, page.after);
  const rows = await db
    .select(summaryColumns)
    .from(policyVersion)
    .innerJoin(policyRollout, sameVersion)
    .where(and(eq(policyVersion.organisationId, organisation), older))
    .orderBy(desc(policyVersion.version))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return { items: shown.map(toSummary), next: rows.length > page.limit ? (shown.at(-1)?.version ?? null) : null };
}

/** What of a version stands in the list of versions. */
export async function readVersionSummary(db: Database, organisation: string, version: number) {
  const [row] = await db
    .select(summaryColumns)
    .from(policyVersion)
    .innerJoin(policyRollout, sameVersion)
    .where(and(eq(policyVersion.organisationId, organisation), eq(policyVersion.version, version)));
  if (!row) throw notFound("version");
  return toSummary(row);
}

export async function readVersion(db: Database, organisation: string, version: number) {
  const [row] = await db
    .select({ ...summaryColumns, content: policyVersion.content })
    .from(policyVersion)
    .innerJoin(policyRollout, sameVersion)
    .where(and(eq(policyVersion.organisationId, organisation), eq(policyVersion.version, version)));
  if (!row) throw notFound("version");
  const { content, ...rest } = row;
  return { ...toSummary(rest), content };
}

/** The signed document, as browsers get it, for managed storage, a static address or a file. */
export async function readDocument(db: Database, organisation: string, version: number): Promise<string> {
  const [row] = await db
    .select({ document: policyVersion.document })
    .from(policyVersion)
    .where(and(eq(policyVersion.organisationId, organisation), eq(policyVersion.version, version)));
  if (!row) throw notFound("version");
  return row.document;
}
