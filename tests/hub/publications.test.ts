import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPublications } from "../../src/hub/policies/publications.ts";
import { openPglite } from "../../src/hub/store/open-pglite.ts";
import { openPostgres } from "../../src/hub/store/open-postgres.ts";
import { organisation, policyRollout, policyVersion } from "../../src/hub/store/schema/index.ts";
import type { Store } from "../../src/hub/store/store.ts";
import { organisationSettingsSchema } from "../../src/model/exchange/people.ts";
import { createDatabase } from "../support/hub/postgres.ts";

const ORGANISATION = "6f1c54a4-4b54-4a7f-9a3a-0f6b6a0c8a11";
const AT = new Date("2027-01-01T00:00:00Z");
const who = { kind: "browser", userId: "p1", organisation: ORGANISATION, role: "writer", browserId: "b1" } as const;
let folder: string;
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-publications-"));
  const url = inject("postgresUrl");
  if (!url) cpSync(inject("emptyDatabase"), folder, { recursive: true });
  store = url ? await openPostgres(await createDatabase(url)) : await openPglite(folder);
  const settings = organisationSettingsSchema.parse({});
  await store.db.insert(organisation).values({ id: ORGANISATION, name: "Example Works", settings, createdAt: AT });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As `publish.ts` writes them; what is in a version is not asked about here. */
async function rollOut(versions: readonly { version: number; teamIds: string[] | null; share: number }[]) {
  const row = { organisationId: ORGANISATION, updatedBy: "p2", updatedAt: AT };
  await store.db.insert(policyRollout).values(versions.map((one) => ({ ...row, ...one })));
}

test("the version for everyone is found, however many for teams and on trial came after it", async () => {
  const document = JSON.stringify({ payload: { policy: {} } });
  await store.db.insert(policyVersion).values({
    ...{ organisationId: ORGANISATION, version: 7, document, digest: "0".repeat(64), note: "", publishedBy: "p2" },
    content: {} as never,
    issuedAt: AT,
    expiresAt: AT,
  });
  const before = [1, 2, 3].map((version) => ({ version, teamIds: null, share: 10_000 }));
  // A policy on trial in one team, changed often, in a company of many teams with rules of their own.
  const later = Array.from({ length: 700 }, (_, at) => {
    const isOfTrial = at % 20 === 0;
    return { version: 8 + at, teamIds: [`team-${at % 20}`], share: isOfTrial ? 10_000 : 0 };
  });
  await rollOut([...before, { version: 7, teamIds: null, share: 10_000 }, ...later]);
  expect((await createPublications(store).forBrowser(who))?.version).toBe(7);
});
