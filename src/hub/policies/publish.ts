import { createHash } from "node:crypto";
import { and, desc, eq, or } from "drizzle-orm";
import type { PolicyBundle } from "../../model/exchange/bundle.ts";
import { toBundleEvidence } from "../../model/exchange/hub-terms.ts";
import {
  type DraftContent,
  draftContentSchema,
  type Rollout,
  type TeamPart,
} from "../../model/exchange/policy-work.ts";
import type { Issue } from "../../model/issues.ts";
import { policySchema } from "../../model/policy.ts";
import { withoutDefaults } from "../../model/without-defaults.ts";
import { composePolicy, isOwnPart } from "../../policy/drafts/compose-policy.ts";
import { canonicalText } from "../../trust/canonical.ts";
import { signDocument } from "../../trust/signed.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, notFound, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import type { Keyring } from "../keys/keyring.ts";
import { audit } from "../people/audit.ts";
import { requireTeams } from "../people/teams.ts";
import { notify } from "../store/notify.ts";
import { organisation, policyDraft, policyRollout, policyVersion, team } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

type Parts = Pick<HubParts, "store" | "keys" | "now">;
type Who = Pick<Principal, "userId" | "organisation">;

/**
 * Makes a checked draft the next version: numbered, signed, rolled out, noted and told, or none of it.
 * @returns the organisation's new version's number; teams that have something of their own get the numbers after it
 */
export async function publishDraft(
  { store, keys, now }: Parts,
  who: Who,
  asked: { draftId: string; revision: number; note: string; rollout: Rollout },
): Promise<number> {
  return store.db.transaction(async (tx) => {
    const [draft] = await tx
      .select()
      .from(policyDraft)
      .where(and(eq(policyDraft.id, asked.draftId), eq(policyDraft.organisationId, who.organisation)))
      .for("update");
    if (!draft) throw notFound("draft");
    if (draft.revision !== asked.revision) throw conflict("changed-since", "The draft was changed by someone else.");
    if (draft.state === "published") throw conflict("published", "This draft was published already.");
    if (draft.state !== "checked" || !draft.check?.sound) {
      throw unprocessable("not-checked", "Only a draft whose check found nothing wrong is published.");
    }
    const version = await addPublication(tx, { keys, now }, who, { ...asked, content: draft.content });
    await tx.update(policyDraft).set({ state: "published", version }).where(eq(policyDraft.id, draft.id));
    return version;
  });
}

/** Brings back what an older version said, as a new version: browsers never go to an older number. */
export async function rollBack(
  { store, keys, now }: Parts,
  who: Who,
  asked: { version: number; note: string; rollout: Rollout },
): Promise<number> {
  return store.db.transaction(async (tx) => {
    const [old] = await tx
      .select({ content: policyVersion.content })
      .from(policyVersion)
      .where(and(eq(policyVersion.organisationId, who.organisation), eq(policyVersion.version, asked.version)));
    if (!old) throw notFound("version");
    return addPublication(tx, { keys, now }, who, { ...asked, content: old.content, rollsBackTo: asked.version });
  });
}

/** Changes who gets a version, and with it those that were published for teams at the same time. */
export async function setRollout({ store, now }: Parts, who: Who, version: number, rollout: Rollout): Promise<void> {
  await store.db.transaction(async (tx) => {
    // As publishing does: whoever deletes letters by the holds in force has them stand still.
    await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(eq(organisation.id, who.organisation))
      .for("update");
    await requireTeams(tx, who.organisation, rollout.teams ?? []);
    const group = await tx
      .select({ version: policyVersion.version, team: policyVersion.teamId })
      .from(policyVersion)
      .where(
        and(
          eq(policyVersion.organisationId, who.organisation),
          or(eq(policyVersion.version, version), eq(policyVersion.publication, version)),
        ),
      );
    if (!group.some((one) => one.version === version)) throw notFound("version");
    for (const one of group) {
      // A team's own version, asked about by its own number, gets what was asked; beside the organisation's, its part.
      const part = one.team !== null && one.version !== version ? partOf(rollout, one.team) : rollout;
      await tx
        .update(policyRollout)
        .set({ ...toRow(part), updatedBy: who.userId, updatedAt: now() })
        .where(and(eq(policyRollout.organisationId, who.organisation), eq(policyRollout.version, one.version)));
    }
    const entry = { organisation: who.organisation, actor: who.userId, target: String(version), now: now() };
    await audit(tx, { ...entry, action: "policy.rolled-out", detail: rollout });
    await notify(tx, { organisation: who.organisation, event: "policy" });
  });
}

