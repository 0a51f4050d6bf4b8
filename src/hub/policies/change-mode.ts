import { and, desc, eq, isNull } from "drizzle-orm";
import type { RuleMode } from "../../model/exchange/bundle.ts";
import { type DraftContent, draftContentSchema } from "../../model/exchange/policy-work.ts";
import { composePolicy } from "../../policy/drafts/compose-policy.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { organisation, policyRollout, policyVersion } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { addPublication } from "./publish.ts";

type Who = Pick<Principal, "userId" | "organisation">;

const EVERY_BROWSER = 10_000;

/**
 * The organisation's versions that some browser has, newest first: up to the one that everybody gets whom none before it
 * reaches. Teams' own versions are made along with them.
 */
async function versionsInUse(db: Database, organisationId: string) {
  const rows = await db
    .select({
      version: policyRollout.version,
      teamIds: policyRollout.teamIds,
      share: policyRollout.share,
      content: policyVersion.content,
    })
    .from(policyRollout)
    .innerJoin(
      policyVersion,
      and(
        eq(policyVersion.organisationId, policyRollout.organisationId),
        eq(policyVersion.version, policyRollout.version),
      ),
    )
    .where(and(eq(policyRollout.organisationId, organisationId), isNull(policyVersion.teamId)))
    .orderBy(desc(policyRollout.version))
    .limit(50);
  const last = rows.findIndex(({ teamIds, share }) => (teamIds ?? null) === null && share >= EVERY_BROWSER);
  return last < 0 ? rows : rows.slice(0, last + 1);
}

const isMilder = (mode: RuleMode, asked: RuleMode) => mode !== "off" && mode !== asked;

function hasRule(content: DraftContent, ruleId: string): boolean {
  const composed = composePolicy(content);
  return composed.kind !== "invalid" && composed.policy.rules.some(({ id }) => id === ruleId);
}

/** The content with the rule's mode changed for the organisation, and for teams that have a mode of their own for it. */
function withMode(content: DraftContent, ruleId: string, mode: RuleMode): DraftContent {
  const changed = (modes: Record<string, RuleMode>, own: RuleMode | undefined) =>
    own !== undefined && isMilder(own, mode) ? { ...modes, [ruleId]: mode } : modes;
  const { terms, teams } = content;
  return {
    ...content,
    terms: { ...terms, modes: changed(terms.modes, terms.modes[ruleId] ?? "enforce") },
    teams: teams.map((part) => ({ ...part, modes: changed(part.modes, part.modes[ruleId]) })),
  };
}

/**
 * Changes how far one rule is rolled out, wherever it is in use, by new versions for the same browsers as before. A
 * milder mode takes nothing from what the check of a version found, so it is not checked again.
 * @returns the new versions, oldest first
 * @throws when no version in use has this rule in another, stricter mode
 */
export async function changeMode(
  tx: Database,
  { keys, now }: Pick<HubParts, "keys" | "now">,
  who: Who,
  asked: { ruleId: string; mode: Extract<RuleMode, "monitor" | "hint">; note: string },
): Promise<number[]> {
  // The lock on the numbering first: nothing is published between reading and writing.
  await tx.select().from(organisation).where(eq(organisation.id, who.organisation)).for("update");
  const inUse = await versionsInUse(tx, who.organisation);
  const isMeant = ({ content }: (typeof inUse)[number]) => {
    const parsed = draftContentSchema.parse(content);
    const modes = [parsed.terms.modes[asked.ruleId] ?? "enforce", ...parsed.teams.map((t) => t.modes[asked.ruleId])];
    return modes.some((mode) => mode && isMilder(mode, asked.mode)) && hasRule(parsed, asked.ruleId);
  };
  const oldest = inUse.findLastIndex(isMeant);
  if (oldest < 0) throw notFound("rule");
  const versions: number[] = [];
  // What is newer than the oldest one that changes must stay newer, changed or not.
  for (const row of inUse.slice(0, oldest + 1).reverse()) {
    const content = draftContentSchema.parse(row.content);
    const changed = isMeant(row) ? withMode(content, asked.ruleId, asked.mode) : content;
    const rollout = { teams: row.teamIds ?? null, share: row.share / 100 };
    versions.push(await addPublication(tx, { keys, now }, who, { content: changed, note: asked.note, rollout }));
  }
  return versions;
}

/** The mode of each rule in the newest version in use that names it; rules that none names are enforced. */
export async function modesInUse(db: Database, organisationId: string): Promise<Record<string, RuleMode>> {
  const rows = await versionsInUse(db, organisationId);
  const modes: Record<string, RuleMode> = {};
  for (const { content } of rows.reverse()) Object.assign(modes, draftContentSchema.parse(content).terms.modes);
  return modes;
}
