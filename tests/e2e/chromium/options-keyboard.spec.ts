import { expect, test } from "@playwright/test";
import { type Keyboard, keyboardOf, watchForMouse } from "../../support/console/keyboard.ts";
import { launchWithExtension, type WithExtension } from "../../support/watched-chromium.ts";

const HANDBOOK = "Phrases not to use:\n1. “Ring the harbour bell twice.”\n";

let extension: WithExtension;
test.beforeAll(async () => {
  extension = await launchWithExtension();
});
test.afterAll(() => extension.close());

test("by keyboard: language, a profile, a handbook, a hub, a site, what is stored, from one end of the options to the other", async () => {
  const page = await extension.context.newPage();
  const presses = await watchForMouse(page);
  const keys: Keyboard = keyboardOf(page);
  const body = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  const section = async (name: string) => {
    await keys.use(page.getByRole("navigation", { name: "Options" }).getByRole("link", { name }), { back: true });
    await expect(body.getByRole("heading", { name, level: 2 })).toBeFocused();
  };
  await page.goto(new URL("/options.html#general", extension.worker.url()).href);
  await expect(body.getByRole("radio", { name: "English" })).toBeVisible();

  await keys.pick(body.getByRole("radio", { name: "简体中文" }));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await keys.pick(body.getByRole("radio", { name: "English" }));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await keys.pick(body.getByRole("radio", { name: "Dark" }));
  await expect(page.locator(".countersign")).toHaveAttribute("data-appearance", "dark");

  await section("Organisation");
  await keys.choose(body.getByLabel("The file holds"), /the whole profile/);
  const profile = Buffer.from('{"name":"Acme Service","ownDomains":["acme.example"]}');
  await keys.bring(body.getByLabel("File", { exact: true }), {
    name: "org.json",
    mimeType: "application/json",
    buffer: profile,
  });
  await keys.use(body.getByRole("button", { name: "Import" }));
  await expect(body.getByText("Profile of Acme Service taken over")).toBeVisible();

  await section("Handbooks");
  await keys.write(body.getByLabel("Text of the handbook"), HANDBOOK.trim());
  await keys.write(body.getByLabel("Name of the handbook"), "Harbour Cranes");
  await keys.write(body.getByLabel("Short code"), "HC");
  await keys.use(body.getByRole("button", { name: "Read the handbook" }));
  await expect(body.getByRole("heading", { name: /^Proposal 1 of/ })).toBeVisible();
  await keys.press("Enter");
  await keys.use(body.getByRole("button", { name: "Use in this browser" }));
  await expect(body.getByText("The rules of “Harbour Cranes” are in use in this browser")).toBeVisible();
  await keys.use(body.getByRole("button", { name: "Remove: Harbour Cranes" }));
  await keys.use(dialog.getByRole("button", { name: "Remove" }));
  await expect(body.getByRole("button", { name: "Remove: Harbour Cranes" })).toHaveCount(0);
  await keys.keepsFocus();

  await section("Hub");
  await keys.write(body.getByLabel("Address of the hub"), "letters");
  await keys.press("Enter");
  await expect(body.getByText("This is not the address of a hub.")).toBeVisible();

  await section("Sites");
  await keys.write(body.getByLabel("Address of the mail or fax site"), "no address");
  await keys.use(body.getByRole("button", { name: "Allow and open" }));
  await expect(body.getByText("This is not the address of a web page.")).toBeVisible();

  await section("Shortcuts");
  await section("What is stored");
  await keys.use(body.getByRole("button", { name: /^Delete: Organisation/ }));
  await expect(dialog).toBeVisible();
  await keys.press("Escape");
  await expect(dialog).toHaveCount(0);
  await keys.keepsFocus();
  await section("Network requests");
  await expect(body.getByText("No request was made.")).toBeVisible();
  expect(await presses(), "presses of a mouse").toBe(0);
});
