import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKeyring } from "../../src/hub/keys/keyring.ts";
import type { BrowserRecord, ExportEnd } from "../../src/model/exchange/evidence.ts";
import type { HubStatus } from "../../src/model/exchange/hub-status.ts";
import type { KeySet, Signed } from "../../src/model/exchange/signed.ts";
import { signDocument } from "../../src/trust/signed.ts";
import { verifyExport } from "../support/hub/exports.ts";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import {
  addPerson,
  type BrowserCaller,
  enrolBrowser,
  type PersonCaller,
  setUp,
  signIn,
} from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let administrator: PersonCaller;
let browser: BrowserCaller;
let record: ReturnType<typeof createRecorder>;
let now = Date.now();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evidence-"));
  hub = await startHub({ now: () => new Date(now) });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await enrolBrowser(writer, hub.origin);
  record = createRecorder(browser.id);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await hub.close();
});

const send = (records: { record: BrowserRecord; letter?: object }[]) =>
  browser.ask<{ kept: string[]; chain: { length: number } }>("POST", "/v1/records", { records });

/** The export as lines, links first. */
async function exported(): Promise<string[]> {
  const { body } = await administrator.ask<string>("GET", "/v1/records/export");
  return body.trimEnd().split("\n");
}

const verify = (lines: readonly string[], ...args: string[]) => verifyExport(folder, lines, args);

test("records are kept once however often they are sent, and in their order", async () => {
  const records = ["one", "two", "three"].map((subject) => ({ record: record(letterOf({ subject })) }));
  expect((await send(records.slice(0, 2))).body.chain.length).toBe(2);
  const both = await Promise.all([send(records), send([...records].reverse())]);
  expect(both.map(({ status, body }) => [status, body.chain.length])).toEqual([
    [200, 3],
    [200, 3],
  ]);
  const { items } = await administrator.get<{ items: { entry: BrowserRecord }[] }>("/v1/records");
  expect(items.map(({ entry }) => entry.id)).toEqual(records.map((one) => one.record.id));
});

test("a gap, a changed record, a foreign one are refused", async () => {
  const other = createRecorder(browser.id);
  const skipped = other(letterOf());
  const code = async (one: BrowserRecord) => (await send([{ record: one }])).body;
  expect(await code(skipped)).toMatchObject({ code: "gap", detail: { length: 3 } });
  expect(await code({ ...skipped, reason: "changed" })).toMatchObject({ code: "wrong-hash" });
  expect(await code(createRecorder(crypto.randomUUID())(letterOf()))).toMatchObject({ code: "foreign-record" });
});

describe("an export, checked without the hub", () => {
  test("is whole", async () => {
    const { status, stdout } = verify(await exported());
    expect([status, stdout]).toEqual([0, expect.stringContaining("3 records, whole and in order")]);
  });

  test("names what was changed, taken out, cut off, reordered", async () => {
    const lines = await exported();
    const [first = "", second = "", third = "", end = ""] = lines;
    const faultsOf = (given: string[]) => verify(given).stdout;
    expect(faultsOf([first, second.replace('"sent"', '"held"'), third, end])).toMatch(/:2: changed/);
    expect(faultsOf([first, third, end])).toMatch(/:2: missing before it: 2 to 2/);
    expect(faultsOf([first, second, end])).toMatch(/:3: missing at the end: 3 to 3/);
    expect(faultsOf([first, third, second, end])).toMatch(/:3: reordered/);
    expect(faultsOf([first, second, third])).toMatch(/missing at the end/);
    expect(verify([first, "{}", third, end]).status).toBe(1);
  });
});

