import { and, arrayOverlaps, eq, inArray, isNotNull, not, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { PolicyHold } from "../../model/exchange/evidence.ts";
import { DEFAULT_REVIEW_DAYS, type LegalHold } from "../../model/exchange/hub-terms.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import type { ArchiveKeys } from "../keys/archive-keys.ts";
import { rolledOut } from "../policies/publications.ts";
import { organisation, policyRollout, policyVersion } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

type Keys = Pick<ArchiveKeys, "blind">;
type LookUps = Pick<ArchiveKeys, "blinds" | "ids">;

/** What the policies in force order of what the hub keeps. */
export type Keeping = {
  /**
   * The holds of every version that some browser may get: one that only a team has holds for the whole organisation, and
   * a hold ends when a version without it is for everyone. In doubt a letter stays.
   */
  holds: Holds;
  /** The longest of them. Null: a version of a release that kept reviews for good is in force. */
  reviewDays: number | null;
};
export type Holds = readonly (PolicyHold & Pick<LegalHold, "to">)[];

export async function readKeeping(db: Database, organisationId: string): Promise<Keeping> {
  const published = db
    .select({ number: sql`coalesce(${policyVersion.publication}, ${policyVersion.version})` })
    .from(policyVersion)
    .innerJoin(
      policyRollout,
      and(
        eq(policyRollout.organisationId, policyVersion.organisationId),
        eq(policyRollout.version, policyVersion.version),
      ),
    )
    .where(rolledOut(db, organisationId));
  type Terms = { legalHold?: LegalHold[]; reviewDays?: number };
  // Versions of one publication have the same terms; the content itself is large.
  const rows = await db
    .select({
      version: policyVersion.version,
      terms: sql<Terms | null>`${policyVersion.content}->'terms'->'evidence'`,
    })
    .from(policyVersion)
    .where(and(eq(policyVersion.organisationId, organisationId), inArray(policyVersion.version, published)))
    .orderBy(policyVersion.version);
  const holds = rows.flatMap(({ version, terms }) =>
    (terms?.legalHold ?? []).map(({ reason, to }, index) => ({
      ...{ version, number: index + 1, reason },
      ...(to ? { to } : {}),
    })),
  );
  const days = rows.flatMap(({ terms }) => terms?.reviewDays ?? []);
  const longest = days.length < rows.length ? null : Math.max(...days);
  return { holds, reviewDays: rows.length === 0 ? DEFAULT_REVIEW_DAYS : longest };
}

export const readHolds = async (db: Database, organisationId: string): Promise<Holds> =>
  (await readKeeping(db, organisationId)).holds;

/** Keeps new versions from being published until the transaction ends: what it reads of them is true until then. */
export async function lockKeeping(tx: Database, organisationId: string): Promise<Keeping> {
  await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.id, organisationId)).for("share");
  return readKeeping(tx, organisationId);
}

/** What a hold names, or what a recipient is named by: the whole, and each domain that it is in. */
function namesOf(recipient: string): string[] {
  const address = recipient.trim().toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 0) return [`fax:${address.replace(/\D/g, "")}`];
  const labels = address.slice(at + 1).split(".");
  return [address, ...labels.map((_, index) => `@${labels.slice(index).join(".")}`)];
}

const nameOfHeld = (held: string): string =>
  held.includes("@") ? held : held.startsWith("+") ? `fax:${held.slice(1)}` : `@${held}`;

const wordOf = (name: string): string => `recipient ${name}`;

/** Whom a letter is to, as keyed hashes: holds find it by them without opening it. */
export function addresseesOf(
  keys: Keys,
  organisationId: string,
  { to, cc, bcc }: Pick<CanonicalDraft, "to" | "cc" | "bcc">,
): string[] {
  const names = new Set([...to, ...cc, ...bcc].flatMap(namesOf));
  return [...names].map((name) => keys.blind(wordOf(name), organisationId));
}

const heldNames = (keys: LookUps, organisationId: string, holds: readonly Pick<LegalHold, "to">[]): string[] => {
  const names = new Set(holds.flatMap(({ to = [] }) => to.map(nameOfHeld)));
  return [...names].flatMap((name) => keys.blinds(wordOf(name), organisationId));
};

const isOfAll = ({ to }: Pick<LegalHold, "to">) => to === undefined;

/**
 * Is what has these addressees held by none? Where they are not noted yet, or noted with a key that is not here, nobody
 * knows: it is not free.
 */
export function isFree(
  keys: LookUps,
  organisationId: string,
  holds: Holds,
  { addressees, keyId }: { addressees: PgColumn; keyId: PgColumn },
): SQL | undefined {
  if (holds.some(isOfAll)) return sql`false`;
  const names = heldNames(keys, organisationId, holds);
  if (names.length === 0) return sql`true`;
  return and(isNotNull(addressees), inArray(keyId, [...keys.ids]), not(arrayOverlaps(addressees, names)));
}

/** The first of the holds that a letter is under; null when it is under none. */
export function findHold(
  keys: LookUps,
  organisationId: string,
  holds: Holds,
  addressees: readonly string[],
): PolicyHold | null {
  const found = holds.find(
    (hold) => isOfAll(hold) || heldNames(keys, organisationId, [hold]).some((name) => addressees.includes(name)),
  );
  return found ? { version: found.version, number: found.number, reason: found.reason } : null;
}
