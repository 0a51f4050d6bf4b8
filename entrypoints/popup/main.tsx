import { createRoot } from "react-dom/client";
import { isPublicMail } from "../../src/compose/public-mail.ts";
import { createStore } from "../../src/compose/store.ts";
import { askBackground, askTab } from "../../src/messages/channel.ts";
import { type TabReport, TO_COMPOSE } from "../../src/messages/messages.ts";
import { browser } from "../../src/platform/browser.ts";
import { storedOrg } from "../../src/platform/stored.ts";
import { createTranslator, type PopupAction, pickLanguage } from "../../src/ui/index.ts";
import { Popup } from "../../src/ui/popup/popup.tsx";
import { adoptStyles } from "../../src/ui/styles/adopt.ts";
import { type PopupInput, type PopupView, toPopupView } from "../../src/ui/view-models/popup-view.ts";

const t = createTranslator(pickLanguage(navigator.languages));

type FrontTab = {
  /** What the compose script says; nothing where none is at work. */
  report?: TabReport;
  /** Match pattern of the tab's site, when it is a site that can be watched, and whether it is. */
  site?: { pattern: string; name: string; watched: boolean };
};

async function askFrontTab(): Promise<FrontTab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return {};
  const answer = await askTab(tab.id, "tab-report", undefined).catch(() => undefined);
  const parsed = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  return { ...(parsed.success && { report: parsed.data }), ...(await siteOf(tab.url)) };
}

async function siteOf(address: string | undefined): Promise<Pick<FrontTab, "site">> {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return {};
  const pattern = `${url.protocol}//${url.hostname}/*`;
  const watched = await browser.permissions.contains({ origins: [pattern] });
  return { site: { pattern, name: url.hostname, watched } };
}

/** The tab's state in the popup's terms. A watched page without a letter has no script of ours to ask. */
function toTab({ report, site }: FrontTab): PopupInput["tab"] {
  if (report) return report.watch;
  if (site?.watched) return { kind: "protected", letters: 0 };
  return { kind: "not-protected", ...(site && { site: site.name }) };
}

async function readView(tab: FrontTab): Promise<PopupView> {
  const [org, setup] = await Promise.all([storedOrg.get(), askBackground("setup")]);
  const { report } = tab;
  const domain = report?.sender?.slice(report.sender.lastIndexOf("@") + 1).toLowerCase();
  const assumed = domain && !isPublicMail(domain) ? [domain] : [];
  const policy = setup.kind === "ready" ? setup.compiled.policy : undefined;
  return toPopupView(
    {
      tab: toTab(tab),
      company: org ? { kind: "own", domains: org.ownDomains } : { kind: "assumed", domains: assumed },
      ...(policy && {
        policy: { title: t.language === "zh-CN" ? policy.title.zh : policy.title.en, version: policy.version },
      }),
      now: new Date(),
    },
    t,
  );
}

async function start(): Promise<void> {
  let tab = await askFrontTab();
  const save = async (domains: readonly string[]) => {
    const org = await storedOrg.get();
    const [first = ""] = domains;
    await storedOrg.set({ ...(org ?? { name: first }), ownDomains: [...domains] });
  };
  const store = createStore<PopupView, PopupAction>(await readView(tab), async (action) => {
    // First of all: the browser grants a site only within the press itself.
    if (action.kind === "watch-site") await (tab.site && browser.permissions.request({ origins: [tab.site.pattern] }));
    else await save(action.domains);
    tab = await askFrontTab();
    store.set(await readView(tab));
  });
  adoptStyles(document);
  document.documentElement.lang = t.language;
  const container = document.createElement("div");
  container.className = "countersign";
  document.body.append(container);
  createRoot(container).render(<Popup store={store} isPublicDomain={isPublicMail} t={t} />);
}

void start();
