import { describe, expect, test } from "vitest";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { dueAt } from "../../src/policy/due.ts";
import { collapseDuplicates } from "../../src/policy/duplicates.ts";
import { toExampleDraft } from "../../src/policy/example-draft.ts";
import { addStarted, changeReminder, isOverdue, markTold, nextRing, ringing } from "../../src/policy/reminders.ts";
import { createClockFinder } from "../../src/policy/started-clocks.ts";
import { policyOf } from "../support/policies.ts";

const MONDAY = "2027-03-01T09:00:00+08:00";
const finder = createClockFinder(collapseDuplicates(policyOf(bundledPolicySource())).policy.followUps);
const started = (body: string, sentAt = MONDAY) =>
  finder.startedBy(toExampleDraft({ body }), sentAt).map(({ followUp, dueAt: due }) => `${followUp.id} ${due}`);

describe("a sent letter starts the clocks that the handbooks name", () => {
  test.each([
    ["Please follow these steps and restart the unit.", "advice-call-back 2027-03-01T11:00:00+08:00"],
    ["设备已暂时恢复，可能还会出现报警。", "unsure-repair-call-back 2027-03-01T12:00:00+08:00"],
    ["我们今天内处理。", "same-day-esb 2027-03-01T18:00:00+08:00"],
    ["The upgrade was completed this morning.", "after-visit-check 2027-03-04T09:00:00+08:00"],
    ["Attached is our weekly report.", "weekly-report-due 2027-03-08T09:00:00+08:00"],
    ["我们三个工作日内答复您。", "unsolved-three-working-days 2027-03-04T09:00:00+08:00"],
  ])("%s", (body, expected) => {
    expect(started(body)).toContain(expected);
  });

  test("a promise rings at the time it names, and not without one", () => {
    expect(started("We will reply within two days.")).toContain("hospital-promise-kept 2027-03-03T09:00:00+08:00");
    expect(started("We will reply.")).toEqual([]);
  });

  test("quoted words of the other side start nothing", () => {
    const quoted =
      "Thank you.\n\nOn Mon, 1 Mar 2027 at 08:00, Mr Banda <reader@customer.example> wrote:\n> Please follow these steps.";
    expect(started(quoted)).toEqual([]);
  });
});

test("due times keep the writer's own clock and leave out weekends where the handbook says working days", () => {
  expect(dueAt({ kind: "days", days: 3, working: true }, "2027-03-05T16:30:00+08:00")).toBe(
    "2027-03-10T16:30:00+08:00",
  );
  expect(dueAt({ kind: "same-day" }, "2027-03-05T17:30:00+08:00")).toBe("2027-03-05T18:30:00+08:00");
  expect(dueAt({ kind: "hours", hours: 2 }, "2027-03-05T23:00:00-05:00")).toBe("2027-03-06T01:00:00-05:00");
});

describe("reminders", () => {
  const draft = toExampleDraft({ subject: "Ticket 7", body: "Please follow these steps and restart the unit." });
  let count = 0;
  const sent = { draft, sentAt: MONDAY, newId: () => `r${count++}` };
  const clocks = finder.startedBy(draft, MONDAY);
  const [first] = addStarted([], clocks, sent);
  if (!first) throw new Error("no clock was started");

  test("ring once when due, stay overdue until done", () => {
    const noon = "2027-03-01T12:00:00+08:00";
    expect(ringing([first], MONDAY)).toEqual([]);
    expect(ringing([first], noon)).toHaveLength(1);
    const told = markTold([first], [first]);
    expect(ringing(told, noon)).toEqual([]);
    expect(nextRing(told)).toBeUndefined();
    expect(told.every((one) => isOverdue(one, noon))).toBe(true);
    const done = changeReminder(told, { kind: "done", id: first.id }, noon);
    expect(done[0]).toMatchObject({ state: "done", doneAt: noon });
    expect(done.some((one) => isOverdue(one, noon))).toBe(false);
  });

  test("a snoozed one rings again at its new time", () => {
    const until = "2027-03-01T15:00:00+08:00";
    const snoozed = changeReminder(markTold([first], [first]), { kind: "snooze", id: first.id, until }, MONDAY);
    expect(snoozed[0]?.state).toBe("snoozed");
    expect(ringing(snoozed, "2027-03-01T14:59:00+08:00")).toEqual([]);
    expect(ringing(snoozed, until)).toHaveLength(1);
  });

  test("the same clock for the same people and subject starts anew, answers included", () => {
    const again = { ...sent, draft: { ...draft, subject: "Re: Ticket 7" }, sentAt: "2027-03-01T10:00:00+08:00" };
    const kept = addStarted([first], finder.startedBy(draft, again.sentAt), again);
    expect(kept.map(({ dueAt: due }) => due)).toEqual(["2027-03-01T12:00:00+08:00"]);
  });

  test("a weekly one comes back when done, and ends when stopped", () => {
    const report = toExampleDraft({ body: "Attached is our weekly report." });
    const weekly = addStarted([], finder.startedBy(report, MONDAY), sent).find(({ everyDays }) => everyDays === 7);
    if (!weekly) throw new Error("no weekly clock was started");
    const next = changeReminder([weekly], { kind: "done", id: weekly.id }, "2027-03-08T10:00:00+08:00");
    expect(next[0]).toMatchObject({ state: "open", dueAt: "2027-03-15T10:00:00+08:00" });
    expect(changeReminder([weekly], { kind: "stop", id: weekly.id }, MONDAY)[0]?.state).toBe("done");
  });

  test("done ones are forgotten after a month", () => {
    const done = changeReminder([first], { kind: "done", id: first.id }, MONDAY);
    expect(changeReminder(done, { kind: "done", id: "other" }, "2027-04-05T09:00:00+08:00")).toEqual([]);
  });
});
