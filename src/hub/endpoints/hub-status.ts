import { and, count, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { ENGINE_VERSION } from "../../model/exchange/bundle.ts";
import { hubStatusSchema } from "../../model/exchange/hub-status.ts";
import { organisationSettingsSchema } from "../../model/exchange/people.ts";
import { isFree, readHolds } from "../evidence/policy-holds.ts";
import { endpoint } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import { archive, browser, chainHead, organisation, policyVersion } from "../store/schema/index.ts";

/** When this process came up. */
const upForMs = () => process.uptime() * 1000;

const number = (text: ReturnType<typeof sql>) => text.mapWith(Number) as ReturnType<typeof sql<number>>;

export const hubStatusEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/hub",
    summary: "How the hub is: store, chain, keys, and how many browsers run which policy version.",
    access: { roles: ["supervisor", "administrator"] },
    answer: hubStatusSchema,
    async handle({ hub, who }) {
      const { db, kind } = hub.store;
      const now = hub.now();
      const [org] = await db.select().from(organisation).where(eq(organisation.id, who.organisation));
      const [head] = await db.select().from(chainHead).where(eq(chainHead.organisationId, who.organisation));
      if (!org || !head) throw notFound("organisation");
      const { silentAfterHours } = organisationSettingsSchema.parse(org.settings);
      const heardBy = new Date(now.getTime() - silentAfterHours * 3_600_000);
      const enrolled = and(eq(browser.organisationId, who.organisation), isNull(browser.revokedAt));
      const reach = await db
        .select({
          version: browser.policyVersion,
          browsers: count(),
          refused: number(sql`count(*) filter (where ${browser.policyRefusal} is not null)`),
        })
        .from(browser)
        .where(enrolled)
        .groupBy(browser.policyVersion)
        .orderBy(sql`${browser.policyVersion} desc nulls last`);
      const isSilent = or(isNull(browser.lastSeenAt), lt(browser.lastSeenAt, heardBy));
      const [browsers] = await db
        .select({
          enrolled: count(),
          silent: number(sql`count(*) filter (where ${isSilent})`),
          unprotected: number(sql`count(*) filter (where ${browser.protection} <> 'protected')`),
        })
        .from(browser)
        .where(enrolled);
      const holds = await readHolds(db, who.organisation);
      const onHold = sql`${archive.legalHold} or not (${isFree(hub.archiveKeys, who.organisation, holds, archive)})`;
      const [letters] = await db
        .select({ letters: count(), onHold: number(sql`count(*) filter (where ${onHold})`) })
        .from(archive)
        .where(eq(archive.organisationId, who.organisation));
      const [newest] = await db
        .select({ version: policyVersion.version })
        .from(policyVersion)
        .where(eq(policyVersion.organisationId, who.organisation))
        .orderBy(desc(policyVersion.version))
        .limit(1);
      const [size] = await db
        .select({ bytes: number(sql`pg_database_size(current_database())`) })
        .from(sql`(select 1) one`);
      const { values } = await hub.metrics.streams.get();
      return {
        version: ENGINE_VERSION,
        startedAt: new Date(now.getTime() - upForMs()).toISOString(),
        now: now.toISOString(),
        store: {
          kind,
          bytes: size?.bytes ?? 0,
          records: head.length,
          letters: letters?.letters ?? 0,
          lettersOnHold: letters?.onHold ?? 0,
        },
        chain: { length: head.length, hash: head.hash },
        keys: await hub.keys.publicKeys(who.organisation),
        reach,
        newestVersion: newest?.version ?? null,
        browsers: browsers ?? { enrolled: 0, silent: 0, unprotected: 0 },
        streams: values[0]?.value ?? 0,
      };
    },
  }),
];
