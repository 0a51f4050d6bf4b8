import { and, desc, eq, gt, isNull, max, type SQL, sql } from "drizzle-orm";
import { type BundleTerms, bundleTermsSchema } from "../../model/exchange/bundle.ts";
import type { Principal } from "../http/endpoint.ts";
import { browser, policyRollout, policyVersion, teamMember } from "../store/schema/index.ts";
import type { Database, Store } from "../store/store.ts";
import { writeFrom } from "./bases.ts";
import { type Encoded, encodeText } from "./encodings.ts";

/** One version as it is served. */
export type Served = Encoded & {
  version: number;
  etag: string;
  /** Without what a browser has already, by the name of what that is; whole where the name says nothing here. */
  since(base: string): Promise<Encoded>;
};

export type Publications = {
  /** The version that a browser is to have; undefined when none was published for it. */
  forBrowser(who: Principal): Promise<Served | undefined>;
  /** The terms of that version, or the defaults. */
  termsFor(who: Principal): Promise<BundleTerms>;
  /** This browser may belong elsewhere now. */
  forgetPlace(organisation: string, browserId: string): void;
  /** Something was published, rolled out or moved between teams. */
  forget(organisation?: string): void;
};

type Row = { version: number; teamIds: string[] | null; share: number };
/** A share in hundredths of a percent. */
const EVERY_BROWSER = 10_000;
/** Most browsers are a version or two behind; whoever is on a rarer one gets the whole. */
const MOST_BASES = 32;

/** Versions that some browser of the organisation may get: a condition on `policyRollout`. */
export function rolledOut(db: Database, organisation: string): SQL | undefined {
  const own = eq(policyRollout.organisationId, organisation);
  // What is for everyone ends the search: each publishing makes a version for every team that has something of its own,
  // so there may be any number of them before it.
  const forAll = db
    .select({ version: max(policyRollout.version) })
    .from(policyRollout)
    .where(and(own, isNull(policyRollout.teamIds), eq(policyRollout.share, EVERY_BROWSER)));
  return and(own, gt(policyRollout.share, 0), sql`${policyRollout.version} >= coalesce((${forAll}), 0)`);
}

type Place = { bucket: number; teams: string[] };
type Known = { rows: Promise<Row[]>; places: Map<string, Promise<Place>>; served: Map<number, Promise<Served>> };

/** What was published, kept in memory and forgotten at every event: most questions are “nothing new?”. */
export function createPublications({ db }: Pick<Store, "db">): Publications {
  const known = new Map<string, Known>();

  function knownOf(organisation: string): Known {
    const there = known.get(organisation);
    if (there) return there;
    const rows = db
      .select({ version: policyRollout.version, teamIds: policyRollout.teamIds, share: policyRollout.share })
      .from(policyRollout)
      .where(rolledOut(db, organisation))
      .orderBy(desc(policyRollout.version))
      .then((found) => found.map((row) => ({ ...row, teamIds: row.teamIds ?? null })));
    const made: Known = { rows, places: new Map(), served: new Map() };
    known.set(organisation, made);
    // A database that did not answer is asked again by the next one.
    rows.catch(() => known.delete(organisation));
    return made;
  }

  async function readPlace({ browserId = "", userId }: Principal): Promise<Place> {
    const [[row], teams] = await Promise.all([
      db.select({ bucket: browser.bucket, team: browser.teamId }).from(browser).where(eq(browser.id, browserId)),
      db.select({ id: teamMember.teamId }).from(teamMember).where(eq(teamMember.userId, userId)),
    ]);
    const ids = teams.map(({ id }) => id);
    return { bucket: row?.bucket ?? 9999, teams: row?.team ? [row.team, ...ids] : ids };
  }

  async function readServed(organisation: string, version: number): Promise<Served> {
    const [row] = await db
      .select({ document: policyVersion.document, digest: policyVersion.digest })
      .from(policyVersion)
      .where(and(eq(policyVersion.organisationId, organisation), eq(policyVersion.version, version)));
    if (!row) throw new Error(`expected version ${version}, which is rolled out`);
    const whole = encodeText(row.document);
    const parts = new Map<string, Promise<Encoded>>();
    return {
      version,
      etag: `"${version}-${row.digest.slice(0, 16)}"`,
      ...whole,
      since(name) {
        const known = parts.get(name);
        if (known) return known;
        if (parts.size >= MOST_BASES) return Promise.resolve(whole);
        const made = writeFrom(db, organisation, { document: row.document, name }).then((text) => {
          if (text !== undefined) return encodeText(text);
          // A name that says nothing here takes nobody's place.
          parts.delete(name);
          return whole;
        });
        parts.set(name, made);
        made.catch(() => parts.delete(name));
        return made;
      },
    };
  }

  async function versionFor(who: Principal): Promise<{ at: Known; version: number } | undefined> {
    const at = knownOf(who.organisation);
    const key = who.browserId ?? who.userId;
    const asked = at.places.get(key) ?? readPlace(who);
    at.places.set(key, asked);
    asked.catch(() => at.places.delete(key));
    const [rows, place] = await Promise.all([at.rows, asked]);
    const row = rows.find(
      ({ teamIds, share }) =>
        place.bucket < share && (teamIds === null || teamIds.some((id) => place.teams.includes(id))),
    );
    return row && { at, version: row.version };
  }

  async function forBrowser(who: Principal): Promise<Served | undefined> {
    const found = await versionFor(who);
    if (!found) return undefined;
    const { at, version } = found;
    const served = at.served.get(version) ?? readServed(who.organisation, version);
    at.served.set(version, served);
    served.catch(() => at.served.delete(version));
    return served;
  }

  return {
    forBrowser,
    async termsFor(who) {
      const served = await forBrowser(who);
      if (!served) return bundleTermsSchema.parse({});
      const { payload } = JSON.parse(served.plain);
      const { graceDays, afterGrace, engine, modes, reviews, evidence } = payload;
      return bundleTermsSchema.parse({ graceDays, afterGrace, engine, modes, reviews, evidence });
    },
    forgetPlace(organisation, browserId) {
      known.get(organisation)?.places.delete(browserId);
    },
    forget(organisation) {
      if (organisation === undefined) known.clear();
      else known.delete(organisation);
    },
  };
}
