import type { Draft } from "../model/draft.ts";
import type { Delay } from "../model/follow-ups.ts";
import type { Reminder, ReminderChange } from "../model/reminders.ts";
import { dueAt, movedBy } from "./due.ts";
import type { StartedClock } from "./started-clocks.ts";

/** Kept at the most; the oldest done ones go first. */
const MOST = 500;
/** Done ones are kept this long, so that a writer can look back. */
const KEEP_DONE_MS = 30 * 24 * 3_600_000;

type Sent = {
  draft: Pick<Draft, "to" | "subject">;
  sentAt: string;
  newId(): string;
  /** It goes out later, at `sentAt` or at a time nobody told. */
  later?: "known" | "unknown";
};

/** Adds what a sent letter started. A clock already running for the same people and subject starts anew instead. */
export function addStarted(
  reminders: readonly Reminder[],
  started: readonly StartedClock[],
  { draft, sentAt, newId, later }: Sent,
): Reminder[] {
  const to = draft.to.slice(0, 3);
  const made = started.map(({ followUp, dueAt: due }): Reminder => {
    const { after, repeats } = followUp;
    return {
      id: newId(),
      followUpId: followUp.id,
      title: followUp.title,
      citation: followUp.citation,
      to,
      subject: draft.subject.slice(0, 200),
      sentAt,
      dueAt: due,
      state: "open",
      ...(later ? { later } : {}),
      ...(repeats && after.kind === "days" ? { everyDays: after.days } : {}),
    };
  });
  const isReplaced = (old: Reminder): boolean =>
    old.state !== "done" &&
    made.some(
      (one) =>
        one.followUpId === old.followUpId &&
        one.to.join() === old.to.join() &&
        bareSubject(one.subject) === bareSubject(old.subject),
    );
  return tidy([...reminders.filter((old) => !isReplaced(old)), ...made], sentAt);
}

/**
 * @param now ISO 8601 with offset
 * @param delayOf how long a clock runs, by its id; a clock that is not known any more is moved as it stands
 */
export function changeReminder(
  reminders: readonly Reminder[],
  change: ReminderChange,
  now: string,
  delayOf: (followUpId: string) => Delay | undefined = () => undefined,
): Reminder[] {
  const next = (one: Reminder) => changed(one, change, now, delayOf(one.followUpId));
  return tidy(
    reminders.map((one) => (one.id === change.id ? next(one) : one)),
    now,
  );
}

function changed(one: Reminder, change: ReminderChange, now: string, after: Delay | undefined): Reminder {
  switch (change.kind) {
    case "leaves": {
      const { at } = change;
      // What the letter itself promised moves with it.
      const moved = movedBy(one.dueAt, Date.parse(at) - Date.parse(one.sentAt));
      const due = after && after.kind !== "promised" ? dueAt(after, at) : moved;
      return { ...one, state: "open", sentAt: at, later: "known", dueAt: due };
    }
    case "snooze":
      return { ...one, state: "snoozed", dueAt: change.until };
    case "stop":
      return { ...one, state: "done", doneAt: now };
    case "done":
      // A weekly report is done for this week.
      return one.everyDays === undefined
        ? { ...one, state: "done", doneAt: now }
        : { ...one, state: "open", dueAt: dueAt({ kind: "days", days: one.everyDays, working: false }, now) };
  }
}

export const isOverdue = ({ state, dueAt: due }: Reminder, now: string): boolean =>
  state !== "done" && Date.parse(due) <= Date.parse(now);

/** Those that ring now and were not told of yet, soonest first. */
export function ringing(reminders: readonly Reminder[], now: string): Reminder[] {
  return sorted(reminders.filter((one) => isOverdue(one, now) && one.toldFor !== one.dueAt));
}

/** Notes that a notification has told of them. */
export function markTold(reminders: readonly Reminder[], told: readonly Reminder[]): Reminder[] {
  const ids = new Set(told.map(({ id }) => id));
  return reminders.map((one) => (ids.has(one.id) ? { ...one, toldFor: one.dueAt } : one));
}

/** When to look next: the soonest that has not rung; undefined when none runs. ISO 8601. */
export function nextRing(reminders: readonly Reminder[]): string | undefined {
  return sorted(reminders.filter((one) => one.state !== "done" && one.toldFor !== one.dueAt))[0]?.dueAt;
}

export const sorted = (reminders: readonly Reminder[]): Reminder[] =>
  [...reminders].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));

function tidy(reminders: readonly Reminder[], now: string): Reminder[] {
  const fresh = reminders.filter(
    ({ state, doneAt }) => state !== "done" || !doneAt || Date.parse(now) - Date.parse(doneAt) < KEEP_DONE_MS,
  );
  if (fresh.length <= MOST) return fresh;
  const byUse = [...fresh].sort(
    (a, b) => Number(a.state === "done") - Number(b.state === "done") || Date.parse(b.sentAt) - Date.parse(a.sentAt),
  );
  const kept = new Set(byUse.slice(0, MOST));
  return fresh.filter((one) => kept.has(one));
}

/** Answers and forwards carry the subject of the letter before. */
const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|fwd?|aw|回复|答复|转发)\s*[:：])+/i, "").trim();
