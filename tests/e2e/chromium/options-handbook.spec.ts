import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { parseLayer } from "../../../src/policy/parse-layer.ts";
import { faultsOf } from "../../support/console/look.ts";
import { address, body as bodyOf, CUSTOMER, gate, write } from "../../support/gmail.ts";
import { makeDocx, makePdf } from "../../support/made-files.ts";
import {
  launchWithExtension,
  panelOf,
  serveStandin,
  setStored,
  untilWatched,
  type WithExtension,
} from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

const HANDBOOK = `Harbour Crane Service Handbook
4 phrases not to use:
1. “Ring the harbour bell twice.”
2. “Go and read the sticker on the door.”
Approved phrases:
1. “The crane brake is looked at first.”
Replies to complaints must be sent within 24 hours.
Prohibitions:
1. No smoking on a customer’s premises.
`;

let extension: WithExtension;
let options: Page;
const body = () => options.getByRole("main");
const open = () => options.goto(new URL("/options.html#handbooks", extension.worker.url()).href);
const heading = (name: string | RegExp) => body().getByRole("heading", { name });
const proposals = () => body().getByRole("navigation", { name: "All proposals" });

const look = async (name: string) => {
  await options.screenshot({ path: `test-output/options/${name}.png`, animations: "disabled", fullPage: true });
  expect(await faultsOf(options, name)).toEqual([]);
};

test.beforeAll(async () => {
  extension = await launchWithExtension();
  await setStored(extension.worker, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
  options = await extension.context.newPage();
  await open();
});
test.afterAll(() => extension.close());

test("Word and PDF files are read on this machine, and what can't be read says why", async () => {
  const take = (name: string, bytes: Uint8Array) =>
    body()
      .getByLabel("File", { exact: true })
      .setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  const text = body().getByLabel("Text of the handbook");
  await take("crane.docx", makeDocx(HANDBOOK));
  await expect(text).toHaveValue(/harbour bell/);
  await expect(body().getByLabel("Name of the handbook")).toHaveValue("crane");
  await take("crane.pdf", makePdf([{ lines: ["Phrases not to use:", "1. That crane is scrap."] }]));
  await expect(text).toHaveValue(/crane is scrap/);
  await take("crane.pdf", makePdf([{ lines: ["Nothing to see"] }], { locked: true }));
  await expect(body().getByRole("alert").filter({ hasText: "crane.pdf can’t be read: it is locked" })).toBeVisible();
});

test("each rule is a proposal with its sentence; nothing applies before a person says so", async () => {
  await body().getByLabel("Text of the handbook").fill(HANDBOOK);
  await body().getByLabel("Name of the handbook").fill("Harbour Cranes");
  await body().getByLabel("Short code").fill("HC");
  await look("handbook-start-en");
  await body().getByRole("button", { name: "Read the handbook" }).press("Enter");
  await expect(heading("Proposal 1 of 5")).toBeVisible();
  await expect(body().getByText(/4 announced, 2 found/)).toBeVisible();
  await expect(body().getByRole("blockquote")).toHaveText("1. “Ring the harbour bell twice.”");
  await expect(body().getByText("Open · Line 3 · 95% sure")).toBeVisible();
  await look("handbook-proposal-en");
  await options.keyboard.press("Enter");
  await expect(heading("Proposal 2 of 5")).toBeVisible();
  await options.keyboard.press("x");
  await expect(proposals().getByRole("button", { name: /sticker.*Left out/ })).toBeVisible();
  await expect(body().getByText("Kept on this computer: you can go on later.")).toBeVisible();
  await options.reload();
  await expect(heading("Proposal 3 of 5")).toBeVisible();
  await options.keyboard.press("Enter");
  await expect(heading("Proposal 4 of 5")).toBeVisible();
  await options.keyboard.press("Enter");
  await expect(body().getByText("3 proposals are accepted. 1 is still open and stays out for now.")).toBeVisible();
  const stored = await extension.worker.evaluate("chrome.storage.local.get(null)");
  expect(Object.keys(stored as object)).not.toContain("layers");
});

test("what was accepted is saved as a pack for the supervisor", async () => {
  const coming = options.waitForEvent("download");
  await body().getByRole("button", { name: "Save as a file" }).press("Enter");
  const file = await coming;
  expect(file.suggestedFilename()).toBe("hc.handbook.json");
  const pack = parseLayer(JSON.parse(readFileSync(await file.path(), "utf8")));
  if (pack.kind !== "ready") throw new Error("expected a layer");
  expect(pack.layer.add.rules.map(({ hits }) => hits)).toEqual([["Ring the harbour bell twice."]]);
  expect(pack.layer.add.followUps).toHaveLength(1);
  await expect(body().getByText("Saved as hc.handbook.json")).toBeVisible();
});

test("switched on here it holds a letter, and the gate leads to the handbook's own page", async () => {
  await body().getByRole("button", { name: "Use in this browser" }).press("Enter");
  await expect(body().getByText("The rules of “Harbour Cranes” are in use in this browser")).toBeVisible();
  await expect(body().getByText("1 rule, 1 phrase, 1 follow-up")).toBeVisible();
  await look("handbook-in-use-en");
  const letter = await extension.context.newPage();
  await serveStandin(letter, "https://mail.google.com", "gmail-popup.html");
  await letter.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await untilWatched(letter);
  await address(letter, CUSTOMER);
  await write(letter, "Ring the harbour bell twice.");
  await expect(panelOf(letter).getByRole("button", { name: /^Open in the handbook: .*HC-3/ })).toBeVisible();
  await bodyOf(letter).press("Control+Enter");
  const source = gate(letter).getByRole("button", { name: /^Open in the handbook: .*HC-3/ });
  await expect(source).toBeVisible();
  const opening = extension.context.waitForEvent("page");
  await source.press("Enter");
  const page = await opening;
  await expect(page.getByRole("heading", { name: "Harbour Cranes", exact: true })).toBeVisible();
  await expect(page.locator("article:has(:target)")).toContainText("Ring the harbour bell twice.");
  await expect(page.getByText("Conduct, which a letter does not show")).toBeVisible();
  await expect(page.getByText("4 phrases not to use: 4 announced, 2 found")).toBeVisible();
  await page.screenshot({ path: "test-output/options/handbook-page.png", fullPage: true });
  expect(await faultsOf(page, "handbook page")).toEqual([]);
  // A handbook of the package keeps what its own folder says.
  await page.goto(new URL("/handbook.html?code=HOSP", extension.worker.url()).href);
  await expect(page.getByText("A supervisor can fill them in.")).toBeVisible();
  await page.close();
  await letter.bringToFront();
  await expect(gate(letter)).toBeVisible();
  await letter.close();
});

test("in Chinese, and removed again it applies no more", async () => {
  await extension.worker.evaluate(
    'chrome.storage.local.set({ settings: { language: "zh-CN", appearance: "system" } })',
  );
  await expect(body().getByText("已采纳 3 条提议。")).toBeVisible();
  await look("handbook-proposal-zh");
  await extension.worker.evaluate('chrome.storage.local.set({ settings: { language: "en", appearance: "dark" } })');
  await body().getByRole("button", { name: "Remove: Harbour Cranes" }).press("Enter");
  await look("handbook-remove-en-dark");
  await options.getByRole("dialog").getByRole("button", { name: "Remove" }).press("Enter");
  await expect(body().getByText("1 rule, 1 phrase, 1 follow-up")).toBeHidden();
  const stored = await extension.worker.evaluate("chrome.storage.local.get(null)");
  expect(Object.keys(stored as object)).not.toContain("layers");
});
