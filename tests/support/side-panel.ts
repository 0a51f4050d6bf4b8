import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { test as gmailTest } from "./gmail.ts";
import { launchWithExtension, setStored, type WithExtension } from "./watched-chromium.ts";

const PAGE = "/sidepanel.html";

/** The browser's own side panels. Playwright counts them among no context's pages; a second connection does. */
export type SidePanels = {
  /** Waits for the side panel that is open. */
  open(): Promise<Page>;
  /** Closes it as the browser's own button does, as far as a page can tell. */
  close(): Promise<void>;
};

/** Letters in Gmail's stand-ins, in a browser whose side panel can be reached. */
export const test = gmailTest.extend<{ side: SidePanels }, { extension: WithExtension }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const extension = await launchWithExtension({ port: true });
      await setStored(extension.worker, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
      await use(extension);
      await extension.close();
    },
    { scope: "worker" },
  ],
  side: async ({ extension }, use) => {
    const side = reachSidePanels(extension);
    await use(side);
    await side.letGo();
  },
});

/** @param extension launched with a port */
export function reachSidePanels({ profile }: Pick<WithExtension, "profile">): SidePanels & { letGo(): Promise<void> } {
  const [port] = readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n");
  const address = `http://127.0.0.1:${port}`;
  let browser: Browser | undefined;
  const isOpen = async () => {
    const targets: { url: string }[] = await (await fetch(`${address}/json/list`)).json();
    return targets.some(({ url }) => url.includes(PAGE));
  };
  const find = () =>
    browser
      ?.contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().includes(PAGE));
  async function close(): Promise<void> {
    const page = find();
    if (!page) return;
    const closed = page.waitForEvent("close");
    await page.evaluate(() => setTimeout(() => window.close(), 0));
    await closed;
  }
  return {
    async open() {
      await expect.poll(isOpen).toBe(true);
      // A connection learns of the side panels that are open when it is made, and of none that come later.
      await browser?.close();
      browser = await chromium.connectOverCDP(address);
      const page = find();
      if (!page) throw new Error("the side panel is open and can't be reached");
      return page;
    },
    close,
    async letGo() {
      await close();
      await browser?.close();
    },
  };
}
