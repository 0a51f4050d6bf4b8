import { expect, type Frame, type Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";
import type { UiLanguage } from "../../../src/ui/i18n/texts.ts";
import { openConsole } from "./browser.ts";

/** The rules of WCAG 2.2 AA, and what axe recommends beside them. */
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type WithAxe = { axe: typeof axe };

/**
 * What axe-core finds on the page as it stands; run by the debugger, as the page's own policy lets no foreign script in.
 * @param within what is looked at, where the page around it is not ours
 */
export async function faultsOf(page: Page | Frame, where: string, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await runAxe(page, within);
  return violations.map(({ id, nodes }: AxeResults["violations"][number]) => {
    return `${where}: ${id} ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(", ")}`;
  });
}

/** What axe throws when an element that it is about to name has just left the page. */
const LEFT_MEANWHILE = "reading 'nthChild'";
const MOST_LOOKS = 5;

/** Looks again when the page became another under axe's eyes: what is to be judged is what stands there then. */
async function runAxe(page: Page | Frame, within = "html"): Promise<AxeResults> {
  for (let look = 1; ; look++) {
    try {
      return await page.evaluate(
        ([values, include]) => {
          // In forced colours the system's are drawn, and axe reads those that the page asked for.
          const enabled = !matchMedia("(forced-colors: active)").matches;
          const rules = { "color-contrast": { enabled } };
          return (globalThis as unknown as WithAxe).axe.run(include, { runOnly: { type: "tag", values }, rules });
        },
        [STANDARDS, within] as const,
      );
    } catch (error) {
      if (look === MOST_LOOKS || !String(error).includes(LEFT_MEANWHILE)) throw error;
    }
  }
}

/** How far the page is wider than its window, in pixels. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** A picture of the whole page, for people to look at; of the window alone where a dialog stands in its middle. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const fullPage = (await page.locator("dialog:modal").count()) === 0;
  await page.screenshot({ path: `test-output/console/${name}.png`, animations: "disabled", fullPage });
};

/** Axe finds nothing in the state, in either language, and nothing sticks out to the side; leaves a picture of each. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  const judge = async (name: string) => {
    await picture(page, `${name}-${width}`);
    expect(await overflowOf(page), `${name} at ${width} px`).toBeLessThanOrEqual(0);
    expect(await faultsOf(page, name)).toEqual([]);
  };
  await judge(state);
  const other = (await page.locator("html").getAttribute("lang")) === "en" ? "zh-CN" : "en";
  const before = await choose(page, JSON.stringify({ language: other }));
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await judge(`${state}-in-${other}`);
  await choose(page, before);
  await expect(page.locator("html")).not.toHaveAttribute("lang", other);
}

/** Chooses as another window of the console does, which leaves the state as it stands. @returns what was chosen before */
const choose = (page: Page, chosen: string | null): Promise<string | null> =>
  page.evaluate((next) => {
    const key = "countersign-console";
    const before = localStorage.getItem(key);
    if (next === null) localStorage.removeItem(key);
    else localStorage.setItem(key, next);
    dispatchEvent(new StorageEvent("storage", { key }));
    return before;
  }, chosen);

type Look = { colorScheme: "light" | "dark"; forcedColors: "none" | "active"; width: number; height: number };

const LOOKS: readonly Look[] = (["light", "dark"] as const).flatMap((colorScheme) => [
  { colorScheme, forcedColors: "none", width: 1280, height: 800 },
  { colorScheme, forcedColors: "none", width: 320, height: 640 },
]);
/** High contrast, and what a window of 1280 by 800 leaves at 200 %; their trouble is the same in each language. */
const ONCE: readonly Look[] = [
  { colorScheme: "dark", forcedColors: "active", width: 1280, height: 800 },
  { colorScheme: "light", forcedColors: "none", width: 640, height: 400 },
];

/** Looks at a state as it stands, in every look: axe finds nothing, nothing scrolls sideways, a picture is left of each. */
export async function lookAt(page: Page, language: UiLanguage, state: string): Promise<void> {
  for (const look of language === "en" ? [...LOOKS, ...ONCE] : LOOKS) {
    const { colorScheme, forcedColors, width, height } = look;
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height });
    const name = `${state}-${language}-${forcedColors === "active" ? "forced" : colorScheme}-${width}`;
    expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-output/console/${name}.png`, animations: "disabled" });
    expect(await faultsOf(page, name)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.setViewportSize({ width: 1280, height: 800 });
}

const PLACES: [string, RegExp][] = [
  ["insight", /Insight|洞察/],
  ["people", /People|人员|人員/],
  ["people/teams", /People|人员|人員/],
  ["people/browsers", /People|人员|人員/],
  ["people/invitations", /People|人员|人員/],
  ["archive", /Archive|归档|封存/],
  ["hub", /Hub|服务器|伺服器/],
  ["hub/profile", /Hub|服务器|伺服器/],
  ["hub/settings", /Hub|服务器|伺服器/],
  ["hub/log", /Hub|服务器|伺服器/],
];

/** Goes through insight, people, archive (with one record) and hub. @returns what axe finds, and what is too wide */
export async function walkPlaces(page: Page, origin: string, record: string, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [path, heading] of [...PLACES, [`archive/${record}`, /Pump/] satisfies [string, RegExp]]) {
    await openConsole(page, origin, path, heading);
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    await expect(page.locator(".c-main h2").first()).toBeVisible();
    const tooWide = await overflowOf(page);
    faults.push(...(await faultsOf(page, path)), ...(tooWide > 0 ? [`${path}: ${tooWide} px too wide`] : []));
    await picture(page, `${name}-${path.replace(record, "one").replace("/", "-")}`);
  }
  return faults;
}
