import { type KeyboardEvent, useCallback, useEffect, useState } from "react";
import type { Language } from "../../model/categories.ts";
import type { Reminder } from "../../model/reminders.ts";
import type { Translator } from "../i18n/translator.ts";
import { toReminderViews } from "../view-models/reminder-view.ts";
import type { WordingTemplate } from "../view-models/wording-view.ts";
import { type ReminderAct, ReminderList } from "./reminder-list.tsx";
import { WordingList } from "./wording-list.tsx";

export type WordingTab = "phrases" | "letters" | "follow-ups";

/** What the page in the panel's frame is given: shaped like the messages it comes by. */
export type WordingPageProps = {
  tab: WordingTab;
  lang: Language;
  known: Readonly<Record<string, string>>;
  templates: readonly WordingTemplate[];
  initialsOf: (chinese: string) => string;
  onInsert: (text: string) => Promise<boolean>;
  loadReminders: () => Promise<{ reminders: Reminder[]; now: string }>;
  onReminder: (action: ReminderAct) => Promise<{ reminders: Reminder[]; now: string }>;
  onClose: () => void;
  t: Translator;
};

/** The page inside the panel's frame: what is typed here is never seen by the page that holds the letter. */
export function WordingPage(props: WordingPageProps) {
  const { tab, templates, onClose, t } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <main className="wording-page" onKeyDown={onKeyDown}>
      {tab === "follow-ups" ? (
        <Reminders load={props.loadReminders} change={props.onReminder} t={t} />
      ) : (
        <WordingList
          {...props}
          templates={templates.filter(({ kind }) => kind === (tab === "phrases" ? "phrase" : "letter"))}
        />
      )}
    </main>
  );
}

type RemindersProps = {
  load: WordingPageProps["loadReminders"];
  change: WordingPageProps["onReminder"];
  t: Translator;
};

function Reminders({ load, change, t }: RemindersProps) {
  const [state, setState] = useState<{ reminders: Reminder[]; now: string }>();
  const show = useCallback((next: Promise<{ reminders: Reminder[]; now: string }>) => {
    void next.then(setState);
  }, []);
  useEffect(() => show(load()), [load, show]);
  if (!state) return null;
  return (
    <ReminderList
      reminders={toReminderViews(state.reminders, new Date(state.now), t)}
      act={(action) => show(change(action))}
      t={t}
    />
  );
}
