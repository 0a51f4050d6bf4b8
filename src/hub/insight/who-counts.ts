import { and, eq, isNull } from "drizzle-orm";
import { browser, member, teamMember } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { type ShownGroups, toShownGroups } from "./groups.ts";

/** For whom a fact of a person is counted. */
export type CountedFor = { shown: boolean; teams: string[] };

export type WhoCounts = {
  /** @param db inside a transaction its own: another question to the embedded database would wait for its end */
  of(db: Database, organisation: string, userId: string): Promise<CountedFor>;
  shown(db: Database, organisation: string): Promise<ShownGroups>;
  /** People, teams or browsers changed. */
  forget(organisation?: string): void;
};

type Known = { groups: ShownGroups; teams: ReadonlyMap<string, readonly string[]> };

/** Facts come from people with a browser; the others of a team would only seem to be company. */
export function createWhoCounts(): WhoCounts {
  const known = new Map<string, Known>();
  let generation = 0;

  async function read(db: Database, organisation: string): Promise<Known> {
    const there = known.get(organisation);
    if (there) return there;
    const asked = generation;
    const rows = await db
      .selectDistinct({ id: member.userId, team: teamMember.teamId })
      .from(member)
      .innerJoin(browser, and(eq(browser.userId, member.userId), isNull(browser.revokedAt)))
      .leftJoin(teamMember, eq(teamMember.userId, member.userId))
      .where(eq(member.organisationId, organisation));
    const teams = new Map<string, string[]>();
    for (const { id, team } of rows) teams.set(id, [...(teams.get(id) ?? []), ...(team ? [team] : [])]);
    const made = { teams, groups: toShownGroups([...teams].map(([id, own]) => ({ id, teams: own }))) };
    if (asked === generation) known.set(organisation, made);
    return made;
  }

  return {
    async of(db, organisation, userId) {
      const { groups, teams } = await read(db, organisation);
      const own = teams.get(userId) ?? [];
      return { shown: groups.everyone, teams: groups.everyone ? own.filter((id) => groups.teams.has(id)) : [] };
    },
    shown: async (db, organisation) => (await read(db, organisation)).groups,
    forget(organisation) {
      generation += 1;
      if (organisation === undefined) known.clear();
      else known.delete(organisation);
    },
  };
}
