import { type SubmitEvent, useId, useState } from "react";
import type { Translator } from "../i18n/translator.ts";
import type { ReminderView } from "../view-models/reminder-view.ts";

export type ReminderAct =
  | { kind: "done" | "stop" | "in-an-hour" | "tomorrow"; id: string }
  /** The letter goes out at this time. */
  | { kind: "leaves"; id: string; at: Date };

/** Clocks of sent letters: what is due, and what a writer can do about it. */
export function ReminderList({
  reminders,
  act,
  t,
}: {
  reminders: readonly ReminderView[];
  act: (action: ReminderAct) => void;
  t: Translator;
}) {
  if (reminders.length === 0) return <p className="panel-text">{t("reminder.none")}</p>;
  return (
    <ul className="reminders" aria-label={t("tab.followUps")}>
      {reminders.map((one) => (
        <li key={one.id} className="reminder" data-state={one.state}>
          <p className="wording-title">
            <span className="reminder-state">{one.stateWord}</span> {one.title}
          </p>
          {one.about && <p className="wording-sample">{one.about}</p>}
          <p className="wording-source">
            {one.due} · {one.source}
          </p>
          {one.later && <Leaves key={one.later.at} id={one.id} later={one.later} act={act} t={t} />}
          {one.state !== "done" && (
            <p className="reminder-actions">
              <button type="button" className="button" onClick={() => act({ kind: "done", id: one.id })}>
                {t("reminder.markDone")}
              </button>
              <button type="button" className="link" onClick={() => act({ kind: "in-an-hour", id: one.id })}>
                {t("reminder.inAnHour")}
              </button>
              <button type="button" className="link" onClick={() => act({ kind: "tomorrow", id: one.id })}>
                {t("reminder.tomorrow")}
              </button>
              {one.repeats && (
                <button type="button" className="link" onClick={() => act({ kind: "stop", id: one.id })}>
                  {t("reminder.stop")}
                </button>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

type LeavesProps = {
  id: string;
  later: NonNullable<ReminderView["later"]>;
  act: (action: ReminderAct) => void;
  t: Translator;
};

/** A letter that goes out later: when that is, and a field to say it where the page did not or plans changed. */
function Leaves({ id, later, act, t }: LeavesProps) {
  const fieldId = useId();
  const [value, setValue] = useState(later.at);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const at = new Date(value);
    if (!Number.isNaN(at.getTime())) act({ kind: "leaves", id, at });
  };
  return (
    <form className="reminder-leaves" onSubmit={submit}>
      <p className="wording-sample">{later.words}</p>
      <label htmlFor={fieldId}>{t("reminder.leavesAt")}</label>
      <div className="reminder-leaves-row">
        <input
          id={fieldId}
          type="datetime-local"
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <button type="submit" className="button">
          {t("reminder.leavesSet")}
        </button>
      </div>
    </form>
  );
}
