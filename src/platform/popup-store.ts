import { isPublicMail } from "../compose/public-mail.ts";
import { createStore } from "../compose/store.ts";
import { askBackground } from "../messages/channel.ts";
import { ruleLanguageOf } from "../ui/i18n/texts.ts";
import { createTranslator, type PopupAction, pickLanguage, type Translator } from "../ui/index.ts";
import { type PopupInput, type PopupView, toPopupView } from "../ui/view-models/popup-view.ts";
import { browser } from "./browser.ts";
import { askTabState, type FrontTab, toTabState } from "./front-tab.ts";
import { GUIDE_PAGE, OPTIONS_PAGE } from "./own-pages.ts";
import { canOpenSidePanel, openSidePanel } from "./side-panel/open.ts";
import { storedOrg } from "./stored.ts";

async function askFrontTab(): Promise<FrontTab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return askTabState(tab);
}

async function readInput(tab: FrontTab, zh: boolean): Promise<PopupInput> {
  const [org, setup, hub, { reminders, now: at }, { answers }] = await Promise.all([
    storedOrg.get(),
    askBackground("setup"),
    askBackground("hub-state"),
    askBackground("reminders"),
    askBackground("review-answers"),
  ]);
  const domain = tab.report?.sender?.slice(tab.report.sender.lastIndexOf("@") + 1).toLowerCase();
  const assumed = domain && !isPublicMail(domain) ? [domain] : [];
  const policy = setup.kind === "ready" ? setup.compiled.policy : undefined;
  const profile = hub.policy?.profile;
  const open = reminders.filter(({ state }) => state !== "done");
  const due = open.filter(({ dueAt }) => Date.parse(dueAt) <= Date.parse(at)).length;
  return {
    tab: toTabState(tab),
    company: profile
      ? { kind: "managed", domains: profile.ownDomains }
      : org
        ? { kind: "own", domains: org.ownDomains }
        : { kind: "assumed", domains: assumed },
    ...(policy && {
      policy: {
        title: zh ? policy.title.zh : policy.title.en,
        version: hub.policy ? String(hub.policy.version) : policy.version,
        ...(hub.policy ? { publishedAt: new Date(hub.policy.issuedAt) } : {}),
      },
    }),
    refusal: hub.last?.refusal,
    office: { waiting: hub.waitingReviews, due, open: open.length - due },
    answers,
    ...(hub.connection ? { console: hub.connection.hub } : {}),
    canPoint: tab.site !== undefined,
    canAside: canOpenSidePanel(),
    now: new Date(),
  };
}

/** What the popup shows of the tab in front, and what its buttons do. `speak` changes the language it is told in. */
export async function createPopupStore() {
  let t: Translator = createTranslator(pickLanguage(navigator.languages));
  let tab = await askFrontTab();
  let input = await readInput(tab, ruleLanguageOf(t.language) === "zh");

  const store = createStore<PopupView, PopupAction>(toPopupView(input, t), (action) => void act(action));

  async function act(action: PopupAction): Promise<void> {
    // First of all: the browser grants a site only within the press itself.
    if (action.kind === "watch-site") await grant();
    else if (action.kind === "open-aside") return openAside();
    else if (action.kind === "point-out") await pointOut();
    else if (action.kind === "open") return open(action.page);
    else if (action.kind === "open-answer") {
      await askBackground("answer-open", { id: action.id });
      return window.close();
    } else if (action.kind === "answers-seen") await askBackground("reviews-seen", {});
    else await save(action.domains);
    tab = await askFrontTab();
    input = await readInput(tab, ruleLanguageOf(t.language) === "zh");
    store.set(toPopupView(input, t));
  }

  async function grant(): Promise<boolean> {
    return tab.site !== undefined && browser.permissions.request({ origins: [tab.site.pattern] });
  }

  async function openAside(): Promise<void> {
    if (await openSidePanel({ windowId: tab.windowId })) window.close();
  }

  async function pointOut(): Promise<void> {
    const { id, site } = tab;
    if (id === undefined || !site) return;
    // The browser may close this window for its question: the background goes on with what was asked for.
    const wanted = askBackground("picker-start", { tabId: id, origin: site.pattern });
    if (!(await grant())) return;
    await wanted;
    await askBackground("picker-start", { tabId: id, origin: site.pattern });
    window.close();
  }

  async function save(domains: readonly string[]): Promise<void> {
    const [first = ""] = domains;
    await storedOrg.set({ ...((await storedOrg.get()) ?? { name: first }), ownDomains: [...domains] });
  }

  async function open(page: Extract<PopupAction, { kind: "open" }>["page"]): Promise<void> {
    const own = { options: OPTIONS_PAGE, hub: `${OPTIONS_PAGE}#hub`, guide: GUIDE_PAGE };
    const url = page === "console" ? input.console : browser.runtime.getURL(own[page]);
    if (url) await browser.tabs.create({ url });
    window.close();
  }

  return {
    store,
    speak(next: Translator): void {
      const before = t.language;
      t = next;
      store.set(toPopupView(input, t));
      if (t.language === before) return;
      void readInput(tab, ruleLanguageOf(t.language) === "zh").then((again) => {
        input = again;
        store.set(toPopupView(input, t));
      });
    },
  };
}
