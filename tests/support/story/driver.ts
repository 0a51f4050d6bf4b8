import type { Page as ChromiumPage } from "@playwright/test";
import type { Page as FirefoxPage, KeyInput } from "puppeteer-core";

/** What a walk needs of a page: the same in both browsers. Everything in frames is reached from the page's own window. */
export type Driver = {
  /** Runs an expression in the page's own window. */
  evaluate<T>(expression: string): Promise<T>;
  click(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  /** A key with those held down meanwhile: `Control+Enter`. */
  press(keys: string): Promise<void>;
  /** The window that a press opens. */
  popup(press: () => Promise<void>): Promise<Driver>;
  close(): Promise<void>;
};

export const driveChromium = (page: ChromiumPage): Driver => ({
  evaluate: (expression) => page.evaluate(expression),
  click: (x, y) => page.mouse.click(x, y),
  type: (text) => page.keyboard.type(text),
  press: (keys) => page.keyboard.press(keys),
  async popup(press) {
    const [opened] = await Promise.all([page.waitForEvent("popup"), press()]);
    return driveChromium(opened);
  },
  close: () => page.close(),
});

export const driveFirefox = (page: FirefoxPage): Driver => ({
  evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
  click: (x, y) => page.mouse.click(x, y),
  type: (text) => page.keyboard.type(text),
  async press(keys) {
    // The space bar is known by what it writes.
    const held = keys.split("+").map((key) => (key === "Space" ? " " : key)) as KeyInput[];
    const key = held.pop();
    for (const one of held) await page.keyboard.down(one);
    if (key) await page.keyboard.press(key);
    for (const one of held.reverse()) await page.keyboard.up(one);
  },
  async popup(press) {
    const opened = new Promise<FirefoxPage | null>((resolve) => page.once("popup", resolve));
    await press();
    const view = await opened;
    if (!view) throw new Error("the press opened no window");
    return driveFirefox(view);
  },
  close: () => page.close(),
});
