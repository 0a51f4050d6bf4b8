import { describe, expect, test } from "vitest";
import type { NetworkEntry } from "../../src/model/network.ts";
import { createRecordedFetch, purposeOf } from "../../src/sync/recorded-fetch.ts";

function recorder(answer: typeof fetch) {
  const entries: NetworkEntry[] = [];
  const log = {
    async add(entry: Omit<NetworkEntry, "id">) {
      return entries.push({ id: entries.length + 1, ...entry });
    },
    async received(id: number, receivedBytes: number) {
      const entry = entries[id - 1];
      if (entry) entries[id - 1] = { ...entry, receivedBytes };
    },
  };
  const now = () => new Date("2026-11-22T16:30:00Z");
  return { entries, ask: createRecordedFetch({ fetch: answer, now, log: async () => log }) };
}

const settled = () => new Promise((done) => setTimeout(done));

describe("recorded fetch", () => {
  test("writes down time, host, purpose and bytes, and not a word of either body", async () => {
    const { entries, ask } = recorder(async () => Response.json({ answer: "yours" }, { status: 201 }));
    const body = JSON.stringify({ draft: "Dear Dana, 您好" });
    const response = await ask("https://hub.example/v1/reviews/1?secret=2", { method: "POST", body });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ answer: "yours" });
    await settled();
    expect(entries).toEqual([
      {
        id: 1,
        at: "2026-11-22T16:30:00.000Z",
        host: "hub.example",
        purpose: "reviews",
        method: "POST",
        sentBytes: new TextEncoder().encode(body).length,
        receivedBytes: 18,
        status: 201,
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Dana|secret|yours/);
  });

  test("a request without an answer is written down too, and fails as it did", async () => {
    const { entries, ask } = recorder(async () => {
      throw new TypeError("no way there");
    });
    await expect(ask("https://hub.example/v1/policy")).rejects.toThrow("no way there");
    await settled();
    expect(entries).toMatchObject([{ purpose: "policy", status: null, receivedBytes: 0 }]);
  });

  test("an answer without a body stays one", async () => {
    const { entries, ask } = recorder(async () => new Response(null, { status: 304, headers: { etag: "a" } }));
    const response = await ask("https://hub.example/v1/policy");
    expect([response.status, response.body, response.headers.get("etag")]).toEqual([304, null, "a"]);
    await settled();
    expect(entries).toMatchObject([{ status: 304 }]);
  });

  test("a stream that is given up is counted as far as it came, and the giving up reaches its source", async () => {
    let givenUp = false;
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
      cancel() {
        givenUp = true;
      },
    });
    const { entries, ask } = recorder(async () => new Response(stream));
    const reader = (await ask("https://hub.example/v1/events")).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await settled();
    expect(givenUp).toBe(true);
    expect(entries[0]?.receivedBytes).toBeGreaterThanOrEqual(9);
  });

  test.each([204, 304])("an answer of status %i, which has no body, comes through as it is", async (status) => {
    const answer = new Response(null, { status, headers: { etag: "1" } });
    // As Chromium gives it: with an empty stream where there should be none.
    Object.defineProperty(answer, "body", { value: new ReadableStream({ start: (stream) => stream.close() }) });
    const { ask } = recorder(async () => answer);
    const given = await ask("https://hub.example/v1/policy");
    expect([given.status, given.headers.get("etag")]).toEqual([status, "1"]);
  });

  test("a log that fails stops nothing", async () => {
    const log = async () => {
      throw new Error("disk full");
    };
    const ask = createRecordedFetch({ fetch: async () => new Response("good"), now: () => new Date(), log });
    expect(await (await ask("https://hub.example/")).text()).toBe("good");
  });

  test("a purpose is told by the path, and by nothing that only begins like it", () => {
    expect(purposeOf("/v1/enrolments/credential")).toBe("enrolment");
    expect(purposeOf("/v1/browser")).toBe("state");
    expect(purposeOf("/v1/browsers")).toBe("other");
  });
});
