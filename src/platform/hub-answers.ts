import { z } from "zod";
import type { UnseenAnswer } from "../messages/hub-messages.ts";
import { type HeldReview, isAnswered } from "../sync/state.ts";
import { createTranslator, languageOf } from "../ui/i18n/translator.ts";
import { toAnswerNotice, toAnswersBadge } from "../ui/view-models/answer-view.ts";
import { browser } from "./browser.ts";
import { createStoredValue } from "./store.ts";
import { storedSettings } from "./stored.ts";

const storedNotices = createStoredValue("reviewNotices", z.boolean());
const PREFIX = "review-";

type Deps = {
  held(): Promise<readonly HeldReview[]>;
  /** Notes that these answers were seen. */
  markSeen(isSeen: (one: HeldReview) => boolean): Promise<void>;
};

/** Tells of answers that came while their letter is out of sight: a sign on the toolbar button, and a notification. */
export function createHubAnswers({ held, markSeen }: Deps) {
  const translator = async () => {
    const { language = "browser" } = (await storedSettings.get()) ?? {};
    return createTranslator(languageOf(language, navigator.languages));
  };

  const unseen = async () => (await held()).filter((one) => isAnswered(one) && !one.seenAt);

  /** The sign of all tabs that have none of their own; kept in step with what is stored, as the browser forgets it. */
  async function showCount(): Promise<void> {
    const t = await translator();
    const { text, color, title } = toAnswersBadge((await unseen()).length, t);
    await Promise.allSettled([
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color }),
      browser.action.setTitle({ title }),
    ]);
  }

  async function notify(one: HeldReview): Promise<void> {
    const t = await translator();
    if (one.state === "waiting" || one.state === "withdrawn") return;
    await browser.notifications.create(`${PREFIX}${one.request.clientId}`, {
      type: "basic",
      iconUrl: browser.runtime.getURL("icon/128.png"),
      ...toAnswerNotice(one.state, one.by, t),
    });
  }

  /** Leads to where the letter was written: its tab, if it is still there. */
  async function open(id: string): Promise<void> {
    const one = (await held()).find(({ request }) => request.clientId === id);
    await browser.notifications.clear(`${PREFIX}${id}`);
    await seen(({ request }) => request.clientId === id);
    if (!one?.page) return;
    const tabs = await browser.tabs.query({ url: `${new URL(one.page).origin}/*` }).catch(() => []);
    const [tab] = tabs;
    if (tab?.id === undefined) return void (await browser.tabs.create({ url: one.page }));
    await browser.tabs.update(tab.id, { active: true });
    if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  }

  async function seen(isSeen: (one: HeldReview) => boolean): Promise<void> {
    await markSeen(isSeen);
    await showCount();
  }

  return {
    start(): void {
      browser.notifications.onClicked.addListener((id) => {
        if (id.startsWith(PREFIX)) void open(id.slice(PREFIX.length));
      });
      void showCount();
    },
    /** @param shown hashes of the letters that are before the writer's eyes */
    async tell(answered: readonly HeldReview[], shown: ReadonlySet<string>): Promise<void> {
      const isShown = ({ request, letterHash }: HeldReview) => shown.has(request.draftHash) || shown.has(letterHash);
      const inSight = answered.filter(isShown).map(({ request }) => request.clientId);
      await seen(({ request }) => inSight.includes(request.clientId));
      if (!((await storedNotices.get()) ?? true)) return;
      for (const one of answered) if (!isShown(one)) await notify(one).catch(() => {});
    },
    seen,
    open,
    /** What the sign on the button counts. */
    async list(): Promise<UnseenAnswer[]> {
      const all = await unseen();
      return all.reverse().flatMap(({ request, letter, state, by }): UnseenAnswer[] => {
        if (state === "waiting" || state === "withdrawn") return [];
        const { subject } = letter ?? request.draft;
        return [{ id: request.clientId, state, ...(by ? { by } : {}), subject }];
      });
    },
    async notices(set: boolean | undefined): Promise<{ on: boolean }> {
      if (set !== undefined) await storedNotices.set(set);
      return { on: set ?? (await storedNotices.get()) ?? true };
    },
  };
}
