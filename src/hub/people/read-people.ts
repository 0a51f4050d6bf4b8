import { and, asc, eq, gt, inArray, type SQL } from "drizzle-orm";
import type { Person } from "../../model/exchange/people.ts";
import { member, teamMember, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

type Row = { position: number | null; person: Person };

async function read(db: Database, condition: SQL | undefined, limit: number): Promise<Row[]> {
  const rows = await db
    .select({ member, name: user.name, email: user.email })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(condition)
    .orderBy(asc(member.position))
    .limit(limit);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.member.userId);
  const places = await db.select().from(teamMember).where(inArray(teamMember.userId, ids));
  return rows.map(({ member: one, name, email }) => ({
    position: one.position,
    person: {
      id: one.userId,
      name,
      email,
      role: one.role,
      teams: places.filter(({ userId }) => userId === one.userId).map(({ teamId }) => teamId),
      delegate:
        one.delegateId && one.delegateUntil ? { id: one.delegateId, until: one.delegateUntil.toISOString() } : null,
      createdAt: one.createdAt.toISOString(),
    },
  }));
}

export async function readPerson(db: Database, organisation: string, userId: string): Promise<Person | undefined> {
  const [row] = await read(db, and(eq(member.organisationId, organisation), eq(member.userId, userId)), 1);
  return row?.person;
}

export async function readPeople(db: Database, organisation: string, page: { limit: number; after?: number }) {
  const after = page.after === undefined ? undefined : gt(member.position, page.after);
  const rows = await read(db, and(eq(member.organisationId, organisation), after), page.limit + 1);
  return toPage(rows, page.limit, ({ person }) => person);
}

/** Rows, one more than asked for where there is more, as a page. */
export function toPage<Row extends { position: number | null }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): { items: Item[]; next: number | null } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? (shown.at(-1)?.position ?? null) : null };
}
