import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { FAULTY, ORG } from "../../probe/standin-letter.ts";
import { type Way, waysOf } from "../../probe/standin-ways.ts";
import { type Driver, driveFirefox } from "../../support/story/driver.ts";
import { walkWay } from "../../support/story/held.ts";
import { press, recorded, untilAsked, writeLetter } from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { installTestBuild, launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

/** Opens a window without an address, writes a word in it, and takes it to a page of its own when asked. */
const OPENER = `<!doctype html><title>Mail</title><button id="out">New window</button><button id="on">Go on</button><script>
  out.onclick = () => { window.opened = open("", "_blank", "popup,width=900,height=720");
    opened.document.body.append(Object.assign(opened.document.createElement("p"), { textContent: "One moment…" })); };
  on.onclick = () => { opened.location = "/compose"; };</script>`;

/** A page of a site that is asked for by more than one window: no window's requests are answered by the driver. */
async function serve(pages: Record<string, string>): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const html = pages[request.url ?? ""];
    response.writeHead(html ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const standin = (id: string) => {
  const { page, surface } = standinOf(id);
  return { page, surface, ways: waysOf(page, surface) };
};

const clickOf = (driver: Driver, css: string) => driver.evaluate<void>(`document.querySelector("${css}").click()`);
/** Whether a living copy of ours is in the page, or in the window that it opened. */
const isThere = (top: Driver, view: "window" | "opened") =>
  top.evaluate<boolean>(`!${view}.dispatchEvent(new ${view}.Event("countersign-alive", { cancelable: true }))`);

function clickWay(ways: readonly Way[]): Way {
  const way = ways.find(({ name }) => name.endsWith(": click"));
  if (!way) throw new Error("the letter has no Send");
  return way;
}

let browser: Browser;
test.beforeEach(async () => {
  browser = await launchFirefox({ extended: false });
});
test.afterEach(() => browser.close());

test("a blank window that is taken to a page of its own is watched there as any other page", async () => {
  const { page, surface, ways } = standin("fax-portal");
  const { server, origin } = await serve({ "/": OPENER, "/compose": page.html });
  try {
    await installTestBuild(browser);
    await setStored(browser, { org: ORG });
    const tab = await browser.newPage();
    await tab.goto(origin);
    const top = driveFirefox(tab);
    const view = await top.popup(() => clickOf(top, "#out"));
    await expect.poll(() => isThere(top, "opened")).toBe(true);
    await clickOf(top, "#on");
    await expect.poll(() => view.evaluate(`location.pathname + document.readyState`)).toBe("/composecomplete");
    await walkWay(await writeLetter(view, surface, FAULTY), clickWay(ways));
  } finally {
    server.close();
  }
});

test("a window opened by a page that was there before us is watched as any other", async () => {
  const { page, surface, ways } = standin("outlook-popout-unloaded");
  const top = driveFirefox(await servePage(browser, page.html, page.url));
  await installTestBuild(browser);
  await expect.poll(() => isThere(top, "window")).toBe(true);
  await walkWay(await writeLetter(top, surface, FAULTY), clickWay(ways));
});

test("a window opened past us is held by a click, and said not to be sure", async () => {
  const { page, surface, ways } = standin("outlook-popout-unloaded");
  const html = page.html
    .replace("<script>", "<script>const openAsEver = window.open.bind(window);</script><script>")
    .replace("= window.open(", "= openAsEver(");
  const top = driveFirefox(await servePage(browser, html, page.url));
  await installTestBuild(browser);
  await expect.poll(() => isThere(top, "window")).toBe(true);
  const letter = await writeLetter(top, surface, FAULTY);
  const isSaid = `document.querySelector("countersign-panel").shadowRoot.textContent.includes("until this page is loaded again")`;
  await expect.poll(() => letter.view.evaluate(isSaid)).toBe(true);
  await press(letter, clickWay(ways).act);
  await untilAsked(letter);
  expect(await recorded(letter, "__sent")).toEqual([]);
});
