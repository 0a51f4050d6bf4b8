import type { FrameLocator, Page } from "@playwright/test";
import { faultsOf } from "../../support/console/look.ts";
import {
  bodyOf,
  expect,
  expectUntouched,
  gate,
  openStandin,
  STANDINS,
  type Standin,
  sendOf,
  test,
} from "../../support/gmail.ts";
import { panelOf, setStored } from "../../support/watched-chromium.ts";

const [popup] = STANDINS;
if (!popup) throw new Error("no stand-in");

async function openTab(page: Page, tab: string): Promise<FrameLocator> {
  const panel = panelOf(page);
  const unfold = panel.getByRole("button", { name: "Show the findings" });
  const tabs = panel.getByRole("tab", { name: tab });
  await expect(unfold.or(tabs)).toBeVisible();
  // The panel may fold while it makes room for itself.
  await expect(async () => {
    if (await unfold.isVisible()) await unfold.click();
    await tabs.click({ timeout: 5000 });
  }).toPass();
  return panel.locator("iframe").contentFrame();
}

/** The letter's words, however the editor breaks its lines. */
const words = async (page: Page, standin: Standin) =>
  ((await bodyOf(page, standin).allInnerTexts())[0] ?? "").replace(/\s+/g, " ").trim();

for (const standin of STANDINS) {
  test(`${standin.name}: a phrase goes in at the caret, and undo takes it out in one step`, async ({ gmail }) => {
    const page = await openStandin(gmail, standin);
    await bodyOf(page, standin).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Hello Dana. See you on site. ");
    const before = await words(page, standin);
    for (let step = 0; step < "See you on site. ".length; step++) await page.keyboard.press("ArrowLeft");
    const frame = await openTab(page, "Phrases");
    await frame.getByRole("searchbox").fill("grow together");
    await frame.getByRole("button", { name: /We hope to grow together/ }).click();
    await expect(bodyOf(page, standin)).toContainText("Hello Dana. We hope to grow together. See you on site.");
    await expect(frame.getByText("It is in your letter.")).toBeVisible();
    await expectUntouched(page);

    await bodyOf(page, standin).focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => words(page, standin)).toBe(before);
  });
}

test("Chinese is found by pinyin initials, and what is found narrows with each word", async ({ gmail }) => {
  const page = await openStandin(gmail, popup);
  const frame = await openTab(page, "Phrases");
  await frame.getByRole("searchbox").fill("ndyjdwmhzy");
  await expect(frame.getByRole("listitem")).toHaveCount(1);
  await expect(frame.getByRole("button", { name: /Your opinion is very important to us/ })).toBeVisible();
  await frame.getByRole("searchbox").fill("您的意见 重要");
  await expect(frame.getByRole("listitem")).toHaveCount(2);
  await frame.getByRole("searchbox").fill("no such words anywhere");
  await expect(frame.getByText("Nothing found.")).toBeVisible();
});

test("a letter asks for what the draft does not tell, and never for more", async ({ gmail }) => {
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type("Dear Ms Lee,\nabout ticket R-2041: ");
  const frame = await openTab(page, "Letters");
  await frame.getByRole("searchbox").fill("ticket number");
  await frame.getByRole("button", { name: /Acknowledgement with ticket number/ }).click();
  await expect(frame.getByLabel("Ticket number", { exact: true })).toHaveValue("R-2041");
  await expect(frame.getByText("From your letter")).toHaveCount(1);
  await frame.getByRole("button", { name: "Put into the letter" }).click();
  await expect(frame.getByText("Please fill this in.")).toHaveCount(2);
  await frame.getByLabel("Date", { exact: true }).fill("2027-03-12");
  await frame.getByLabel("Time", { exact: true }).fill("14:30");
  await frame.getByRole("button", { name: "Put into the letter" }).click();
  await expect(bodyOf(page, popup)).toContainText("its number is");
  await expect(bodyOf(page, popup)).toContainText("R-2041");
  await expect(bodyOf(page, popup)).toContainText("12 March 2027, 14:30");
});

test("a standard letter of several lines keeps them, and undo takes it out", async ({ gmail }) => {
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type("Hello Dana,");
  const before = await words(page, popup);
  const frame = await openTab(page, "Letters");
  await frame.getByRole("searchbox").fill("solving a problem");
  await frame.getByRole("button", { name: /Plan for solving a problem/ }).click();
  for (const [label, value] of [
    ["Issue", "the winch"],
    ["Measure", "Replace the rope"],
    ["Person in charge", "Ms Tan"],
    ["Items", "a crane driver"],
  ] as const)
    await frame.getByLabel(label, { exact: true }).fill(value);
  await frame.getByLabel("Date").fill("2027-03-12");
  await frame.getByRole("button", { name: "Put into the letter" }).click();
  await expect
    .poll(async () => (await bodyOf(page, popup).allInnerTexts())[0])
    .toMatch(/Hello Dana,\s*\n\s*Plan for the winch:\s*\n- Replace the rope, Ms Tan, by 12 March 2027\s*\nWe need/);
  await bodyOf(page, popup).focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page, popup)).toBe(before);
});

