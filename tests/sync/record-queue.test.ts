import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, test } from "vitest";
import type { LetterEvent } from "../../src/messages/hub-messages.ts";
import { letterEventSchema } from "../../src/messages/hub-messages.ts";
import { browserRecordSchema, recordsRequestSchema } from "../../src/model/exchange/evidence.ts";
import type { CanonicalDraft } from "../../src/model/exchange/review.ts";
import { toCanonicalDraft } from "../../src/review/canonical-draft.ts";
import type { HubClient } from "../../src/sync/hub-client.ts";
import { createHubClient } from "../../src/sync/hub-client.ts";
import { toNewRecord } from "../../src/sync/new-record.ts";
import { openRecordQueue } from "../../src/sync/record-queue.ts";
import { toBrowserRecord } from "../../src/trust/chain.ts";
import { letterOf } from "../support/hub/letters.ts";

const BROWSER = "0b8f2d3a-6a44-4e0e-8f5c-7f4f2b0f5a22";
const AT = { at: "2027-03-01T09:00:00.000Z", policyVersion: 3 };
type Sent = { record: { id: string; number: number; browser: string }; letter?: object };

/** The hub's side of it, in a few lines: one chain a browser, each record once. */
function createHub() {
  const kept: Sent[] = [];
  const jumps: number[] = [];
  const hub = {
    kept,
    jumps,
    mode: "up" as "up" | "down" | "deaf",
    /** Records that it refuses for good, by number. */
    refuses: new Set<number>(),
    asked: 0,
    /** The backup from which it was restored held so many. */
    restore: (length: number) => void kept.splice(length),
  };
  const lengthOf = (browser: string) => kept.findLast(({ record }) => record.browser === browser)?.record.number ?? 0;
  const answer = (status: number, code: string) => Response.json({ code, message: code }, { status });
  const client: HubClient = createHubClient({
    hub: "https://hub.example",
    now: () => new Date(AT.at),
    async fetch(_input, init) {
      hub.asked += 1;
      if (hub.mode === "down") throw new TypeError("no way there");
      const text = String(init?.body);
      // As src/hub/http/serve-endpoints.ts does.
      if (text.includes("\\u0000")) return answer(400, "bad-request");
      const body = recordsRequestSchema.safeParse(JSON.parse(text));
      if (!body.success) return answer(400, "bad-request");
      const { records, afterGap } = body.data;
      if (records.some(({ record }) => hub.refuses.has(record.number))) return answer(422, "refused");
      const fresh = records.filter(({ record }) => !kept.some((one) => one.record.id === record.id));
      for (const one of fresh) {
        const isNext = one.record.number === lengthOf(one.record.browser) + 1;
        if (!isNext && !afterGap) return answer(409, "gap");
        if (!isNext) jumps.push(one.record.number);
        kept.push(one);
      }
      if (hub.mode === "deaf") throw new TypeError("the answer was lost");
      const chain = { length: lengthOf(BROWSER), hash: "" };
      return Response.json({ kept: records.map(({ record }) => record.id), chain });
    },
  });
  return { hub, client };
}

const eventOf = (draft: Partial<CanonicalDraft> = {}, more: Partial<LetterEvent> = {}): LetterEvent => ({
  action: "sent",
  draft: letterOf(draft),
  findings: [],
  outside: true,
  ...more,
});

async function add(event: LetterEvent, browser = BROWSER) {
  const queue = await openRecordQueue();
  const { record, letter } = toNewRecord(event, { recipients: "plain", archive: "all" }, AT);
  return queue.add(browser, record, letter);
}
/** The storage opened anew, as after a restart. */
const send = async (client: HubClient, browser = BROWSER) => (await openRecordQueue()).send(browser, client);
const numbers = (hub: { kept: Sent[] }) => hub.kept.map(({ record }) => record.number);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test("three letters while the hub is down, a restart, a lost answer: three records, each once, in their order", async () => {
  const { hub, client } = createHub();
  hub.mode = "down";
  for (const subject of ["one", "two", "three"]) {
    await add(eventOf({ subject }));
    await send(client);
  }
  expect((await send(client)).left).toBe(3);
  hub.mode = "deaf";
  expect((await send(client)).left).toBe(3);
  hub.mode = "up";
  expect((await send(client)).left).toBe(0);
  expect(numbers(hub)).toEqual([1, 2, 3]);
  expect(hub.jumps).toEqual([]);
});

