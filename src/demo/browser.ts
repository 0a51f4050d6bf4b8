import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "@playwright/test";
import organisation from "../policy/organisations/bundled.json" with { type: "json" };
import { findChromium } from "../tools/browsers.mjs";

export type DemoBrowser = { page: Page; context: BrowserContext; close(): Promise<void> };

export type BrowserOptions = {
  /** Folder of the built extension. */
  extension: string;
  headless: boolean;
  /** The browser's language, `en-US` or `zh-CN`; this machine's own when left out. */
  language?: string;
  dark?: boolean;
};

type Chrome = { chrome: { storage: { local: { set(values: object): Promise<void> } } } };

/**
 * Starts an installed browser with the extension, a profile that is thrown away, and the demo's organisation.
 * @throws when no browser is installed, or it doesn't start
 */
export async function openBrowser(options: BrowserOptions): Promise<DemoBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium, Chrome or Edge was found; COUNTERSIGN_CHROMIUM can name one");
  const profile = mkdtempSync(join(tmpdir(), "countersign-demo-"));
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  let context: BrowserContext | undefined;
  try {
    context = await launch(profile, executablePath, options);
    const worker = await loadExtension(context, options.extension);
    await worker.evaluate((org) => (globalThis as unknown as Chrome).chrome.storage.local.set({ org }), organisation);
    const page = context.pages()[0] ?? (await context.newPage());
    const opened = context;
    return {
      page,
      context,
      async close() {
        await opened.close();
        forget();
      },
    };
  } catch (error) {
    await context?.close();
    forget();
    throw error;
  }
}

/** The browser's sandbox needs rights that root in a container lacks: without them it starts without. */
async function launch(profile: string, executablePath: string, options: BrowserOptions): Promise<BrowserContext> {
  const start = (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(profile, { ...toLaunchOptions(options), executablePath, chromiumSandbox });
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch {
    return start(false);
  }
}

function toLaunchOptions({ headless, language, dark }: BrowserOptions) {
  const size = { width: 1280, height: 800 };
  return {
    headless,
    // A person's window has the size they give it.
    viewport: headless ? size : null,
    ...(headless || dark ? { colorScheme: dark ? ("dark" as const) : ("light" as const) } : { colorScheme: null }),
    // Chromium takes its language from the environment on Linux, from the switch elsewhere.
    ...(language && { locale: language, env: { ...process.env, LANGUAGE: language.replace("-", "_") } }),
    args: [
      ...(language ? [`--lang=${language}`] : []),
      `--window-size=${size.width},${size.height + 90}`,
      "--disable-background-networking",
      "--enable-unsafe-extension-debugging",
    ],
    ignoreDefaultArgs: ["--disable-extensions", ...(headless ? [] : ["--enable-automation"])],
    // Ctrl+C ends the demo in its own order.
    handleSIGINT: false,
  };
}

/** `--load-extension` is gone from branded Chrome; the protocol's own call works in all of them. */
async function loadExtension(context: BrowserContext, path: string): Promise<Worker> {
  const browser = context.browser();
  if (!browser) throw new Error("the browser does not answer");
  const session = await browser.newBrowserCDPSession();
  const [worker] = await Promise.all([
    context.waitForEvent("serviceworker"),
    session.send("Extensions.loadUnpacked", { path }),
  ]);
  return worker;
}
