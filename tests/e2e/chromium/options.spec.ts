import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { address, CUSTOMER, write } from "../../support/gmail.ts";
import { addPerson, PASSWORD, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";
import {
  launchWithExtension,
  panelOf,
  serveStandin,
  untilWatched,
  type WithExtension,
} from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let writer: PersonCaller;
let extension: WithExtension;
let options: Page;

const open = (section: string) => options.goto(new URL(`/options.html#${section}`, extension.worker.url()).href);
const body = () => options.getByRole("main");

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "options-e2e-"));
  hub = await startHubProcess(folder);
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  extension = await launchWithExtension();
  options = await extension.context.newPage();
});
test.afterAll(async () => {
  await extension.close();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("language and colours apply at once, in a letter that is open too", async () => {
  const letter = await extension.context.newPage();
  await serveStandin(letter, "https://mail.google.com", "gmail-popup.html");
  await letter.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await untilWatched(letter);
  await address(letter, CUSTOMER);
  await write(letter, "That is not my job.");
  await expect(panelOf(letter).getByRole("region", { name: "Countersign, letter check" })).toBeVisible();
  await open("general");
  await options.bringToFront();
  await body().getByRole("radio", { name: "English" }).focus();
  await options.keyboard.press("ArrowRight");
  await expect(body().getByRole("heading", { name: "语言与外观" })).toBeVisible();
  await expect(options.locator("html")).toHaveAttribute("lang", "zh-CN");
  await body().getByRole("radio", { name: "深色" }).focus();
  await options.keyboard.press("Space");
  await expect(options.locator(".countersign")).toHaveAttribute("data-appearance", "dark");
  await expect(panelOf(letter).getByRole("region", { name: "Countersign 信函检查" })).toBeVisible();
  await expect(panelOf(letter).locator(".countersign")).toHaveAttribute("data-appearance", "dark");
  await body().getByRole("radio", { name: "繁體中文" }).focus();
  await options.keyboard.press("Space");
  await expect(body().getByRole("heading", { name: "語言與外觀" })).toBeVisible();
  await expect(options.locator("html")).toHaveAttribute("lang", "zh-TW");
  await expect(panelOf(letter).getByRole("region", { name: "Countersign 信函檢查" })).toBeVisible();
  await body().getByRole("radio", { name: "English" }).focus();
  await options.keyboard.press("Space");
  await expect(body().getByRole("heading", { name: "Language and look" })).toBeVisible();
  await letter.close();
});

test("a profile is imported whole and by table; a faulty table changes nothing and says where", async () => {
  await open("organisation");
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const take = async (part: string, name: string, text: string) => {
    await body().getByLabel("The file holds").selectOption({ label: part });
    await body().getByLabel("File", { exact: true }).setInputFiles(file(name, text));
    await body().getByRole("button", { name: "Import" }).press("Enter");
  };
  await take("the whole profile (JSON)", "org.json", '{"name":"Acme Service","ownDomains":[]}');
  await expect(body().getByText("Not taken over: 1 fault in org.json").first()).toBeVisible();
  await expect(body().getByRole("cell", { name: "[]" })).toBeVisible();
  await take("the whole profile (JSON)", "org.json", '{"name":"Acme Service","ownDomains":["acme.example"]}');
  await expect(body().getByText("Profile of Acme Service taken over")).toBeVisible();
  await take("Customers (CSV)", "customers.csv", "name,fax\nNorthgate,call Jo\n");
  await expect(body().getByRole("rowheader", { name: "line 2, fax" })).toBeVisible();
  await take("Customers (CSV)", "customers.csv", "客户,传真\nNorthgate,+34 91 555 01 01\nHarbour,\n");
  await expect(body().getByText("2 entries taken over: Customers")).toBeVisible();
  await body().locator("summary", { hasText: "Customers" }).press("Enter");
  await expect(body().getByRole("rowheader", { name: "Northgate" })).toBeVisible();
  await expect(body().getByText("+34915550101")).toBeVisible();
});

test("a browser is connected by an address that is typed, and every request of it is listed, without a word", async () => {
  await open("network");
  await expect(body().getByText("No request was made.")).toBeVisible();
  await open("hub");
  await body().getByLabel("Address of the hub").fill("letters");
  await options.keyboard.press("Enter");
  await expect(body().getByText("This is not the address of a hub.")).toBeVisible();
  await body().getByLabel("Address of the hub").fill(hub.origin);
  const opened = extension.context.waitForEvent("page");
  await options.keyboard.press("Enter");
  const confirm = await opened;
  await confirm.getByLabel("E-mail").fill(writer.email);
  await confirm.getByLabel(/^Password/).fill(PASSWORD);
  await confirm.getByRole("button", { name: "Continue" }).click();
  const code = await body().locator(".code").textContent();
  await expect(confirm.getByText(code ?? "?")).toBeVisible();
  await confirm.getByRole("button", { name: "Yes, connect it" }).click();
  await expect(body().getByRole("heading", { name: /^Connected as Noor Haas/ })).toBeVisible();
  await confirm.close();
  const notices = body().getByRole("checkbox", { name: /^Notify me when a supervisor answers/ });
  await expect(notices).toBeChecked();
  await notices.press("Space");
  await expect(notices).not.toBeChecked();
  await options.reload();
  await expect(notices).not.toBeChecked();
  await open("network");
  await expect(body().getByRole("cell", { name: "connecting this browser" }).first()).toBeVisible();
  await expect(body().getByRole("cell", { name: "rules", exact: true }).first()).toBeVisible();
  const host = new URL(hub.origin).host;
  const hosts = await body().getByRole("table").first().getByRole("rowheader").allTextContents();
  expect(new Set(hosts)).toEqual(new Set([host]));
  await open("hub");
  await body().getByRole("button", { name: "Disconnect…" }).press("Enter");
  const asked = options.getByRole("dialog", { name: /^Disconnect this browser from/ });
  await expect(asked.getByRole("button", { name: "Cancel" })).toBeFocused();
  await options.keyboard.press("Tab");
  await options.keyboard.press("Enter");
  await expect(body().getByText("Not connected.", { exact: false })).toBeVisible();
});

test("what is stored can be deleted, after a question", async () => {
  await open("stored");
  const name = "Organisation: domains, customers, terms";
  await body()
    .getByRole("button", { name: `Delete: ${name}` })
    .press("Enter");
  await expect(options.getByRole("dialog")).toBeVisible();
  await options.keyboard.press("Escape");
  await expect(options.getByRole("dialog")).toHaveCount(0);
  await expect(body().getByText(name, { exact: true })).toBeVisible();
  await body()
    .getByRole("button", { name: `Delete: ${name}` })
    .press("Enter");
  await expect(options.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await options.keyboard.press("Tab");
  await options.keyboard.press("Enter");
  await expect(body().getByText(name)).toHaveCount(0);
});

test("a file tells what was seen on a site, and not a word of the letter", async () => {
  const letter = await extension.context.newPage();
  await serveStandin(letter, "https://mail.google.com", "gmail-popup.html");
  await letter.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await untilWatched(letter);
  await address(letter, CUSTOMER);
  await write(letter, "A walrus came to tea.");
  await options.bringToFront();
  await open("stored");
  await options.reload();
  const saved = options.waitForEvent("download");
  await body().getByRole("button", { name: "Save file: mail.google.com" }).press("Enter");
  const text = readFileSync(await (await saved).path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ host: "mail.google.com", surfaces: [{ body: [{ shown: true }] }] });
  expect(text).not.toMatch(/walrus|dana\.lee/);
  await letter.close();
});
