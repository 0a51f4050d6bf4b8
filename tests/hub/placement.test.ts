import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fetch } from "../../src/sync/recorded-fetch.ts";
import type { Connection } from "../../src/sync/state.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { connectionOf, createSync, type Updated, updated } from "../support/hub/syncing.ts";

let hub: TestHub;
let administrator: PersonCaller;
let writer: PersonCaller;
let browser: BrowserCaller;
let colleague: BrowserCaller;
let connection: Connection;
let sync: ReturnType<typeof createSync>;
let team: string;
let everyones: number;
let teams: number;
/** What this browser has while it is in the team. */
let had: Updated;

const moveTo = (ids: string[]) => administrator.ask("PATCH", `/v1/people/${writer.id}`, { teams: ids });
const phraseOf = ({ compiled }: Updated) => compiled.policy.rules[0]?.hits;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  team = (await administrator.post<{ id: string }>("/v1/teams", { name: "Harbour" })).id;
  writer = await addPerson(administrator, hub.origin, { role: "writer" });
  browser = await enrolBrowser(writer, hub.origin);
  colleague = await enrolBrowser(writer, hub.origin);
  connection = await connectionOf(browser, hub.origin);
  sync = createSync(connection);
  everyones = await publishPolicy(administrator, policySource("for everyone"));
  teams = await publishPolicy(administrator, policySource("for one team"), { rollout: { teams: [team] } });
  await moveTo([team]);
  had = updated(await sync());
  expect(had.inForce.version).toBe(teams);
});
afterAll(() => hub.close());

describe("a browser goes to the lower version that it is to have now", () => {
  test("its person was moved", async () => {
    await moveTo([]);
    const moved = updated(await sync(had));
    expect([moved.inForce.version, phraseOf(moved)]).toEqual([everyones, ["Well, for everyone."]]);
    expect(await sync(moved)).toEqual({ kind: "fresh" });
    await moveTo([team]);
    expect(updated(await sync(moved)).inForce.version).toBe(teams);
  });

  test.each([
    ["the share was lowered", (): object => ({ teams: [team], share: 0 })],
    ["the roll-out was narrowed", (): object => ({ teams: [], share: 100 })],
  ])("%s", async (_name, rollout) => {
    await administrator.put(`/v1/policy/versions/${teams}/roll-out`, rollout());
    expect(updated(await sync(had)).inForce.version).toBe(everyones);
    await administrator.put(`/v1/policy/versions/${teams}/roll-out`, { teams: [team], share: 100 });
  });
});

describe("an older document by itself is refused", () => {
  /** Somebody on the way who kept what was said before, and says it again. */
  const replaying =
    (kept: Record<string, () => Promise<unknown>>): Fetch =>
    async (input, init) => {
      const said = kept[new URL(String(input)).pathname];
      return said ? Response.json(await said(), { headers: { etag: '"old"' } }) : fetch(input, init);
    };
  const oldDocument = () => administrator.get(`/v1/policy/versions/${everyones}/document`);
  const ask = (who: BrowserCaller, nonce: string) => () => who.post("/v1/policy/placement", { nonce });
  const NONCE = "a-number-of-another-question";

  test("the hub says that this browser is to have the newer one", async () => {
    const outcome = await createSync(connection, replaying({ "/v1/policy": oldDocument }))(had);
    expect(outcome).toMatchObject({ kind: "refused", code: "older" });
  });

  test("with the hub's word of before, on another browser, or none of it", async () => {
    await moveTo([]);
    const words = {
      "of before": await ask(browser, NONCE)(),
      "on another browser": await ask(colleague, NONCE)(),
      none: { placement: null },
      "not signed": { placement: "e30.e30.c2ln" },
    };
    await moveTo([team]);
    for (const [name, word] of Object.entries(words)) {
      const kept = { "/v1/policy": oldDocument, "/v1/policy/placement": async () => word };
      const outcome = await createSync(connection, replaying(kept))(had);
      expect(outcome, name).toMatchObject({ kind: "refused", code: "older" });
    }
  });

  test("also where the extension was updated and can't open what it holds", async () => {
    const kept = { "/v1/policy": oldDocument, "/v1/policy/placement": async () => ({ placement: null }) };
    const outcome = await createSync(connection, replaying(kept))(undefined, { floor: had.inForce.version });
    expect(outcome).toMatchObject({ kind: "refused", code: "older" });
  });
});
