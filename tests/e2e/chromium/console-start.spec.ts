import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole } from "../../support/console/browser.ts";
import { faultsOf, picture } from "../../support/console/look.ts";
import { PASSWORD } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";

test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let browser: Browser;
let administrator: Page;

const newPage = async () => (await browser.newContext({ locale: "en-GB" })).newPage();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-start-"));
  hub = await startHubProcess(folder);
  browser = await launchConsole();
  administrator = await newPage();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("who is not signed in is asked to sign in, and told nothing of a session", async () => {
  const page = await newPage();
  await page.goto(`${hub.origin}/console/`);
  await expect(heading(page, "Sign in to open the console")).toBeVisible();
  expect(await faultsOf(page, "sign in")).toEqual([]);
  await page.getByRole("link", { name: "Sign in" }).press("Enter");
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.context().close();
});

for (const [locale, title, used, refused] of [
  ["en-GB", "Sign in", /: this link was used, has run out/, /: the address or the password is not right\.$/],
  ["zh-CN", "登录", /：此链接已使用、已过期或已撤回。/, /：邮箱地址或密码不正确。$/],
] as const) {
  test(`axe finds nothing on the pages before the console, which say why in the reader's language: ${locale}`, async () => {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(`${hub.origin}/sign-in`);
    await expect(heading(page, title)).toBeVisible();
    for (const path of ["", "sign-in", "set-up", "join", "enrol", "console/"]) {
      await page.goto(`${hub.origin}/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await picture(page, `page-${path.replace("/", "") || "hub"}-${locale}`);
      expect(await faultsOf(page, path)).toEqual([]);
    }
    await page.goto(`${hub.origin}/sign-in`);
    await page.locator("input[name=email]").fill("nobody@works.example");
    await page.locator("input[name=password]").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toHaveText(refused);
    await picture(page, `page-sign-in-refused-${locale}`);
    expect(await faultsOf(page, "refused")).toEqual([]);
    await page.goto(`${hub.origin}/join#${"a".repeat(43)}`);
    await page.locator("input[name=name]").fill("Kim Vale");
    await page.locator("input[name=password]").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toHaveText(used);
    await picture(page, `page-join-used-${locale}`);
    await page.context().close();
  });
}

test("from the printed link to the console, without typing anything twice", async () => {
  await administrator.goto(hub.setUpLink ?? "");
  await administrator.getByLabel("Organisation").fill("Example Works");
  await administrator.getByLabel("Your name").fill("Ada Lund");
  await administrator.getByLabel("E-mail").fill("ada@works.example");
  await administrator.getByLabel("Password").fill(PASSWORD);
  await administrator.keyboard.press("Enter");
  await expect(heading(administrator, "Reviews")).toBeVisible();
  await expect(administrator.getByLabel("Account and settings: Ada Lund")).toBeVisible();
});

for (const { role, arrives } of [
  { role: "supervisor", arrives: "Reviews" },
  { role: "writer", arrives: "Countersign hub" },
]) {
  test(`whoever is invited as ${role} joins by the link and is signed in`, async () => {
    await administrator.goto(`${hub.origin}/console/people/invitations`);
    await administrator.getByLabel("E-mail").fill(`${role}@works.example`);
    await administrator.getByLabel("Role").selectOption(role);
    await administrator.getByRole("button", { name: "Make a link" }).press("Enter");
    const link = await administrator.getByLabel("Link").inputValue();
    const page = await newPage();
    await page.goto(link);
    await page.getByLabel("Your name").fill("Kim Vale");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(heading(page, arrives)).toBeVisible();
    const own =
      role === "writer" ? page.getByText("You are signed in.") : page.getByLabel("Account and settings: Kim Vale");
    await expect(own).toBeVisible();
    await picture(page, `page-joined-as-${role}`);
    await page.context().close();
  });
}
