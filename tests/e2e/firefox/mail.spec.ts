import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser, ElementHandle } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { policySource } from "../../support/hub/policies.ts";
import { makeDocx } from "../../support/made-files.ts";
import { lenientPolicy } from "../../support/state.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { ownButton } from "../../support/story/in-page.ts";
import {
  leftBy,
  panelWords,
  press,
  recorded,
  untilAsked,
  untilNotAsked,
  writeLetter,
} from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

const SEND = { kind: "click", css: ".dC > .aoO", before: [] } as const;
const FAULTY = "Hello Dana, that's not my job. ";

let browser: Browser;
let folder: string;
test.beforeEach(async () => {
  browser = await launchFirefox();
  folder = mkdtempSync(join(tmpdir(), "firefox-mail-"));
});
test.afterEach(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function letterOf(text: string) {
  const { page, surface } = standinOf("gmail-popup");
  const tab = await servePage(browser, page.html, page.url);
  return { tab, letter: await writeLetter(driveFirefox(tab), surface, text) };
}

test("a mark in the head of an attached Word file holds the mail", async () => {
  await setStored(browser, { org: ORG });
  const { tab, letter } = await letterOf("Hello Dana, the report is attached. ");
  const file = join(folder, "report.docx");
  writeFileSync(file, makeDocx("Crane 4471 is safe to use.", { header1: "INTERNAL USE ONLY" }));
  const input = (await tab.$("input[name=Filedata]")) as ElementHandle<HTMLInputElement> | null;
  await input?.uploadFile(file);
  await tab.waitForSelector("[download_url]");
  await press(letter, SEND);
  await untilAsked(letter);
  const words = () => letter.view.evaluate(`document.querySelector("countersign-gate").shadowRoot.textContent`);
  await expect.poll(words).toContain("report.docx");
  await expect.poll(words).toContain("INTERNAL USE ONLY");
  expect(await leftBy(letter)).toBe(0);
});

test("an account outside the organisation is not watched: nothing is marked or held", async () => {
  await setStored(browser, { org: { name: "Elsewhere", ownDomains: ["elsewhere.example"] } });
  const { letter } = await letterOf(FAULTY);
  await expect.poll(() => panelWords(letter)).toMatch(/private account/i);
  expect(await letter.view.evaluate("CSS.highlights.size")).toBe(0);
  await press(letter, SEND);
  await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
  await untilNotAsked(letter);
});

test("a policy may have private accounts checked too: the panel says so", async () => {
  const policy = { ...lenientPolicy(), privateAccounts: "watch" };
  await setStored(browser, { org: { name: "Elsewhere", ownDomains: ["elsewhere.example"] }, policy });
  const { letter } = await letterOf(FAULTY);
  await expect.poll(() => panelWords(letter)).toContain("is not a company account");
  await expect.poll(() => letter.view.evaluate(`[...(CSS.highlights.get("countersign-warn") ?? [])].length`)).toBe(1);
});

test("words typed before there is a place for them press nothing; what is typed there is the reason", async () => {
  const { rules, ...policy } = policySource("not my job");
  const warning = rules.map((rule) => ({ ...rule, severity: "warn" }));
  await setStored(browser, { org: ORG, policy: { ...policy, rules: warning } });
  const { tab, letter } = await letterOf(FAULTY);
  const { view } = letter;
  await press(letter, SEND);
  await untilAsked(letter);
  const before = (await recorded(letter, "__keysSeen")).length;
  await view.evaluate(`${ownButton("Send anyway")}.focus()`);
  // As a writer does who doesn't wait for what comes: the blanks press whatever has the focus, and so does Enter.
  await view.press("Enter");
  await view.type("Agreed by phone ");
  const around = await tab.waitForSelector("countersign-gate >>> iframe.frame");
  const frame = await around?.contentFrame();
  const reason = await frame?.waitForSelector("textarea, input[type=text]");
  if (!frame || !reason) throw new Error("there is no place for the reason");
  await expect.poll(() => frame.evaluate(() => document.activeElement?.localName ?? "")).toMatch(/textarea|input/);
  await view.type("with Dana.");
  const written = () => reason.evaluate((field) => (field as HTMLInputElement).value);
  await expect.poll(written).toMatch(/with Dana\.$/);
  expect((await recorded(letter, "__keysSeen")).slice(before)).toEqual([]);
  expect(await leftBy(letter)).toBe(0);
});
