import { readFileSync } from "node:fs";
import type { BrowserContext, Page, Worker } from "@playwright/test";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { address, CUSTOMER } from "./gmail.ts";
import { BUILD, serveStandin, untilWatched } from "./watched-chromium.ts";

export const GMAIL = "https://mail.google.com";
export const ORG = { name: "Fieldworks", ownDomains: ["fieldworks.example"] };
const POPUP = `${GMAIL}/mail/u/0/#inbox?compose=new`;

/** The bundled policy with every block turned into a warning, and with what is given. */
export function lenientPolicy(given: { onDoubt?: "hold" | "warn"; languages?: ("en" | "zh")[] } = {}) {
  const result = parsePolicy(bundledPolicySource());
  if (result.kind !== "ready") throw new Error("the bundled policy is not usable");
  const rules = result.policy.rules.map((rule) => ({ ...rule, severity: "warn" as const, severityFor: {} }));
  return { ...result.policy, id: "lenient", rules, ...given };
}

/** A Gmail popup compose, addressed to the customer, in a new tab. */
export async function openPopupLetter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await serveStandin(page, GMAIL, "gmail-popup.html");
  await page.goto(POPUP);
  await untilWatched(page);
  await address(page, CUSTOMER);
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

type Chrome = {
  tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
  action: Record<"getBadgeText" | "getTitle", (of: { tabId: number }) => Promise<string>>;
};

/** Loads the test build again, as an update does; needs the switch `--enable-unsafe-extension-debugging`. */
export async function reloadExtension(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("the browser of this context can't be reached");
  await session.send("Extensions.loadUnpacked", { path: BUILD });
}

/** What the toolbar button of the Gmail tab says. */
export const toolbar = (worker: Worker): Promise<{ text: string; title: string }> =>
  worker.evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ url: "https://mail.google.com/*" });
    if (!tab) throw new Error("no Gmail tab");
    return { text: await action.getBadgeText({ tabId: tab.id }), title: await action.getTitle({ tabId: tab.id }) };
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
