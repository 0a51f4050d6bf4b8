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
import { type PopupView, toPopupView } from "../../src/ui/view-models/popup-view.ts";

const t = createTranslator(pickLanguage(navigator.languages));

/** What the compose script of the tab in front says; nothing where none is at work. */
async function askFrontTab(): Promise<TabReport | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return undefined;
  const answer = await askTab(tab.id, "tab-report", undefined).catch(() => undefined);
  const parsed = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  return parsed.success ? parsed.data : undefined;
}

async function readView(): Promise<PopupView> {
  const [report, org, setup] = await Promise.all([askFrontTab(), storedOrg.get(), askBackground("setup")]);
  const domain = report?.sender?.slice(report.sender.lastIndexOf("@") + 1).toLowerCase();
  const assumed = domain && !isPublicMail(domain) ? [domain] : [];
  const policy = setup.kind === "ready" ? setup.compiled.policy : undefined;
  return toPopupView(
    {
      tab: report?.watch ?? { kind: "not-protected" },
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
  const store = createStore<PopupView, PopupAction>(await readView(), async ({ domains }) => {
    const org = await storedOrg.get();
    const [first = ""] = domains;
    await storedOrg.set({ ...(org ?? { name: first }), ownDomains: [...domains] });
    store.set(await readView());
  });
  adoptStyles(document);
  document.documentElement.lang = t.language;
  const container = document.createElement("div");
  container.className = "countersign";
  document.body.append(container);
  createRoot(container).render(<Popup store={store} isPublicDomain={isPublicMail} t={t} />);
}

void start();
