import type { Reminder } from "../model/reminders.ts";
import { ruleLanguageOf } from "../ui/i18n/texts.ts";
import { languageOf } from "../ui/i18n/translator.ts";
import { browser } from "./browser.ts";
import { storedSettings } from "./stored.ts";

const ALARM = "follow-ups";

/** Browsers round an alarm that is due at once up to half a minute. */
export function wakeAt(at: string): void {
  void browser.alarms.create(ALARM, { when: Math.max(Date.now() + 1_000, Date.parse(at)) });
}

export function onWake(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) listener();
  });
}

/** One notification a reminder; its id is the reminder's, so that it replaces an older one. */
export async function notifyOf({ id, title, to, subject }: Reminder): Promise<void> {
  const { language = "browser" } = (await storedSettings.get()) ?? {};
  const zh = ruleLanguageOf(languageOf(language, [browser.i18n.getUILanguage()])) === "zh";
  await browser.notifications.create(`follow-up-${id}`, {
    type: "basic",
    iconUrl: browser.runtime.getURL("icon/128.png"),
    title: zh ? title.zh : title.en,
    message: [subject, to.join(", ")].filter((part) => part !== "").join("\n"),
  });
}
