import { join } from "node:path";
import type { Page as ChromiumPage } from "@playwright/test";
import type { Browser } from "puppeteer-core";

/** An input method: what it composes arrives by events that the browser itself makes. */
export type InputMethod = {
  /** Shows text that is not settled yet, in place of what was shown before. */
  compose(text: string): Promise<void>;
  /** Settles it. `byControlEnter`: by Control and Enter, as one does who sends without a look. */
  commit(text: string, how?: { byControlEnter?: boolean }): Promise<void>;
};

export async function composeInChromium(page: ChromiumPage): Promise<InputMethod> {
  const session = await page.context().newCDPSession(page);
  return {
    async compose(text) {
      const end = text.length;
      await session.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
    },
    async commit(text, { byControlEnter } = {}) {
      if (byControlEnter) {
        const pressed = { key: "Enter", windowsVirtualKeyCode: 229, modifiers: 2 };
        await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...pressed });
      }
      await session.send("Input.insertText", { text });
    },
  };
}

const ADDON = "browser-keys@extension.example";
const HOST = "8c1f0a7e-9b53-4f4e-8a43-5d0f6c1b7e22";
/** What a Firefox is started with so that `takeBrowserKeys` can be asked of it. */
export const BROWSER_KEYS = { prefs: { "extensions.experiments.enabled": true }, uuids: { [ADDON]: HOST } };

/** What only the browser's own code can do in Firefox: an input method for the window in front, no line, forced colours. */
export type BrowserKeys = {
  input: InputMethod;
  setOffline(isOffline: boolean): Promise<void>;
  setForcedColors(isForced: boolean): Promise<void>;
};

/** Installs the test's aid, an extension with the browser's rights. */
export async function takeBrowserKeys(browser: Browser): Promise<BrowserKeys> {
  await browser.installExtension(join(import.meta.dirname, "../browser-keys"));
  const page = await browser.newPage();
  // The tab changes its process, so that puppeteer never hears the load it would wait for.
  await page.goto(`moz-extension://${HOST}/page.html`, { waitUntil: [] });
  await page.waitForSelector("h1");
  const ask = async (name: string, ...given: unknown[]): Promise<void> => {
    await page.evaluate(`browser.browserKeys.${name}(...${JSON.stringify(given)})`);
  };
  return {
    input: {
      compose: (text) => ask("compose", text),
      commit: (text, { byControlEnter = false } = {}) => ask("commit", text, byControlEnter),
    },
    setOffline: (isOffline) => ask("setOffline", isOffline),
    setForcedColors: (isForced) => ask("setForcedColors", isForced),
  };
}
