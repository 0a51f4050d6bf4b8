import type { Draft } from "../model/draft.ts";
import type { FollowUp } from "../model/follow-ups.ts";
import type { Reminder, ReminderChange } from "../model/reminders.ts";
import { addStarted, changeReminder, markTold, nextRing, ringing, sorted } from "../policy/reminders.ts";
import type { ClockFinder } from "../policy/started-clocks.ts";

export type RemindingDeps = {
  store: { get(): Promise<Reminder[] | undefined>; set(value: Reminder[]): Promise<void> };
  followUps(): Promise<readonly FollowUp[]>;
  createFinder(followUps: readonly FollowUp[]): ClockFinder;
  /** ISO 8601 with the writer's own offset. */
  now(): string;
  newId(): string;
  /** Asks to be called at a time; a later call takes the place of an earlier one. */
  wakeAt(at: string): void;
  notify(reminder: Reminder): Promise<void>;
};

export type Reminding = {
  /**
   * A letter has gone, or was handed over to go later: its clocks run from then, or from now where that is not known.
   * @returns how many clocks it started
   */
  sent(draft: Draft, later?: { at: string | null }): Promise<number>;
  list(): Promise<Reminder[]>;
  change(change: ReminderChange): Promise<Reminder[]>;
  /** Tells of what is due and asks to be woken for the next; at start and at each waking. */
  ring(): Promise<void>;
};

/** Keeps the clocks of sent letters. Every step reads what is stored, so that a worker may end at any time. */
export function createReminding(deps: RemindingDeps): Reminding {
  // One change at a time: two letters sent at once must not forget each other's clocks.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const read = async (): Promise<Reminder[]> => (await deps.store.get()) ?? [];

  async function save(reminders: Reminder[]): Promise<Reminder[]> {
    await deps.store.set(reminders);
    const next = nextRing(reminders);
    if (next !== undefined) deps.wakeAt(next);
    return reminders;
  }

  return {
    sent: (draft, later) =>
      inTurn(async () => {
        const sentAt = later?.at ?? deps.now();
        const known = later && (later.at === null ? ("unknown" as const) : ("known" as const));
        const started = deps.createFinder(await deps.followUps()).startedBy(draft, sentAt);
        const sent = { draft, sentAt, newId: deps.newId, ...(known ? { later: known } : {}) };
        if (started.length > 0) await save(addStarted(await read(), started, sent));
        return started.length;
      }),
    list: async () => sorted(await read()),
    change: (change) =>
      inTurn(async () => {
        const clocks = change.kind === "leaves" ? await deps.followUps() : [];
        const delayOf = (id: string) => clocks.find((clock) => clock.id === id)?.after;
        return sorted(await save(changeReminder(await read(), change, deps.now(), delayOf)));
      }),
    ring: () =>
      inTurn(async () => {
        const reminders = await read();
        const due = ringing(reminders, deps.now());
        // Noted first: a notification that fails is not repeated for ever.
        await save(markTold(reminders, due));
        for (const reminder of due) await deps.notify(reminder).catch(() => {});
      }),
  };
}
