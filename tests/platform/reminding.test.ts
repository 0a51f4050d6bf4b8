import { expect, test } from "vitest";
import type { Reminder } from "../../src/model/reminders.ts";
import { createReminding, type RemindingDeps } from "../../src/platform/reminding.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { collapseWording } from "../../src/policy/duplicates.ts";
import { toExampleDraft } from "../../src/policy/example-draft.ts";
import { createClockFinder } from "../../src/policy/started-clocks.ts";
import { policyOf } from "../support/policies.ts";

const { followUps } = collapseWording(policyOf(bundledPolicySource()));
const finder = createClockFinder(followUps);

/** A worker with what outlives it: storage, the browser's alarm and its notifications. */
function createWorld() {
  let stored: Reminder[] | undefined;
  let clock = "2027-03-01T09:00:00+08:00";
  let ids = 0;
  const alarms: string[] = [];
  const notified: string[] = [];
  const set = async (value: Reminder[]): Promise<void> => {
    stored = structuredClone(value);
  };
  const at = (now: string): void => {
    clock = now;
  };
  const start = () => {
    const deps: RemindingDeps = {
      store: { get: async () => structuredClone(stored), set },
      followUps: async () => followUps,
      createFinder: () => finder,
      now: () => clock,
      newId: () => `r${ids++}`,
      wakeAt: (at) => void alarms.push(at),
      notify: async ({ followUpId }) => void notified.push(followUpId),
    };
    return createReminding(deps);
  };
  return { start, alarms, notified, at };
}

const letter = toExampleDraft({ subject: "Unit 7", body: "Please follow these steps and restart the unit." });

test("clocks survive the end of the worker and ring in the next one, once", async () => {
  const world = createWorld();
  expect(await world.start().sent(letter)).toBe(1);
  expect(world.alarms.at(-1)).toBe("2027-03-01T11:00:00+08:00");

  world.at("2027-03-01T11:00:00+08:00");
  const next = world.start();
  await next.ring();
  await next.ring();
  expect(world.notified).toEqual(["advice-call-back"]);
  expect((await world.start().list()).map(({ subject, state }) => [subject, state])).toEqual([["Unit 7", "open"]]);
});

test("snoozed and done are kept, and the browser is asked to wake for the new time", async () => {
  const world = createWorld();
  const reminding = world.start();
  await reminding.sent(letter);
  const [first] = await reminding.list();
  const id = first?.id ?? "";
  await reminding.change({ kind: "snooze", id, until: "2027-03-01T16:00:00+08:00" });
  expect(world.alarms.at(-1)).toBe("2027-03-01T16:00:00+08:00");
  expect((await world.start().list())[0]?.state).toBe("snoozed");
  await world.start().change({ kind: "done", id });
  expect((await world.start().list())[0]?.state).toBe("done");
});

test("two letters sent at once keep each other's clocks", async () => {
  const reminding = createWorld().start();
  await Promise.all([reminding.sent(letter), reminding.sent({ ...letter, subject: "Unit 8" })]);
  expect(await reminding.list()).toHaveLength(2);
});

test("a letter without a promise starts nothing", async () => {
  const world = createWorld();
  expect(await world.start().sent(toExampleDraft("Thank you for your letter."))).toBe(0);
  expect(world.alarms).toEqual([]);
});

test("a letter that goes out later starts its clocks then; where that is unknown, from now, and it can be told", async () => {
  const world = createWorld();
  const reminding = world.start();
  await reminding.sent(letter, { at: "2027-03-02T08:00:00+08:00" });
  expect(await reminding.list()).toMatchObject([
    { sentAt: "2027-03-02T08:00:00+08:00", dueAt: "2027-03-02T10:00:00+08:00", later: "known" },
  ]);
  // The same letter anew: its clock starts anew instead of twice.
  await reminding.sent(letter, { at: null });
  const [unknown] = await reminding.list();
  expect(unknown).toMatchObject({ dueAt: "2027-03-01T11:00:00+08:00", later: "unknown" });
  expect(world.alarms.at(-1)).toBe("2027-03-01T11:00:00+08:00");
  const told = await reminding.change({ kind: "leaves", id: unknown?.id ?? "", at: "2027-03-03T15:30:00+08:00" });
  expect(told).toMatchObject([
    { sentAt: "2027-03-03T15:30:00+08:00", dueAt: "2027-03-03T17:30:00+08:00", later: "known" },
  ]);
  expect(world.alarms.at(-1)).toBe("2027-03-03T17:30:00+08:00");
  world.at("2027-03-03T17:30:00+08:00");
  await world.start().ring();
  expect(world.notified).toEqual(["advice-call-back"]);
});

test("what the letter itself promised moves with the letter", async () => {
  const reminding = createWorld().start();
  await reminding.sent(toExampleDraft({ subject: "Unit 8", body: "I will call you back within 3 hours." }), {
    at: null,
  });
  const before = await reminding.list();
  const promised = before.find(({ dueAt }) => dueAt === "2027-03-01T12:00:00+08:00");
  const after = await reminding.change({ kind: "leaves", id: promised?.id ?? "", at: "2027-03-02T09:00:00+08:00" });
  expect(after.map(({ dueAt }) => dueAt)).toContain("2027-03-02T12:00:00+08:00");
});
