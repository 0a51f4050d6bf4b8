import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { type Driver, driveFirefox } from "../../support/story/driver.ts";
import { clickOn, untilAsked } from "../../support/story/letter.ts";
import { UNKNOWN_WEBMAIL } from "../../support/story/unknown-webmail.ts";
import { launchFirefox, openOwnPage, servePage, setStored } from "../../support/watched-firefox.ts";

const ORIGIN = "https://post.acme.example";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: { name: "Acme", ownDomains: ["acme.example"] } });
});
test.afterAll(() => browser.close());

/** Begins the pointing in the open tab of the site, as the options page does once the site was added. */
async function beginPicking(pattern: string): Promise<void> {
  const own = await openOwnPage(browser, "options.html");
  await own.evaluate(async (origin) => {
    const { browser } = globalThis as unknown as {
      browser: {
        tabs: { query(what: object): Promise<{ id: number }[]>; update(id: number, to: object): Promise<unknown> };
        runtime: { sendMessage(message: object): Promise<unknown> };
      };
    };
    const [tab] = await browser.tabs.query({ url: origin });
    // The options page opens the site in front.
    if (tab) await browser.tabs.update(tab.id, { active: true });
    await browser.runtime.sendMessage({ name: "picker-start", body: { tabId: tab?.id, origin } });
  }, pattern);
  await own.close();
}

/** Something of the picker, as text; "" where it is not there. */
const shown = (view: Driver, css: string) =>
  view.evaluate<string>(
    `document.querySelector("countersign-picker")?.shadowRoot?.querySelector(${JSON.stringify(css)})?.textContent ?? ""`,
  );

/** Presses Tab until the outline stands around this element, then Enter. */
async function pointAt(view: Driver, css: string): Promise<void> {
  const isThere = () =>
    view.evaluate<boolean>(`(() => {
      const boxes = [document.querySelector("countersign-picker")?.shadowRoot?.querySelector(".picker-outline"),
        document.querySelector(${JSON.stringify(css)})].map((one) => one?.getBoundingClientRect());
      return Boolean(boxes[0]) && Math.abs(boxes[0].left - boxes[1].left) < 2 && Math.abs(boxes[0].top - boxes[1].top) < 2;
    })()`);
  for (let presses = 0; presses < 12 && !(await isThere()); presses++) await view.press("Tab");
  expect(await isThere()).toBe(true);
  await view.press("Enter");
}

test("a letter that nothing tells is pointed out by keyboard, no key reaches its page, and it is watched from then on", async () => {
  const page = await servePage(browser, UNKNOWN_WEBMAIL, `${ORIGIN}/new`);
  const view = driveFirefox(page);
  await beginPicking(`${ORIGIN}/*`);
  const steps = [
    [/text of the letter/, ".paper"],
    [/recipients/, ".whom"],
    [/subject/, ".matter"],
    [/sends/, ".go"],
  ] as const;
  for (const [heading, css] of steps) {
    await expect.poll(() => shown(view, "h2")).toMatch(heading);
    await pointAt(view, css);
  }
  await expect.poll(() => shown(view, ".picker-found")).toBe("Text: yesRecipients: yesSubject: yesSend: yes");
  await view.press("Enter");
  await expect.poll(() => shown(view, ".frame-actions")).toContain("In use from now on");
  await view.press("Escape");
  await expect.poll(() => view.evaluate(`document.querySelectorAll("countersign-picker").length`)).toBe(0);
  expect(await view.evaluate(`[...window.__sent, ...window.__keysSeen]`)).toEqual([]);

  await page.reload();
  await clickOn(view, `document.querySelector(".whom")`);
  await view.type("dana.lee@northgate-crane.example");
  await clickOn(view, `document.querySelector(".paper")`);
  await view.type("That is not my job.");
  await expect.poll(() => view.evaluate(`Boolean(document.querySelector("countersign-panel"))`)).toBe(true);
  await clickOn(view, `document.querySelector(".go")`);
  await untilAsked({ view });
  expect(await view.evaluate(`window.__sent`)).toEqual([]);
});
