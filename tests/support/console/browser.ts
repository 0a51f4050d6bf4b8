import { execFileSync } from "node:child_process";
import { type Browser, type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { type Caller, PASSWORD } from "../hub/people.ts";

/** The console as it is now: built when what it is made of has changed. */
export function ensureConsole(): void {
  execFileSync(process.execPath, ["src/tools/build-console.ts", "--when-needed"], { stdio: "inherit" });
}

/** A browser without the extension, for people at the console. */
export async function launchConsole(): Promise<Browser> {
  ensureConsole();
  return chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
}

export type ConsoleOptions = {
  locale?: string;
  /** CSS pixels; 640 is what a window of 1280 leaves at 200 %. */
  width?: number;
  colorScheme?: "light" | "dark";
  forcedColors?: "active" | "none";
  timezone?: string;
};

/** A window of a person's own, signed in. */
export async function signedIn(
  browser: Browser,
  origin: string,
  { headers }: Pick<Caller, "headers">,
  options: ConsoleOptions = {},
): Promise<BrowserContext> {
  const { locale = "en-GB", width = 1280, colorScheme = "light", forcedColors = "none" } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale,
    colorScheme,
    forcedColors,
    reducedMotion: "reduce",
    timezoneId: options.timezone ?? "Asia/Shanghai",
    acceptDownloads: true,
  });
  const cookies = (headers.cookie ?? "").split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });
  await context.addCookies(cookies);
  return context;
}

/** Signs in on the hub's page, by keyboard, and is led to the console. */
export async function signInAt(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/sign-in?next=/console/`);
  await page.locator("input[name=email]").focus();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/console\/reviews/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Goes to a place of the console and waits until it stands there. @param path below `/console/` */
export async function openConsole(page: Page, origin: string, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${origin}/console/${path}`);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
}
