import { pinyin } from "pinyin-pro";
import { askBackground } from "../../src/messages/channel.ts";
import { type FrameErrand, readErrand } from "../../src/messages/errand.ts";
import { localIso } from "../../src/platform/clock.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { createTranslator } from "../../src/ui/index.ts";
import type { ReminderAct } from "../../src/ui/wording/reminder-list.tsx";
import { WordingPage } from "../../src/ui/wording/wording-page.tsx";

const HOUR_MS = 3_600_000;

/** The page inside the panel's frame for phrases, letters and follow-ups; it knows its errand by its address. */
async function start(errand: FrameErrand): Promise<void> {
  const asked = await askBackground("wording-open", errand);
  if (!asked) return;
  const { tab, lang, known, kinds } = asked;
  const templates = tab === "follow-ups" ? [] : await askBackground("templates", { kinds });
  await showOwnPage((language) => (
    <WordingPage
      tab={tab}
      lang={lang}
      known={known}
      templates={templates}
      initialsOf={initialsOf}
      onInsert={async (text) => (await askBackground("wording-insert", { ...errand, text })).done}
      loadReminders={loadReminders}
      onReminder={changeReminder}
      onClose={() => void askBackground("wording-close", errand)}
      t={createTranslator(language)}
    />
  ));
}

/** 感谢您 gives `gxn`. */
const initialsOf = (chinese: string): string =>
  pinyin(chinese, { pattern: "first", toneType: "none", type: "array", nonZh: "removed" }).join("");

const loadReminders = () => askBackground("reminders");

function changeReminder(action: ReminderAct) {
  const { kind, id } = action;
  if (action.kind === "leaves")
    return askBackground("reminder-change", { kind: "leaves", id, at: localIso(action.at) });
  if (kind === "done" || kind === "stop") return askBackground("reminder-change", { kind, id });
  const later = new Date();
  if (kind === "in-an-hour") later.setTime(later.getTime() + HOUR_MS);
  else {
    later.setDate(later.getDate() + 1);
    later.setHours(9, 0, 0, 0);
  }
  return askBackground("reminder-change", { kind: "snooze", id, until: localIso(later) });
}

void start(readErrand(location));