/** What of a roll-out a team's own version gets: nobody, when the team is not meant. */
const partOf = ({ teams, share }: Rollout, team: string): Rollout => ({
  teams: [team],
  share: teams === null || teams.includes(team) ? share : 0,
});

type Addition = { content: DraftContent; note: string; rollout: Rollout; rollsBackTo?: number };

/**
 * Adds the organisation's next version within a transaction, then one for each team that has a layer or modes of its own: a
 * team's number is higher. Whoever calls answers for the content having been checked. @returns the organisation's version
 */
export async function addPublication(
  tx: Database,
  { keys, now }: Pick<Parts, "keys" | "now">,
  who: Who,
  added: Addition,
) {
  // One after the other within an organisation: its row is the lock on the numbering.
  const [org] = await tx.select().from(organisation).where(eq(organisation.id, who.organisation)).for("update");
  if (!org) throw notFound("organisation");
  await requireTeams(tx, who.organisation, added.rollout.teams ?? []);
  const [last] = await tx
    .select({ version: policyVersion.version })
    .from(policyVersion)
    .where(eq(policyVersion.organisationId, who.organisation))
    .orderBy(desc(policyVersion.version))
    .limit(1);
  const publication = (last?.version ?? 0) + 1;
  const content = draftContentSchema.parse(added.content);
  const existing = new Set(
    (await tx.select({ id: team.id }).from(team).where(eq(team.organisationId, who.organisation))).map(({ id }) => id),
  );
  // A team that was dissolved since has nobody left to get anything.
  const parts = content.teams.filter((part) => isOwnPart(part) && existing.has(part.team));
  const at = now();
  const signing = { profile: org.settings.profile, key: await keys.signingKey(who.organisation), at };
  await addVersion(tx, signing, who, { ...added, content, publication, version: publication });
  for (const [index, part] of parts.entries()) {
    const rollout = partOf(added.rollout, part.team);
    const version = publication + 1 + index;
    await addVersion(tx, signing, who, { ...added, content, publication, version, rollout, part });
  }
  const { note, rollsBackTo: to } = added;
  const entry = { organisation: who.organisation, actor: who.userId, target: String(publication), now: at };
  await (to === undefined
    ? audit(tx, { ...entry, action: "policy.published", detail: { note } })
    : audit(tx, { ...entry, action: "policy.rolled-back", detail: { note, to } }));
  await notify(tx, { organisation: who.organisation, event: "policy" });
  return publication;
}

const withoutCodes = ({ path, expected, found }: Issue) => ({ path, expected, found });

type Signing = { profile: PolicyBundle["profile"]; key: Awaited<ReturnType<Keyring["signingKey"]>>; at: Date };
type VersionAddition = Addition & { version: number; publication: number; part?: TeamPart };

async function addVersion(tx: Database, { profile, key, at }: Signing, who: Who, added: VersionAddition) {
  const { content, version, part } = added;
  const composed = composePolicy(content, part);
  if (composed.kind === "invalid") {
    throw unprocessable("not-a-policy", "This is not a policy.", composed.issues.slice(0, 20).map(withoutCodes));
  }
  const expiresAt = new Date(at.getTime() + content.validDays * 86_400_000);
  const bundle: Omit<PolicyBundle, "policy"> & { policy: unknown } = {
    ...content.terms,
    evidence: toBundleEvidence(content.terms.evidence),
    modes: composed.modes,
    kind: "policy",
    format: 1,
    organisation: who.organisation,
    version,
    issuedAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(profile ? { profile } : {}),
    policy: withoutDefaults(policySchema, composed.policy),
  };
  const document = canonicalText(await signDocument(bundle, "policy", key));
  await tx.insert(policyVersion).values({
    organisationId: who.organisation,
    version,
    publication: added.publication,
    teamId: part?.team,
    document,
    digest: createHash("sha256").update(document).digest("hex"),
    content: added.content,
    note: added.note,
    rollsBackTo: added.rollsBackTo,
    publishedBy: who.userId,
    issuedAt: at,
    expiresAt,
  });
  await tx.insert(policyRollout).values({
    organisationId: who.organisation,
    version,
    ...toRow(added.rollout),
    updatedBy: who.userId,
    updatedAt: at,
  });
}

/** A share is kept in hundredths of a percent, as browsers' buckets are numbered. */
const toRow = ({ teams, share }: Rollout) => ({ teamIds: teams, share: Math.round(share * 100) });
