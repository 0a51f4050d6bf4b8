import type { Reminder } from "../../model/reminders.ts";
import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";

export type ReminderView = {
  id: string;
  title: string;
  /** Whom and what about. */
  about: string;
  due: string;
  state: "overdue" | "open" | "snoozed" | "done";
  stateWord: string;
  source: string;
  repeats: boolean;
  /** The letter goes out later: when, in words, and as a field for a time has it; it may be told anew. */
  later?: { words: string; at: string };
};

/** Running ones first, soonest on top; done ones after them, the latest first. */
export function toReminderViews(reminders: readonly Reminder[], now: Date, t: Translator): ReminderView[] {
  const running = reminders.filter(({ state }) => state !== "done");
  const done = reminders.filter(({ state }) => state === "done").reverse();
  return [...running, ...done].map((one): ReminderView => {
    const due = new Date(one.dueAt);
    const state = one.state !== "done" && due <= now ? "overdue" : one.state;
    return {
      id: one.id,
      title: one.title[ruleLanguageOf(t.language)],
      about: [one.subject, one.to.join(", ")].filter(Boolean).join(" · "),
      due: t("reminder.due", { time: t.moment(due, now) }),
      state,
      stateWord: t(`reminder.${state}`),
      source: `${one.citation.clause}`,
      repeats: one.everyDays !== undefined,
      ...toLater(one, now, t),
    };
  });
}

/** While it is not known to have gone. */
function toLater({ later, sentAt, state }: Reminder, now: Date, t: Translator): Pick<ReminderView, "later"> {
  const leaves = new Date(sentAt);
  if (!later || state === "done" || (later === "known" && leaves <= now)) return {};
  const words = later === "known" ? t("reminder.leaves", { time: t.moment(leaves, now) }) : t("reminder.leavesUnknown");
  return { later: { words, at: toFieldTime(leaves) } };
}

/** As a field for date and time holds it: the wall clock, to the minute. */
function toFieldTime(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