describe("the end of an export", () => {
  type Tail = { end: Signed & { payload: ExportEnd }; keys: Signed[] };
  let links: string[];
  let tail: Tail;
  let kid: string;
  /** Where the chain stands without its last record. */
  let cut: { length: number; hash: string };

  beforeAll(async () => {
    const lines = await exported();
    links = lines.slice(0, -1);
    tail = JSON.parse(lines.at(-1) ?? "");
    kid = (await administrator.get<HubStatus>("/v1/hub")).keys[0]?.kid ?? "";
    cut = { length: links.length - 1, hash: JSON.parse(links.at(-2) ?? "").hash };
  });

  const run = (given: readonly string[], end: unknown, key?: string) => {
    const { status, stdout } = verify([...given, JSON.stringify(end)], ...(key ? ["--key", key] : []));
    return { status, stdout };
  };

  test("is signed by the hub's key, and says by which", () => {
    expect(run(links, tail)).toEqual({ status: 0, stdout: expect.stringContaining(`signed by ${kid}`) });
    expect(run(links, tail, kid)).toEqual({ status: 0, stdout: expect.stringContaining(`for which ${kid} vouches`) });
  });

  test("rewritten to hide that the last record was taken out, it is named as forged", () => {
    const forged = { ...tail, end: { ...tail.end, payload: { ...tail.end.payload, ...cut } } };
    const named = { status: 1, stdout: expect.stringMatching(/:3: forged: the signature of the end does not hold/) };
    expect(run(links.slice(0, -1), forged)).toEqual(named);
    expect(run(links.slice(0, -1), tail)).toEqual({
      status: 1,
      stdout: expect.stringContaining(":3: missing at the end: 3 to 3"),
    });
  });

  test("signed anew with another's key, which names the organisation's own beside itself, it is no more than theirs", async () => {
    const folderOfForger = join(folder, "forger");
    const forger = createKeyring(folderOfForger, () => new Date());
    const { organisation } = tail.end.payload;
    const payload = { ...tail.end.payload, ...cut };
    const end = await signDocument(payload, "exportEnd", await forger.signingKey(organisation));
    const [own] = await forger.keySets(organisation);
    const named = own?.payload as KeySet;
    const real = tail.keys.flatMap(({ payload: set }) => (set as KeySet).keys);
    const both = await signDocument(
      { ...named, issuedAt: new Date(Date.parse(named.issuedAt) + 1).toISOString(), keys: [...named.keys, ...real] },
      "keys",
      await forger.signingKey(organisation),
    );
    for (const keys of [[own], [own, both], [own, both, ...tail.keys], [...tail.keys, own, both]]) {
      expect(run(links.slice(0, -1), { end, keys }, kid)).toEqual({
        status: 1,
        stdout: expect.stringMatching(/:3: (foreign: the end is signed by|forged)/),
      });
    }
  });

  test("by a key that came after the noted one, it is vouched for; the other way round it is not", async () => {
    const next = await createKeyring(join(hub.folder, "keys"), () => new Date()).rotate(tail.end.payload.organisation);
    const lines = await exported();
    expect(verify(lines, "--key", kid).stdout).toContain(`signed by ${next}`);
    expect(verify(lines, "--key", kid).status).toBe(0);
    expect(verify([...links, JSON.stringify(tail)], "--key", next).status).toBe(1);
  });

  test("of an older hub it is not signed, and that is said", () => {
    const { length, hash } = tail.end.payload;
    for (const [given, end] of [
      [links, { length, hash }],
      [links.slice(0, -1), cut],
    ] as const) {
      expect(run(given, end)).toEqual({
        status: 3,
        stdout: expect.stringContaining("the end is not signed: records may be missing at the end"),
      });
    }
  });
});

describe("archive", () => {
  const secretBody = "Unmistakable words: 起重机维修报价 for the harbour.";
  let kept: BrowserRecord;

  beforeAll(async () => {
    const evidence = { archive: "all", retentionDays: 30 };
    await publishPolicy(administrator, policySource("ask someone else"), { terms: { evidence } });
    const letter = letterOf({ subject: "Archived", body: secretBody });
    kept = record(letter);
    expect((await send([{ record: kept, letter }])).status).toBe(200);
  });

  test("a letter is found by its words in any language, opened, and the reading noted", async () => {
    const find = async (q: string) => {
      const { items } = await administrator.get<{ items: { id: string }[] }>(`/v1/archive?q=${encodeURIComponent(q)}`);
      return items.map(({ id }) => id);
    };
    expect(await find("unmistakable HARBOUR")).toEqual([kept.id]);
    expect(await find("维修报价")).toEqual([kept.id]);
    expect(await find("dana@customer.example")).toEqual([kept.id]);
    expect(await find("unmistakable nonsense")).toEqual([]);
    expect(await administrator.get(`/v1/archive/${kept.id}`)).toMatchObject({ letter: { body: secretBody } });
    const { items } = await administrator.get<{ items: { action: string; target: string }[] }>(
      "/v1/audit-log?limit=200",
    );
    expect(items).toContainEqual(expect.objectContaining({ action: "letter.read", target: kept.id }));
  });

  test("neither database nor export holds its words", async () => {
    expect((await exported()).join("\n")).not.toContain("Unmistakable");
    if (hub.databaseUrl) return;
    const files = readdirSync(join(hub.folder, "database"), { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes("Unmistakable"), file.name).toBe(false);
    }
  });

  test("a letter that is not the record's is refused", async () => {
    const letter = letterOf({ subject: "Swapped" });
    const other = createRecorder(browser.id)(letterOf({ subject: "Original" }));
    expect((await send([{ record: other, letter }])).body).toMatchObject({ code: "other-letter" });
  });

  test("a legal hold outlasts the retention; after it a tombstone stays, and the chain is whole", async () => {
    expect((await administrator.ask("PUT", `/v1/archive/${kept.id}/legal-hold`, { held: true })).status).toBe(204);
    expect((await administrator.ask("DELETE", `/v1/archive/${kept.id}`)).body.code).toBe("legal-hold");
    // Sessions run out on the way.
    const tick = async () => {
      await hub.tick();
      Object.assign(administrator, await signIn(hub.origin, administrator.email));
    };
    now += 31 * 86_400_000;
    await tick();
    expect((await administrator.ask("GET", `/v1/archive/${kept.id}`)).status).toBe(200);
    await administrator.put(`/v1/archive/${kept.id}/legal-hold`, { held: false });
    await tick();
    expect((await administrator.ask("GET", `/v1/archive/${kept.id}`)).status).toBe(404);
    const lines = await exported();
    expect(lines.at(-2)).toContain(`"because":"retention","by":null`);
    expect(verify(lines).status).toBe(0);
  });
});

