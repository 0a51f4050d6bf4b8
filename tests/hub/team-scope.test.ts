import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../src/hub/endpoints/index.ts";
import type { ChainLink } from "../../src/model/exchange/evidence.ts";
import type { RecordProof } from "../../src/model/exchange/records.ts";
import type { Review } from "../../src/model/exchange/review.ts";
import { checkRecord } from "../../src/review/check-record.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import { addPerson, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { ACCESS, OTHER_TEAM } from "./access.ts";

type Written = { writer: PersonCaller; review: string; record: string };

let hub: TestHub;
let administrator: PersonCaller;
/** Supervisors of either team, and one without a team. */
let northern: PersonCaller;
let southern: PersonCaller;
let roving: PersonCaller;
let north: Written;
let south: Written;
/** Someone without a team. */
let loose: Written;

async function write(teams: string[]): Promise<Written> {
  const writer = await addPerson(administrator, hub.origin, { role: "writer", teams });
  const browser = await enrolBrowser(writer, hub.origin);
  const letter = letterOf();
  const { id: review } = await browser.post<Review>("/v1/reviews", requestOf(letter));
  const record = createRecorder(browser.id)(letter);
  await browser.post("/v1/records", { records: [{ record, letter }] });
  return { writer, review, record: record.id };
}

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  await publishPolicy(administrator, policySource("ask someone else"), { terms: { evidence: { archive: "all" } } });
  const addTeam = async (name: string) => [(await administrator.post<{ id: string }>("/v1/teams", { name })).id];
  const [up, down] = [await addTeam("North"), await addTeam("South")];
  const supervisor = (teams: string[]) => addPerson(administrator, hub.origin, { role: "supervisor", teams });
  [northern, southern, roving] = [await supervisor(up), await supervisor(down), await supervisor([])];
  [north, south, loose] = [await write(up), await write(down), await write([])];
});
afterAll(() => hub.close());

const names = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

test("the table names every endpoint that tells a supervisor of letters, and no other", () => {
  const ofLetters = names.filter((name) => /^\S+ \/v1\/(reviews|records|archive)\b/.test(name));
  expect(Object.keys(OTHER_TEAM).sort()).toEqual(ofLetters.filter((name) => ACCESS[name]?.includes("S")).sort());
});

describe.each(Object.entries(OTHER_TEAM))("%s of another team's writer", (name, expected) => {
  const bodies: Record<string, object> = {
    "PUT /v1/reviews/{id}/claim": { held: true },
    "POST /v1/reviews/{id}/decision": { decision: "approve" },
  };
  const [method = "", path = ""] = name.split(" ");
  const askOf = (who: PersonCaller, { review, record }: Written) => {
    const id = path.startsWith("/v1/reviews") ? review : record;
    return who.ask(method, path.replace("{id}", id), method === "GET" ? undefined : (bodies[name] ?? {}));
  };
  const isTold = (body: unknown, { review, record }: Written) => {
    const text = JSON.stringify(body);
    return text.includes(review) || text.includes(record);
  };

  test(`is ${expected}`, async () => {
    const { status, body } = await askOf(southern, north);
    expect(status).toBe({ absent: 404, refused: 403, unlisted: 200 }[expected]);
    expect(isTold(body, north)).toBe(false);
    if (expected === "unlisted") expect([south, loose].map((one) => isTold(body, one))).toEqual([true, true]);
  });

  if (method !== "GET") return;
  test("is there for the own supervisor, one without a team, and administrators", async () => {
    for (const who of [northern, roving, administrator]) {
      const { status, body } = await askOf(who, north);
      expect([status, who.role]).toEqual([200, who.role]);
      if (expected === "unlisted") expect(isTold(body, north), who.role).toBe(true);
    }
    // Whoever is in no team is everyone's.
    expect((await askOf(southern, loose)).status).toBe(200);
  });
});

test("neighbours in the chain that are another team's are not shown, and the rest holds", async () => {
  const proof = await southern.get<RecordProof>(`/v1/records/${south.record}`);
  expect([proof.before, proof.after?.entry.id, proof.hidden]).toEqual([null, loose.record, ["before"]]);
  const checks = await checkRecord(proof, letterOf());
  expect(checks.filter(({ outcome }) => outcome !== "good").map(({ id }) => id)).toEqual(["before", "approval"]);
  const whole = await administrator.get<RecordProof>(`/v1/records/${south.record}`);
  expect([whole.before?.entry.id, whole.hidden]).toEqual([north.record, []]);
});

test("what the hub adds to the chain is told with the letter that it is of", async () => {
  await administrator.put(`/v1/archive/${north.record}/legal-hold`, { held: true });
  const heldOf = async (who: PersonCaller) => {
    const { items } = await who.get<{ items: ChainLink[] }>("/v1/records?limit=200");
    return items.filter(({ entry }) => entry.kind === "legal-hold").length;
  };
  expect([await heldOf(northern), await heldOf(southern), await heldOf(administrator)]).toEqual([1, 0, 1]);
});

test("whoever stands in for a supervisor sees that one's letters too, as long as it lasts", async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await northern.put("/v1/me/delegate", { delegate: southern.id, until });
  expect((await southern.ask("GET", `/v1/archive/${north.record}`)).status).toBe(200);
  await northern.put("/v1/me/delegate", { delegate: null });
  expect((await southern.ask("GET", `/v1/archive/${north.record}`)).status).toBe(404);
});
