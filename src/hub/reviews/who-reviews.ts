import { and, eq, gt, inArray, not, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Role } from "../../model/exchange/shared.ts";
import type { Principal } from "../http/endpoint.ts";
import { member, review, teamMember, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

/**
 * Which letters a person may answer: administrators all; supervisors those of writers in their teams and of writers
 * without a team, all when they have no team themselves; a delegate those of whom they stand in for. Nobody their own,
 * nor does anyone in their name.
 * @returns a condition on `review`; undefined for people who answer none
 */
export async function reviewableBy(db: Database, who: Principal, now: Date): Promise<SQL | undefined> {
  if (who.kind === "browser") return undefined;
  const people = await placesOf(db, who, now);
  const scopes = await Promise.all(people.map((person) => scopeOf(db, person)));
  const open = scopes.filter((scope) => scope !== undefined);
  if (open.length === 0) return undefined;
  const isOwn = eq(review.writerId, who.userId);
  return and(eq(review.organisationId, who.organisation), not(isOwn), or(...open));
}

/** A person's own place, and those of whom they stand in for. */
async function placesOf(db: Database, who: Principal, now: Date): Promise<Pick<Principal, "userId" | "role">[]> {
  const standsInFor = await db
    .select({ userId: member.userId, role: member.role })
    .from(member)
    .where(
      and(
        eq(member.organisationId, who.organisation),
        eq(member.delegateId, who.userId),
        gt(member.delegateUntil, now),
        inArray(member.role, ["supervisor", "administrator"]),
      ),
    );
  return [{ userId: who.userId, role: who.role }, ...standsInFor];
}

/**
 * Whose records and kept letters a person may see: of the writers whose letters they may answer, and their own.
 * @returns a condition on a column with the writer, as often as it is asked for
 */
export async function overseenBy(db: Database, who: Principal, now: Date): Promise<(writer: PgColumn) => SQL> {
  const people = await placesOf(db, who, now);
  const scopes = (await Promise.all(people.map((person) => writersOf(db, person)))).filter((one) => one !== undefined);
  return (writer) => or(...scopes.map((scope) => scope(writer))) ?? sql`false`;
}

async function scopeOf(db: Database, person: Pick<Principal, "userId" | "role">): Promise<SQL | undefined> {
  const scope = await writersOf(db, person);
  return scope && and(scope(review.writerId), not(eq(review.writerId, person.userId)));
}

type Scope = (writer: PgColumn) => SQL | undefined;
const everyone: Scope = () => sql`true`;

async function writersOf(
  db: Database,
  { userId, role }: Pick<Principal, "userId" | "role">,
): Promise<Scope | undefined> {
  if (role === "administrator") return everyone;
  if (role !== "supervisor") return undefined;
  const teams = await db.select({ id: teamMember.teamId }).from(teamMember).where(eq(teamMember.userId, userId));
  if (teams.length === 0) return everyone;
  const inTeams = db
    .select({ userId: teamMember.userId })
    .from(teamMember)
    .where(
      inArray(
        teamMember.teamId,
        teams.map(({ id }) => id),
      ),
    );
  const inAnyTeam = db.select({ userId: teamMember.userId }).from(teamMember);
  return (writer) => or(inArray(writer, inTeams), not(inArray(writer, inAnyTeam)));
}

const MOST_NAMED = 20;

/**
 * Names of those who may answer a writer's letters, as `reviewableBy` has it: supervisors of the writer's teams or
 * without a team, and who stands in for them; administrators where there is no supervisor.
 */
export async function reviewersOf(db: Database, writer: Pick<Principal, "organisation" | "userId">, now: Date) {
  const [people, places] = await Promise.all([
    db
      .select({
        id: member.userId,
        role: member.role,
        delegate: member.delegateId,
        until: member.delegateUntil,
        name: user.name,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.organisationId, writer.organisation))
      .orderBy(member.position),
    db
      .select({ teamId: teamMember.teamId, userId: teamMember.userId })
      .from(teamMember)
      .innerJoin(member, eq(member.userId, teamMember.userId))
      .where(eq(member.organisationId, writer.organisation)),
  ]);
  const teamsOf = (id: string) => places.filter(({ userId }) => userId === id).map(({ teamId }) => teamId);
  const own = teamsOf(writer.userId);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const answering = (role: Role) =>
    people
      .filter((person) => person.role === role && person.id !== writer.userId)
      .filter(({ id }) => {
        const teams = role === "supervisor" ? teamsOf(id) : [];
        return own.length === 0 || teams.length === 0 || teams.some((team) => own.includes(team));
      })
      .map(({ id, delegate, until }) => (delegate && until && until > now ? delegate : id))
      .filter((id) => id !== writer.userId);
  const supervisors = answering("supervisor");
  const ids = supervisors.length > 0 ? supervisors : answering("administrator");
  return [...new Set(ids)].flatMap((id) => nameOf.get(id) ?? []).slice(0, MOST_NAMED);
}