test("a hub that was restored from a backup gets what comes after, and hears that there is a gap", async () => {
  const { hub, client } = createHub();
  for (const subject of ["one", "two", "three"]) await add(eventOf({ subject }));
  await send(client);
  hub.restore(1);
  await add(eventOf({ subject: "four" }));
  expect((await send(client)).left).toBe(0);
  expect(numbers(hub)).toEqual([1, 4]);
  expect(hub.jumps).toEqual([4]);
});

describe("a record is always one that the hub takes", () => {
  const LONE = "\ud83d";
  const halved = { to: [`${LONE}@x.example`], subject: LONE, body: `a ${LONE}`, attachments: [{ name: LONE }] };
  const cases: [name: string, event: LetterEvent, keepsLetter: boolean][] = [
    ["an address that is too long", eventOf({ to: [`${"a".repeat(400)}@x.example`] }), false],
    ["a sender that is too long", eventOf({ from: "f".repeat(400) }), false],
    ["a body that is too long for the archive", eventOf({ body: "b".repeat(400_001) }), false],
    ["NUL in the body", eventOf({ body: "a\0b" }), false],
    ["the escape of NUL, typed out", eventOf({ body: "in JSON \\u0000 is NUL" }), false],
    ["NUL in an address", eventOf({ to: ["a\0@x.example"] }), false],
    ["half a character", { ...eventOf(), draft: toCanonicalDraft({ ...letterOf(), ...halved }) }, true],
    [
      "more recipients than stand in a record",
      eventOf({ to: Array.from({ length: 2000 }, (_, i) => `p${i}@x.example`) }),
      false,
    ],
    ["a long reason with half a character at its end", eventOf({}, { reason: `${"r".repeat(1999)}😀` }), true],
    [
      "rules with long names, and many",
      eventOf({}, { fixed: Array.from({ length: 300 }, () => "r".repeat(200)) }),
      true,
    ],
    ["a file with a long name", eventOf({ attachments: [{ name: "n".repeat(500) }] }), false],
    ["a letter like any other", eventOf(), true],
  ];
  test.each(cases)("%s", async (_name, event, keepsLetter) => {
    // It passes the door between page and background, however long it is.
    expect(letterEventSchema.safeParse(event).success).toBe(true);
    const { hub, client } = createHub();
    expect(browserRecordSchema.safeParse(await add(event)).error).toBeUndefined();
    await add(eventOf({ subject: "the next" }));
    expect((await send(client)).left).toBe(0);
    expect(numbers(hub)).toEqual([1, 2]);
    expect(hub.kept[0]?.letter !== undefined).toBe(keepsLetter);
    expect(JSON.stringify(hub.kept[0]?.record)).not.toMatch(/\\ud83d"|\\u0000/);
  });
});

test("a record that is refused for good all the same holds up none after it", async () => {
  const { hub, client } = createHub();
  hub.refuses.add(2);
  for (const subject of ["one", "two", "three"]) await add(eventOf({ subject }));
  expect((await send(client)).left).toBe(0);
  expect([numbers(hub), hub.jumps]).toEqual([[1, 3], [3]]);
});

describe("enrolled anew", () => {
  const ANEW = "7a3d0d6e-18a8-4c3a-9d0a-5b8a1a4f7e90";

  test("what waited of the browser that it was before is not lost, and is brought by the new one", async () => {
    const { hub, client } = createHub();
    await add(eventOf({ subject: "before" }));
    await add(eventOf({ subject: "after" }), ANEW);
    expect((await send(client, ANEW)).left).toBe(0);
    expect(hub.kept.map(({ record }) => [record.browser, record.number])).toEqual([
      [ANEW, 1],
      [BROWSER, 1],
    ]);
    expect(await (await openRecordQueue()).count()).toBe(0);
  });

  test("records of a queue from before that stay with their browser", async () => {
    const old = await openDB("records", 2, {
      upgrade(made) {
        for (const store of ["records", "chain", "reports"]) made.createObjectStore(store);
      },
    });
    const { record } = toNewRecord(eventOf(), { recipients: "plain", archive: "none" }, AT);
    const base = { kind: "letter", id: crypto.randomUUID(), browser: BROWSER, number: 1, previous: "" } as const;
    const first = toBrowserRecord({ ...base, ...record });
    await old.put("records", { record: first }, 1);
    await old.put("chain", { browser: BROWSER, number: 1, hash: first.hash }, "head");
    old.close();
    await add(eventOf({ subject: "two" }));
    const { hub, client } = createHub();
    expect((await send(client)).left).toBe(0);
    expect([numbers(hub), hub.jumps]).toEqual([[1, 2], []]);
  });
});
