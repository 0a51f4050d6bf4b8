import { readFileSync } from "node:fs";
import { type BrowserContext, test as base, type Page, type Worker } from "@playwright/test";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { address, CUSTOMER } from "./gmail.ts";
import {
  type LaunchOptions,
  launchWithExtension,
  serveStandin,
  setStored,
  untilWatched,
  type WithExtension,
} from "./watched-chromium.ts";

export const GMAIL = "https://mail.google.com";
export const ORG = { name: "Fieldworks", ownDomains: ["fieldworks.example"] };
const POPUP = `${GMAIL}/mail/u/0/#inbox?compose=new`;

type Start = (options?: LaunchOptions & { stored?: Record<string, unknown> }) => Promise<WithExtension>;

/** A browser of its own for each test, since what is stored or installed differs; it ends with the test. */
export const test = base.extend<{ start: Start }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
  start: async ({}, use) => {
    const started: WithExtension[] = [];
    await use(async ({ stored = { org: ORG }, ...options } = {}) => {
      const extension = await launchWithExtension(options);
      started.push(extension);
      await noteIcons(extension.worker);
      await setStored(extension.worker, stored);
      return extension;
    });
    for (const { close } of started) await close();
  },
});

/** The bundled policy with every block turned into a warning, and with what is given. */
export function lenientPolicy(given: { onDoubt?: "hold" | "warn"; languages?: ("en" | "zh")[] } = {}) {
  const result = parsePolicy(bundledPolicySource());
  if (result.kind !== "ready") throw new Error("the bundled policy is not usable");
  const rules = result.policy.rules.map((rule) => ({ ...rule, severity: "warn" as const, severityFor: {} }));
  return { ...result.policy, id: "lenient", rules, ...given };
}

/** A Gmail popup compose in a new tab, as the page is by itself. */
export async function openPopup(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await serveStandin(page, GMAIL, "gmail-popup.html");
  await page.goto(POPUP);
  return page;
}

/** A Gmail popup compose, addressed to the customer, in a new tab. */
export async function openPopupLetter(context: BrowserContext): Promise<Page> {
  const page = await openPopup(context);
  await untilWatched(page);
  await address(page, CUSTOMER);
  return page;
}

/** Gmail without a letter. */
export async function openInbox(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const body = "<!doctype html><title>Inbox</title><p>Nothing is being written.</p>";
  await page.route(`${GMAIL}/**`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${GMAIL}/mail/u/0/#inbox`);
  return page;
}

/** A page of Gmail's that its adapter can't read. */
export async function openChangedPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const html = readFileSync("tests/pages/changed/gmail-changed.html", "utf8");
  await page.route(`${GMAIL}/**`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto(`${GMAIL}/mail/u/0/`);
  await untilWatched(page);
  return page;
}

type IconCall = { tabId: number; path: Record<string, string> };
type Chrome = {
  tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
  action: Record<"getBadgeText" | "getTitle", (of: { tabId: number }) => Promise<string>> & {
    setIcon(call: IconCall, done?: () => void): void;
  };
};
type WorkerGlobal = { chrome: Chrome; icons: Map<number, string> };

/** Browsers don't tell which image a button has: remembers what it was given. */
const noteIcons = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const global = globalThis as unknown as WorkerGlobal;
    const { action } = global.chrome;
    const setIcon = action.setIcon.bind(action);
    global.icons = new Map();
    action.setIcon = (call, done) => {
      global.icons.set(call.tabId, call.path[16] ?? "");
      setIcon(call, done);
    };
  });

/** What the toolbar button of the Gmail tab says, and its image where that was set since the worker was started. */
export const toolbar = (worker: Worker): Promise<{ text: string; title: string; icon?: string }> =>
  worker.evaluate(async () => {
    const { chrome, icons } = globalThis as unknown as WorkerGlobal;
    const [tab] = await chrome.tabs.query({ url: "https://mail.google.com/*" });
    if (!tab) throw new Error("no Gmail tab");
    const [text, title] = await Promise.all([
      chrome.action.getBadgeText({ tabId: tab.id }),
      chrome.action.getTitle({ tabId: tab.id }),
    ]);
    return { text, title, icon: icons?.get(tab.id) };
  });

/** The toolbar's popup as it opens over this page. */
export async function openToolbarPopup(context: BrowserContext, worker: Worker, over: Page): Promise<Page> {
  const popup = await context.newPage();
  const address = new URL("popup.html", worker.url()).href;
  await popup.goto(address);
  // It asks for the tab in front: that must be the page, as under a real popup.
  await over.bringToFront();
  await popup.reload();
  return popup;
}
