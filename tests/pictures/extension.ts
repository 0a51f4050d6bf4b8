/**
 * Draws the extension's own pages as a new writer finds them, in both languages, for people to judge by:
 *
 *   node tests/pictures/extension.ts [--out DIR]
 *
 * It needs the test build (`npm run build:testing`). Single states of panel, dialog, popup and options are drawn by
 * tests/ui/gallery/shots.ts.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import organisation from "../../src/policy/organisations/bundled.json" with { type: "json" };
import { createTranslator } from "../../src/ui/i18n/translator.ts";
import { SECTIONS } from "../../src/ui/view-models/options.ts";
import { address, body } from "../support/gmail.ts";
import {
  launchWithExtension,
  panelOf,
  serveHtml,
  serveStandin,
  setStored,
  untilWatched,
} from "../support/watched-chromium.ts";
import type { PictureLanguage } from "./letters.ts";

const { values } = parseArgs({ options: { out: { type: "string", default: "test-output/pictures" } } });
const FAULTY = { en: "That is not my job, please ask Finance.", "zh-CN": "这事不归我管，请找财务。" } as const;
const SITE = "https://post.works.example";
const PAGE = `<!doctype html><meta charset=utf-8><title>Post</title><body style="font:16px sans-serif;margin:24px">
<h1>Post</h1><input class=whom><br><br><div contenteditable class=paper style="min-height:160px;border:1px solid #999"></div>
<br><button class=go>Off it goes</button>`;

async function draw(language: PictureLanguage): Promise<void> {
  const t = createTranslator(language);
  const extension = await launchWithExtension({ locale: language === "en" ? "en-US" : language });
  const { context, worker } = extension;
  const urlOf = (path: string) => new URL(path, worker.url()).href;
  const show = (page: Page, name: string, fullPage = false) =>
    page.screenshot({ path: join(values.out, `${name}-${language}.png`), animations: "disabled", fullPage });
  const everyLook = async (page: Page, name: string) => {
    await show(page, name, true);
    await page.emulateMedia({ colorScheme: "dark" });
    await show(page, `${name}-dark`, true);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await show(page, `${name}-forced`, true);
    await page.emulateMedia({ forcedColors: "none" });
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    await show(page, `${name}-narrow`, true);
    if (size) await page.setViewportSize(size);
  };
  try {
    await setStored(worker, {
      org: { ...organisation, ownDomains: [...organisation.ownDomains, "fieldworks.example"] },
    });
    const own = await context.newPage();
    await own.goto(urlOf("/guide.html"));
    await own.locator("footer .button").waitFor();
    for (const step of [1, 2]) {
      await everyLook(own, `guide-${step}`);
      await own.locator("footer .button").press("Enter");
    }
    await own.locator(".card").first().waitFor();
    await everyLook(own, "guide-3");
    for (const section of SECTIONS) {
      await own.goto(urlOf(`/options.html#${section}`));
      await own.locator("main[aria-busy=false]").waitFor();
      await everyLook(own, `options-${section}`);
    }
    await own.goto(urlOf("/handbook.html?code=HOSP"));
    await own.locator("h1").waitFor();
    await everyLook(own, "handbook");
    await own.goto(urlOf("/popup.html"));
    await own.locator("h1").waitFor();
    await own.setViewportSize({ width: 360, height: 480 });
    await show(own, "popup");
    await own.setViewportSize({ width: 1280, height: 800 });

    const letter = await context.newPage();
    await serveStandin(letter, "https://mail.google.com", "gmail-popup.html");
    await letter.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
    await untilWatched(letter);
    await address(letter, "ana.ruiz@harbour-lifting.example");
    await body(letter).click();
    await letter.keyboard.type(FAULTY[language]);
    await panelOf(letter).getByText(t("card.wrongHit"), { exact: true }).first().click();
    await letter.frameLocator("countersign-panel iframe").locator("form").waitFor();
    await show(letter, "wrong-hit");

    await serveHtml(context, PAGE, `${SITE}/**`);
    const post = await context.newPage();
    await post.goto(`${SITE}/`);
    await own.evaluate(async (pattern) => {
      const { chrome } = globalThis as unknown as {
        chrome: { tabs: { query(q: object): Promise<{ id: number }[]> }; runtime: { sendMessage(m: object): void } };
      };
      const [tab] = await chrome.tabs.query({ url: pattern });
      chrome.runtime.sendMessage({ name: "picker-start", body: { tabId: tab?.id, origin: pattern } });
    }, `${SITE}/*`);
    await post.bringToFront();
    await post.locator("countersign-picker .picker-bar").waitFor();
    // The picker lies over the page and takes every press.
    const pointAt = async (part: string) => {
      const { x = 0, y = 0 } = (await post.locator(part).boundingBox()) ?? {};
      await post.mouse.move(x + 8, y + 8);
    };
    const pick = async (part: string) => {
      await pointAt(part);
      await post.mouse.down();
      await post.mouse.up();
    };
    await pointAt(".paper");
    await show(post, "picker-first");
    for (const part of [".paper", ".whom"]) await pick(part);
    await post.keyboard.press("n");
    await pick(".go");
    await show(post, "picker-last");
    await post.setViewportSize({ width: 320, height: 640 });
    await show(post, "picker-last-narrow");
  } finally {
    await extension.close();
  }
}

mkdirSync(values.out, { recursive: true });
for (const language of ["en", "zh-CN"] as const) await draw(language);