test("sending starts a clock that the panel shows, done survives a new page", async ({ gmail }) => {
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type(
    "Hello Ms Lee,\n\nplease follow these steps and restart the unit. Thank you.\n\nBest regards,\nLi Wei",
  );
  await sendOf(page, popup).click();
  await expect(bodyOf(page, popup)).toHaveCount(0);

  await page.goto("about:blank");
  const next = await openStandin(gmail, popup);
  const frame = await openTab(next, "Follow-ups");
  const row = frame.getByRole("listitem").filter({ hasText: "Ask whether the advice helped" });
  await expect(row).toContainText("Open:");
  await expect(row).toContainText("dana.lee@northgate-crane.example");
  await row.getByRole("button", { name: "Done" }).click();
  await expect(row).toContainText("Done:");

  await page.goto("about:blank");
  const last = await openStandin(gmail, popup);
  const again = await openTab(last, "Follow-ups");
  await expect(again.getByRole("listitem").filter({ hasText: "Ask whether the advice helped" })).toContainText("Done:");
});

test("a letter that is scheduled starts its clock when it goes out, and that may be told anew", async ({ gmail }) => {
  const day = new Date(Date.now() + 3 * 24 * 3_600_000);
  const words = `${day.toLocaleDateString("en-US", { month: "short", day: "numeric" })}, 8:00 AM`;
  const schedule = async (subject: string, time: string) => {
    const page = await openStandin(gmail, popup);
    await page.locator(`${popup.root} [name=subjectbox]`).fill(subject);
    await bodyOf(page, popup).click();
    await page.keyboard.type("Hello Ms Lee,\n\nplease follow these steps and restart the unit. Thank you.\n\nLi Wei");
    await page.locator(`${popup.root} .dC > [aria-haspopup=true]`).click();
    await page.locator("[selector=scheduledSend]").click();
    await page
      .locator(".Az .AP")
      .first()
      .evaluate((el, text) => {
        el.textContent = text;
      }, time);
    await page.locator(".Az").first().click();
    await expect(bodyOf(page, popup)).toHaveCount(0);
    await page.goto("about:blank");
  };
  await schedule("Told time", words);
  await schedule("Open time", "soon");

  const page = await openStandin(gmail, popup);
  const frame = await openTab(page, "Follow-ups");
  const known = frame.getByRole("listitem").filter({ hasText: "Told time" });
  await expect(known).toContainText(/Goes out .*8:00.AM; counted from then/);
  await expect(known).toContainText(/Due .*10:00.AM/);
  const unknown = frame.getByRole("listitem").filter({ hasText: "Open time" });
  await expect(unknown).toContainText("at a time the page did not tell");
  const two = (n: number) => String(n).padStart(2, "0");
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  await unknown.getByLabel("Goes out at").fill(`${date}T13:30`);
  await unknown.getByRole("button", { name: "Set" }).click();
  await expect(unknown).toContainText(/Due .*3:30.PM/);
  await page.screenshot({ path: "test-output/wording/scheduled.png" });
});

test("a finding's source opens the handbook's page at its clause", async ({ gmail, extension }) => {
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type("That's not my job. ");
  const panel = panelOf(page);
  const unfold = panel.getByRole("button", { name: "Show the findings" });
  const source = panel.getByRole("button", { name: /Open in the handbook: .*ZL-1\.6\.2-01/ });
  await expect(unfold.or(source)).toBeVisible();
  if (await unfold.isVisible()) await unfold.click();
  const opened = extension.context.waitForEvent("page");
  await source.click();
  const handbook = await opened;
  await expect(handbook.getByRole("heading", { level: 1 })).toContainText("海外服务工程师服务规范手册");
  await expect(handbook.locator(":target")).toHaveText("ZL-1.6.2-01");
  await handbook.close();

  // From the dialog that holds the letter too, which stays as it is.
  await page.bringToFront();
  await sendOf(page, popup).click();
  const again = extension.context.waitForEvent("page");
  await gate(page)
    .getByRole("button", { name: /Open in the handbook: .*ZL-1\.6\.2-01/ })
    .click();
  const fromGate = await again;
  await expect(fromGate.locator(":target")).toHaveText("ZL-1.6.2-01");
  await fromGate.close();
  await page.bringToFront();
  await expect(gate(page)).toBeVisible();
});

test("axe finds nothing in phrases, letters and follow-ups, in either language", async ({ gmail, extension }) => {
  const page = await openStandin(gmail, popup);
  for (const tab of ["Phrases", "Letters", "Follow-ups"]) {
    const shown = await openTab(page, tab);
    for (const language of ["zh-CN", "en"]) {
      await setStored(extension.worker, { settings: { language, appearance: "system" } });
      await expect(shown.locator("html")).toHaveAttribute("lang", language);
      await expect(shown.locator(".countersign > *").first()).toBeVisible();
      const frame = page.frames().find((one) => one.url().includes("/wording.html"));
      if (!frame) throw new Error("expected the frame for wording");
      expect(await faultsOf(frame, `${tab} ${language}`, ".countersign")).toEqual([]);
    }
  }
});
