import { afterAll, beforeAll, expect, test } from "vitest";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { toPackBase } from "../../src/policy/known-parts.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { type PolicyOutcome, type PolicySyncDeps, reopen } from "../../src/sync/policy-sync.ts";
import type { Fetch } from "../../src/sync/recorded-fetch.ts";
import type { Connection } from "../../src/sync/state.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishContent, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { connectionOf, createSync, heldOf, type Updated, updated } from "../support/hub/syncing.ts";

let hub: TestHub;
let supervisor: PersonCaller;
let browser: BrowserCaller;
let connection: Connection;
/** What was asked for, and how many bytes came, decompressed. */
const asked: { path: string; bytes: number }[] = [];

beforeAll(async () => {
  hub = await startHub();
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  browser = await enrolBrowser(await addPerson(administrator, hub.origin, { role: "writer" }), hub.origin);
  connection = await connectionOf(browser, hub.origin);
});
afterAll(() => hub.close());

const recorded: Fetch = async (input, init) => {
  const response = await fetch(input, init);
  const text = await response.clone().text();
  asked.push({ path: String(input).slice(hub.origin.length), bytes: text.length });
  return response;
};

/** As the extension's background does. */
function sync(had?: Updated, more: Partial<PolicySyncDeps> = {}): Promise<PolicyOutcome> {
  asked.length = 0;
  return createSync(connection, recorded)(had, more);
}

const rules = (count: number, last: string) =>
  Array.from({ length: count }, (_, at) => {
    const phrase = at === count - 1 ? last : `forbidden turn of phrase number ${at}`;
    const [rule] = policySource(phrase).rules;
    return { ...rule, id: `rule-${at}` };
  });

test("a browser that has a version gets what changed since, verified as a whole", async () => {
  await publishPolicy(supervisor, policySource("", { rules: rules(60, "ask someone else") }));
  const first = updated(await sync());
  const whole = asked[0]?.bytes ?? 0;
  await publishPolicy(supervisor, policySource("", { rules: rules(60, "ask somebody else") }));
  const second = updated(await sync(first));
  expect(asked.map(({ path }) => path)).toEqual([`/v1/policy?base=${first.inForce.etag?.replaceAll('"', "")}`]);
  expect(asked[0]?.bytes).toBeLessThan(whole / 10);
  expect(second.compiled.policy.rules.at(-1)?.hits).toEqual(["Well, ask somebody else."]);
  expect(second.inForce.version).toBe(2);
  expect(await sync(second)).toEqual({ kind: "fresh" });
});

test("a browser that lost what it had, or has something else under that name, fetches the whole", async () => {
  const had = updated(await sync());
  await publishPolicy(supervisor, policySource("", { rules: rules(60, "ask anybody else") }));
  const other = { payload: { policy: { rules: ["something else, longer than a word"] } } };
  for (const document of [undefined, other]) {
    expect(updated(await sync({ ...had, document })).inForce.version).toBe(3);
    expect(asked.map(({ path }) => path.replace(/=.*/, ""))).toEqual(["/v1/policy?base", "/v1/policy"]);
  }
});

test("another version of the extension fetches what changed since too, though it has to prove all of it anew", async () => {
  const had = updated(await sync());
  await publishPolicy(supervisor, policySource("", { rules: rules(60, "ask no one else") }));
  const next = updated(await sync(undefined, { held: heldOf(had) }));
  expect(asked.map(({ path }) => path)).toEqual([`/v1/policy?base=${had.inForce.etag?.replaceAll('"', "")}`]);
  expect(asked[0]?.bytes).toBeLessThan(2000);
  expect(next.compiled.policy.rules.at(-1)?.hits).toEqual(["Well, ask no one else."]);
});

test("what was kept is opened once more without the hub, and only if it is what was signed", async () => {
  const { inForce, document, compiled } = updated(await sync());
  const { keys } = connection.keys;
  const signed = JSON.parse(JSON.stringify(document));
  expect(await reopen(signed, inForce, { keys })).toMatchObject({
    kind: "good",
    compiled: { policy: compiled.policy },
  });
  signed.payload.policy.rules.pop();
  expect(await reopen(signed, inForce, { keys })).toMatchObject({ kind: "refused", code: "bad-signature" });
});

test("a base that the hub does not know brings the whole; one that is none is refused", async () => {
  const whole = await browser.get("/v1/policy");
  for (const base of ["99-0123456789abcdef", "1-0123456789abcdef", "packs-0123456789abcdef"]) {
    expect(await browser.get(`/v1/policy?base=${base}`)).toEqual(whole);
  }
  expect((await browser.ask("GET", "/v1/policy?base=../2")).status).toBe(400);
});

test("names that say nothing take no place from those that do", async () => {
  const had = updated(await sync());
  await publishPolicy(supervisor, policySource("", { rules: rules(60, "ask whoever else") }));
  const names = Array.from({ length: 40 }, (_, at) => `${100 + at}-0123456789abcdef`);
  await Promise.all(names.map((base) => browser.get(`/v1/policy?base=${base}`)));
  updated(await sync(had));
  expect(asked[0]?.bytes).toBeLessThan(2000);
});

test("an organisation’s policy on the product’s packs is a few thousand bytes for a browser that has the packs", async () => {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("expected the packs to be a policy");
  const base = toPackBase(parsed.policy);
  // Of one handbook, as a whole policy takes long to check.
  const layer = { format: 1, id: "works", kind: "organisation", version: "1.0.0", handbooks: ["FSE"] };
  const [rule] = policySource("ask someone else").rules;
  const content = { policy: bundledPolicySource(), layer: { ...layer, add: { rules: [rule] } } };
  await publishContent(supervisor, content);
  const had = updated(await sync(undefined, { packs: { name: async () => base.name, value: async () => base } }));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.bytes).toBeLessThan(20_000);
  expect(had.compiled.policy.rules.at(-1)?.id).toBe(rule?.id);
  expect(had.compiled.policy.rules.length).toBeGreaterThan(5);
});