test("a letter that left without the approval it needed is told at once, with its reason", async () => {
  // Back from the days ahead, in which the hub's own clock ends every session.
  now = Date.now();
  const signedIn = await signIn(hub.origin, administrator.email);
  const writer = await addPerson(signedIn, hub.origin, { role: "writer" });
  const hasty = await enrolBrowser(writer, hub.origin);
  const streams = await Promise.all([signedIn, writer, hasty].map((caller) => openStream(hub.origin, caller)));
  const recordHasty = createRecorder(hasty.id);
  const left = recordHasty(letterOf(), { action: "break-glass", reason: "The ship leaves at noon" });
  const sentMs = performance.now();
  await hasty.post("/v1/records", { records: [{ record: left }] });
  const [desk, ...others] = streams;
  expect(await desk?.next("break-glass")).toBe("break-glass");
  expect(performance.now() - sentMs).toBeLessThan(2000);
  // Nobody else hears of it; nor the desk of a letter that simply left.
  await hasty.post("/v1/records", { records: [{ record: recordHasty(letterOf()) }] });
  await publishPolicy(signedIn, policySource("ask anybody else"));
  expect(await desk?.until("policy")).not.toContain("break-glass");
  for (const other of others) expect(await other.until("policy")).not.toContain("break-glass");
  for (const stream of streams) stream.close();
  const { items } = await signedIn.get<{ items: { id: string; reason?: string }[] }>(
    "/v1/records/search?action=break-glass",
  );
  expect(items.map(({ id, reason }) => [id, reason])).toEqual([[left.id, "The ship leaves at noon"]]);
});

test("an approval that let its letter out twice is noted and told at once", async () => {
  const signedIn = await signIn(hub.origin, administrator.email);
  const stream = await openStream(hub.origin, signedIn);
  const twice = await enrolBrowser(signedIn, hub.origin);
  const recordOf = createRecorder(twice.id);
  const letter = letterOf({ subject: "Approved once" });
  const given = { action: "approved", review: crypto.randomUUID() } as const;
  const post = (one: BrowserRecord) => twice.post("/v1/records", { records: [{ record: one }] });
  const first = recordOf(letter, given);
  await post(first);
  // Sent again since its answer was lost, it is the same letter.
  await post(first);
  const noted = async () => {
    const { items } = await signedIn.get<{ items: { action: string; detail: object }[] }>("/v1/audit-log?limit=200");
    return items.filter(({ action }) => action === "approval.used-again");
  };
  expect(await noted()).toEqual([]);
  const second = recordOf(letter, given);
  await post(second);
  expect(await stream.next("reviews")).toBe("reviews");
  stream.close();
  expect(await noted()).toMatchObject([{ target: given.review, detail: { record: second.id, browser: twice.id } }]);
});

test("records that a person's earlier browser could not send any more are brought by the next one, by nobody else's", async () => {
  const signedIn = await signIn(hub.origin, administrator.email);
  const before = await enrolBrowser(signedIn, hub.origin);
  const left = createRecorder(before.id)(letterOf({ subject: "Left behind" }));
  expect((await before.ask("DELETE", "/v1/browser")).status).toBe(204);
  const colleagues = await browser.ask("POST", "/v1/records", { records: [{ record: left }] });
  expect([colleagues.status, colleagues.body.code]).toEqual([422, "foreign-record"]);
  const next = await enrolBrowser(signedIn, hub.origin);
  expect(await next.post("/v1/records", { records: [{ record: left }] })).toMatchObject({ kept: [left.id] });
  const mixed = [left, createRecorder(next.id)(letterOf())].map((record) => ({ record }));
  expect((await next.ask("POST", "/v1/records", { records: mixed })).body.code).toBe("foreign-record");
});
