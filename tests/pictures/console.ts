/**
 * Draws the console's pictures of the guides into assets/, in both languages: a hub of its own, people, three weeks of
 * letters. `npm run pictures` does so after the demo's.
 *
 *   node tests/pictures/console.ts [--out DIR] [--all]
 *
 * `--out`: into this folder instead; `--all`: every place, in every look, for people to judge by.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "@playwright/test";
import { policyTexts } from "../../src/console/i18n/policy.ts";
import { createTranslatorOf } from "../../src/ui/i18n/translator.ts";
import { type ConsoleOptions, launchConsole, signedIn } from "../support/console/browser.ts";
import { LETTERS, type PictureLanguage } from "./letters.ts";
import { openPictureOffice, type PictureOffice } from "./office.ts";

const { values } = parseArgs({
  options: { out: { type: "string", default: "assets" }, all: { type: "boolean", default: false } },
});

type Look = ConsoleOptions & { name: string };

/** The guides show the first of them. */
const LOOKS: readonly Look[] = [
  { name: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "narrow", width: 320 },
  { name: "zoomed", width: 640 },
  { name: "contrast", colorScheme: "dark", forcedColors: "active" },
];

/** Goes to a place below `/console/` and waits until it stands there whole. */
async function open(page: Page, { origin }: PictureOffice, path: string): Promise<void> {
  await page.goto(`${origin}/console/${path}`);
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("progress:not([value])"));
}

async function openLetter(page: Page, office: PictureOffice, language: PictureLanguage): Promise<void> {
  await open(page, office, "reviews");
  await page.getByRole("link", { name: new RegExp(LETTERS[language][0].subject) }).click();
  await page.locator("mark").first().waitFor();
}

async function openInsight(page: Page, office: PictureOffice): Promise<void> {
  await open(page, office, "insight");
  // The surface comes before what is drawn on it.
  for (const drawn of [".recharts-bar-rectangle", ".recharts-line path"]) {
    await page.locator(`.i-chart ${drawn}`).first().waitFor({ state: "attached" });
  }
}

/** Whole mornings fit on a picture: wherever this runs, it is about ten o'clock. */
function zoneWhereItIsTen(): string {
  const hours = 10 - new Date().getUTCHours();
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}

async function drawIn(browser: Browser, office: PictureOffice, language: PictureLanguage, look: Look): Promise<void> {
  const locale = language === "en" ? "en-GB" : language;
  const timezone = zoneWhereItIsTen();
  const context = await signedIn(browser, office.origin, office.supervisor, { locale, timezone, ...look });
  const page = await context.newPage();
  const t = createTranslatorOf<typeof policyTexts.en>(policyTexts[language], language);
  const ending = language === "en" ? "" : "-zh";
  const show = (name: string, fullPage = false) => {
    const file = values.all ? `${name}${ending}-${look.name}.png` : `console-${name}${ending}.png`;
    return page.screenshot({ path: join(values.out, file), animations: "disabled", fullPage });
  };
  try {
    await openLetter(page, office, language);
    await show("review");
    await openInsight(page, office);
    await show("insight", values.all);
    await open(page, office, "people/browsers");
    await show("browsers");
    await open(page, office, `policy/drafts/${office.draft}`);
    await page.getByRole("searchbox").fill(language === "en" ? "promise" : "承诺");
    await page.getByText(t("desk.checked")).waitFor({ timeout: 180_000 });
    await show("workbench");
    if (!values.all) return;
    for (const place of ["policy", "import", "replay", "people", "people/teams", "people/browsers", "archive", "hub"]) {
      await open(page, office, place);
      await show(place.replace("/", "-"), true);
    }
    await open(page, office, `archive/${office.record}`);
    await show("record", true);
  } finally {
    await context.close();
  }
}

mkdirSync(values.out, { recursive: true });
const browser = await launchConsole();
const office = await openPictureOffice();
try {
  for (const language of ["en", "zh-CN"] as const) {
    await office.ask(language);
    for (const look of values.all ? LOOKS : LOOKS.slice(0, 1)) await drawIn(browser, office, language, look);
  }
} finally {
  await office.close();
  await browser.close();
}
