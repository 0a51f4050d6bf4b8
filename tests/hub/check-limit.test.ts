import { afterEach, expect, test } from "vitest";
import { readConfig } from "../../src/hub/config.ts";
import { createPolicyChecker } from "../../src/hub/policies/checker.ts";
import { draftContentSchema } from "../../src/model/exchange/policy-work.ts";
import { problemSchema } from "../../src/model/exchange/shared.ts";
import { setUp } from "../support/hub/people.ts";
import { policySource } from "../support/hub/policies.ts";
import { startHub } from "../support/hub/start-hub.ts";

const content = draftContentSchema.parse({ policy: policySource("ask someone else") });
const now = new Date("2027-03-01T09:00:00Z");

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
function checkerWith(options: Parameters<typeof createPolicyChecker>[0]) {
  const checker = createPolicyChecker(options);
  ends.push(checker.close);
  return checker;
}
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error) => `${error.status} ${error.problem.code}`,
  );

type Draft = { id: string; revision: number; state: string; check: { sound: boolean } | null };

test("a check that exceeds its limit is told as such, and the draft is kept", async () => {
  const hub = await startHub({ checkLimitMs: 1 });
  ends.push(() => hub.close());
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const draft = await administrator.post<Draft>("/v1/policy/drafts", { title: "Slow", content });
  const path = `/v1/policy/drafts/${draft.id}`;
  const { status, body } = await administrator.ask("POST", `${path}/check`);
  expect([status, problemSchema.parse(body)]).toMatchObject([
    503,
    { code: "check-too-long", detail: { limitSeconds: 0.001 }, message: expect.stringContaining("HUB_CHECK_SECONDS") },
  ]);
  expect(await administrator.get<Draft>(path)).toMatchObject({ revision: 1, state: "draft", check: null, content });
});

test("with a limit that is long enough the same draft is checked", async () => {
  const short = await startHub({ checkLimitMs: 1 });
  const administrator = await setUp(short.origin, short.setUpLink ?? "");
  const draft = await administrator.post<Draft>("/v1/policy/drafts", { title: "Slow", content });
  await administrator.ask("POST", `/v1/policy/drafts/${draft.id}/check`);
  await short.close({ keep: true });
  const hub = await startHub({ like: short, port: short.port });
  ends.push(() => hub.close());
  const checked = await administrator.post<Draft>(`/v1/policy/drafts/${draft.id}/check`);
  expect(checked).toMatchObject({ state: "checked", check: { sound: true } });
});

test("the document names what a check may be refused by", async () => {
  const hub = await startHub();
  ends.push(() => hub.close());
  const document = await (await fetch(`${hub.origin}/openapi.json`)).json();
  const { responses } = document.paths["/v1/policy/drafts/{id}/check"].post;
  const { schema } = responses["503"].content["application/json"];
  expect(schema.properties.code.enum).toEqual(["check-too-long", "check-ended", "checks-waiting"]);
  expect(schema.required).toEqual(["code", "message"]);
});

test("too many at once: who comes last is told when to come again", async () => {
  const checker = checkerWith({ mostWaiting: 1 });
  const asked = Array.from({ length: 3 }, () => codeOf(checker.check(content, now)));
  expect(await Promise.all(asked)).toEqual(["done", "done", "503 checks-waiting"]);
  expect(await codeOf(checker.check(content, now))).toBe("done");
});

test("the end of the hub ends what runs and what waits, and nothing begins anew", async () => {
  const checker = checkerWith({});
  const asked = [1, 2].map(() => codeOf(checker.check(content, now)));
  // The first is under way.
  await Promise.resolve();
  checker.close();
  expect(await Promise.all(asked)).toEqual(["503 check-ended", "503 check-ended"]);
  expect(await codeOf(checker.check(content, now))).toBe("503 check-ended");
});

test("what was learned before is not in the way of a check", async () => {
  const checker = checkerWith({});
  checker.warm(content);
  expect((await checker.check(content, now)).sound).toBe(true);
});

test("the setting: seconds, one or more", () => {
  const flags = { data: "x", port: "0", host: "127.0.0.1" };
  expect(readConfig(flags, {}).checkLimitMs).toBe(120_000);
  expect(readConfig(flags, { HUB_CHECK_SECONDS: "300" }).checkLimitMs).toBe(300_000);
  expect(() => readConfig(flags, { HUB_CHECK_SECONDS: "0" })).toThrow("HUB_CHECK_SECONDS: expected a number from 1");
});
