import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Browser, type CDPSession, launch, type Page } from "puppeteer-core";
import type { HubState } from "../../../src/messages/hub-messages.ts";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { CUSTOMER } from "../../support/gmail.ts";
import { type HubWithPeople, reviewedPolicy, startHubWithPeople } from "../../support/hub/connected.ts";
import { type HubProxy, startProxy } from "../../support/hub/proxy.ts";
import { BUILD } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

/** A worker that nothing happens to is stopped after thirty seconds; a browser under load takes its time for it. */
const LONGER_THAN_A_SLEEP_MS = 75_000;
const STANDIN = readFileSync(join(import.meta.dirname, "../../pages/standins/gmail-popup.html"), "utf8");

let folder: string;
let proxy: HubProxy;
let hub: HubWithPeople;
let browser: Browser;
let root: CDPSession;

type Target = { targetId: string; type: string; url: string };

/** The extension's worker while it runs. Whoever looks into a worker keeps it awake: here nobody does. */
async function runningWorker(): Promise<Target | undefined> {
  const { targetInfos } = await root.send("Target.getTargets");
  return targetInfos.find(({ type, url }) => type === "service_worker" && url.startsWith("chrome-extension:"));
}

async function askFrom(own: Page, name: string, body?: object): Promise<unknown> {
  return own.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { name, ...(body && { body }) },
  );
}

async function openLetter(text: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: STANDIN });
  });
  await page.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await page.waitForSelector("countersign-panel");
  await page.click(".aoD.hl");
  await page.keyboard.type(`${CUSTOMER},`);
  await page.click("[g_editable=true]");
  await page.keyboard.type(text);
  return page;
}

const untilMarked = (page: Page, phrase: string) =>
  page.waitForFunction(
    (words) => [...CSS.highlights.values()].some((set) => [...set].some((one) => String(one) === words)),
    {},
    phrase,
  );

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-awake-"));
  proxy = await startProxy();
  hub = await startHubWithPeople({ behind: proxy });
  browser = await launch({
    executablePath: findChromium() ?? "",
    userDataDir: folder,
    headless: true,
    enableExtensions: true,
    args: ["--no-sandbox", `--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`, "--lang=en-US"],
    // Not attached to the worker, which goes to sleep as it does with a writer.
    targetFilter: (target) => target.type() !== "service_worker",
  });
  root = await browser.target().createCDPSession();
  await expect.poll(runningWorker).toBeDefined();
  const own = await browser.newPage();
  await own.goto(new URL("/popup.html", (await runningWorker())?.url).href);
  const { userCode } = (await askFrom(own, "hub-connect", { hub: proxy.origin })) as { userCode: string };
  await hub.writer.post(`/v1/enrolments/${userCode}/confirmation`);
  const connected = async () => ((await askFrom(own, "hub-state")) as HubState).connection?.person;
  await expect.poll(connected).toBe("Noor Haas");
  await own.close();
});
test.afterAll(async () => {
  await browser.close();
  await hub.end();
  await proxy.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("while a letter is open its heartbeat keeps worker and stream; what is published then is told by it", async () => {
  const letter = await openLetter("Dear Dana, the purple crane is yours.");
  await expect.poll(() => proxy.streams.open).toBe(1);
  const { asked } = proxy.streams;
  const until = Date.now() + LONGER_THAN_A_SLEEP_MS;
  let seen = 0;
  await expect
    .poll(
      async () => {
        expect([await runningWorker(), proxy.streams.open], "worker and stream").toEqual([expect.anything(), 1]);
        seen += 1;
        return Date.now() > until;
      },
      { timeout: 2 * LONGER_THAN_A_SLEEP_MS, intervals: [1000] },
    )
    .toBe(true);
  expect(seen).toBeGreaterThan(10);
  // The very same stream, all that time.
  expect(proxy.streams.asked).toBe(asked);
  const content = { policy: reviewedPolicy("the purple crane") };
  const draft = await hub.supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Purple", content });
  await hub.supervisor.post(`/v1/policy/drafts/${draft.id}/check`);
  const marked = untilMarked(letter, "the purple crane");
  const publishedMs = Date.now();
  await hub.supervisor.post(`/v1/policy/drafts/${draft.id}/publish`, { revision: 1, note: "Purple" });
  await marked;
  const tookMs = Date.now() - publishedMs;
  test.info().annotations.push({ type: "ms from publish to mark", description: String(tookMs) });
  // By the stream: the worker looks by itself only once a minute.
  expect(tookMs).toBeLessThan(15_000);
});

test("a worker that ends while a letter is held, in a slow page, takes nothing of ours from it, and comes back", async () => {
  const [letter] = (await browser.pages()).filter((page) => page.url().startsWith("https://mail.google.com"));
  if (!letter) throw new Error("expected the letter to be open still");
  await letter.emulateCPUThrottling(6);
  await letter.click(".dC > .aoO");
  await letter.waitForSelector("countersign-gate >>> dialog[open]");
  for (const at of [1, 2, 3]) {
    const worker = await runningWorker();
    if (worker) await root.send("Target.closeTarget", { targetId: worker.targetId });
    // Every move is where something of ours would be taken away, were nobody at work any more.
    for (const x of [100, 300, 500]) await letter.mouse.move(x, 100 + at * 20);
    await letter.keyboard.press("Shift");
    const standing = () =>
      letter.evaluate(() =>
        ["countersign-panel", "countersign-gate"].map((name) => document.querySelectorAll(name).length),
      );
    expect(await standing()).toEqual([1, 1]);
    await expect.poll(async () => (await runningWorker())?.targetId).not.toBe(worker?.targetId);
    await expect.poll(runningWorker).toBeDefined();
    expect(await standing()).toEqual([1, 1]);
  }
  await letter.emulateCPUThrottling(null);
  await expect.poll(() => proxy.streams.open).toBe(1);
});

test("without a letter the stream ends, and the worker goes to sleep", async () => {
  for (const page of await browser.pages()) if (page.url().startsWith("https://mail.google.com")) await page.close();
  await expect.poll(() => proxy.streams.open).toBe(0);
  await expect.poll(runningWorker, { timeout: LONGER_THAN_A_SLEEP_MS, intervals: [500] }).toBeUndefined();
});
