import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "@playwright/test";
import { findChromium } from "../../src/tools/browsers.mjs";

export const BUILD = join(import.meta.dirname, "../../.output/chrome-mv3-testing");
const STANDINS = join(import.meta.dirname, "../pages/standins");

/** A browser with the test build in it, and a profile that is thrown away. */
export type WithExtension = { context: BrowserContext; worker: Worker; profile: string; close(): Promise<void> };

export type LaunchOptions = {
  locale?: string;
  /** A profile that outlives the browser; the caller throws it away. */
  profile?: string;
  /** Opens a port for a second connection: see side-panel.ts. */
  port?: boolean;
  /** Done before the extension is installed. */
  before?: (context: BrowserContext) => Promise<unknown>;
};

/** @throws when the test build is missing: `npx wxt build --mode testing` makes it */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<WithExtension> {
  if (!existsSync(join(BUILD, "manifest.json"))) throw new Error(`no test build at ${BUILD}`);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), "countersign-profile-"));
  const locale = options.locale ?? "en-US";
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale,
    args: [
      "--no-sandbox",
      ...(options.before ? [] : [`--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`]),
      "--disable-background-networking",
      // Lets a test load the extension, or load it anew.
      "--enable-unsafe-extension-debugging",
      `--lang=${locale}`,
      ...(options.port ? ["--remote-debugging-port=0"] : []),
    ],
    ...(options.before && { ignoreDefaultArgs: ["--disable-extensions"] }),
  });
  if (options.before) {
    await options.before(context);
    await loadExtension(context);
  }
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return {
    context,
    worker,
    profile,
    async close() {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Loads the test build, or loads it anew over open pages as an update does. @returns the new worker */
export async function loadExtension(context: BrowserContext): Promise<Worker> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("the browser of this context can't be reached");
  const next = context.waitForEvent("serviceworker");
  await session.send("Extensions.loadUnpacked", { path: BUILD });
  return next;
}

/** The same browser without the extension: what pages are like by themselves. */
export async function launchPlain(): Promise<Pick<WithExtension, "context" | "close">> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  return { context, close: () => browser.close() };
}

/** Serves a stand-in at the real site's origin, whatever the address; everything else of the origin is empty. */
export async function serveStandin(context: BrowserContext | Page, origin: string, file: string): Promise<void> {
  await serveHtml(context, readFileSync(join(STANDINS, file), "utf8"), `${origin}/**`);
}

/** Serves a page for every document that is asked for; everything else is empty. */
export async function serveHtml(context: BrowserContext | Page, html: string, at = "**/*"): Promise<void> {
  await context.route(at, (route) =>
    route.request().resourceType() === "document"
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html })
      : route.fulfill({ status: 204, body: "" }),
  );
}

/** Puts values into the extension's storage, as popup and policy do. */
export async function setStored(worker: Worker, values: Record<string, unknown>): Promise<void> {
  await worker.evaluate(async (stored) => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { set(v: unknown): Promise<void> } } } };
    await chrome.storage.local.set(stored);
  }, values);
}

export const panelOf = (page: Page) => page.locator("countersign-panel");
export const gateOf = (page: Page) => page.locator("countersign-gate");

/** Waits until the compose script is at work in the page. */
export const untilWatched = (page: Page) => panelOf(page).waitFor({ state: "attached" });

/** What the stand-in recorded. */
export async function records<T = Record<string, unknown>>(page: Page, name: string): Promise<T[]> {
  return page.evaluate((key) => structuredClone((window as unknown as Record<string, unknown[]>)[key]) as never, name);
}
