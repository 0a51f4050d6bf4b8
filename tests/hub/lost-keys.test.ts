import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError } from "../../src/hub/config.ts";
import { replaceLostKeys } from "../../src/hub/keys/lost-keys.ts";
import { review } from "../../src/hub/store/schema/index.ts";
import type { Review } from "../../src/model/exchange/review.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import { type BrowserCaller, type Caller, enrolBrowser, setUp, signIn } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { reopened } from "../support/hub/reopened.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

const DAY_MS = 86_400_000;
let now = Date.now();
let hub: TestHub;
let email: string;
let administrator: Caller;
let browser: BrowserCaller;
let archiveKey: string;
let signingKey: string;
let recorder: ReturnType<typeof createRecorder>;

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  const first = await setUp(hub.origin, hub.setUpLink ?? "");
  ({ email } = first);
  administrator = first;
  browser = await enrolBrowser(first, hub.origin);
  recorder = createRecorder(browser.id);
  await publishPolicy(administrator, policySource("ask us"), {
    terms: {
      evidence: { archive: "all", retentionDays: 30, legalHold: [{ reason: "claim", to: ["elsewhere.example"] }] },
    },
  });
  archiveKey = join(hub.folder, "keys", "archive", "archive-1.key");
  signingKey = join(hub.folder, "keys", "signing", `${browser.organisation}.json`);
});
afterAll(async () => {
  await hub.close();
  rmSync(hub.folder, { recursive: true, force: true });
});

/** The hub is at another address after each start. */
async function comeBack(): Promise<void> {
  administrator = await signIn(hub.origin, email);
  browser = await enrolBrowser(administrator, hub.origin);
  recorder = createRecorder(browser.id);
}

async function keep(body: string): Promise<string> {
  const letter = letterOf({ body });
  const record = recorder(letter);
  await browser.post("/v1/records", { records: [{ record, letter }] });
  return record.id;
}

/** Why the hub does not start; a hub that does is closed again. */
async function refusal(): Promise<string> {
  try {
    await (await hub.again()).close({ keep: true });
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
}

test("a new hub has no key yet and starts; so does one with its keys", async () => {
  hub = await reopened(hub, async () => {});
  expect(readdirSync(join(hub.folder, "keys", "archive"))).toEqual(["archive-1.key"]);
});

test("without a key that letters or browsers need the hub does not start, makes none, and says which", async () => {
  await comeBack();
  await keep("Sealed with the first key");
  await hub.close({ keep: true });
  renameSync(archiveKey, `${archiveKey}.away`);
  renameSync(signingKey, `${signingKey}.away`);
  const message = await refusal();
  for (const file of [archiveKey, signingKey]) expect(message).toContain(`${file}: is missing`);
  expect(message).toContain("replace-lost-keys");
  expect(readdirSync(join(hub.folder, "keys", "archive"))).toEqual(["archive-1.key.away"]);

  renameSync(`${signingKey}.away`, signingKey);
  writeFileSync(archiveKey, Buffer.alloc(32, 7).toString("base64url"));
  expect(await refusal()).toContain(`${archiveKey}: is another key`);
  expect(await refusal()).not.toContain(signingKey);

  renameSync(`${archiveKey}.away`, archiveKey);
  hub = await hub.again();
});

test("a lost key is replaced when asked; what it sealed stays shut until it is back, and everything else goes on", async () => {
  await comeBack();
  const old = await keep("Sealed with the first key");
  const secret = readFileSync(archiveKey, "utf8");
  rmSync(archiveKey);
  let lines: string[] = [];
  hub = await reopened(hub, async (db) => {
    lines = await replaceLostKeys({ db }, join(hub.folder, "keys"));
    expect(await replaceLostKeys({ db }, join(hub.folder, "keys"))).toEqual([]);
  });
  expect(lines).toEqual([expect.stringContaining("archive-2 seals")]);
  await comeBack();
  const next = await keep("Sealed with the second key");
  const { status, body } = await administrator.ask("GET", `/v1/archive/${old}`);
  expect([status, body.code]).toEqual([503, "letter-shut"]);
  for (const list of ["/v1/archive", "/v1/records/search"]) {
    const { items } = await administrator.get<{ items: { id: string }[] }>(list);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([old, next]));
  }
  expect(await administrator.get(`/v1/archive/${next}`)).toMatchObject({
    letter: { body: "Sealed with the second key" },
  });

  // Nobody can tell whom the first one is to, and a hold names recipients: it is not deleted.
  now += 31 * DAY_MS;
  await hub.tick();
  await comeBack();
  expect((await administrator.ask("GET", `/v1/archive/${old}`)).status).toBe(503);
  expect((await administrator.ask("DELETE", `/v1/archive/${old}`)).status).toBe(503);
  expect((await administrator.ask("GET", `/v1/archive/${next}`)).status).toBe(404);
  const third = await keep("Sealed with the second key");

  await hub.close({ keep: true });
  writeFileSync(archiveKey, secret, { mode: 0o600 });
  hub = await hub.again();
  await comeBack();
  for (const [id, body] of Object.entries({
    [old]: "Sealed with the first key",
    [third]: "Sealed with the second key",
  })) {
    expect(await administrator.get(`/v1/archive/${id}`)).toMatchObject({ letter: { body } });
    const { items } = await administrator.get<{ items: { id: string }[] }>(`/v1/archive?q=${encodeURIComponent(body)}`);
    expect(items.map((item) => item.id)).toContain(id);
  }
});

test("a review that can't be opened keeps no other one readable", async () => {
  await comeBack();
  const [shut, open] = [
    await browser.post<Review>("/v1/reviews", requestOf(letterOf({ body: "one" }))),
    await browser.post<Review>("/v1/reviews", requestOf(letterOf({ body: "two" }))),
  ];
  // As processes of an older release answer, beside this one; and the first one's box is damaged.
  hub = await reopened(hub, async (db) => {
    const answered = { state: "refused" as const, decidedAt: new Date() };
    for (const { id } of [shut, open])
      await db
        .update(review)
        .set({ ...answered, answer: `Answer to ${id}` })
        .where(eq(review.id, id));
    await db
      .update(review)
      .set({ sealed: new Uint8Array(20) })
      .where(eq(review.id, shut.id));
  });
  await comeBack();
  // Who reads sees that it is there; the other one is as ever.
  const { items } = await administrator.get<{ items: { id: string; textKept: boolean }[] }>("/v1/reviews");
  expect(items.map(({ id, textKept }) => [id, textKept])).toEqual([
    [shut.id, false],
    [open.id, true],
  ]);
  await hub.tick();
  const answers = new Map<string, string | null>();
  hub = await reopened(hub, async (db) => {
    for (const { id, answer } of await db.select().from(review)) answers.set(id, answer);
  });
  expect([answers.get(open.id), answers.get(shut.id)]).toEqual([null, `Answer to ${shut.id}`]);
});
