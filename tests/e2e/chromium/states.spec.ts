import {
  APPROVED,
  address,
  body,
  CUSTOMER,
  expect,
  expectUntouched,
  gate,
  marks,
  mendAndSend,
  sent,
  write,
} from "../../support/gmail.ts";
import {
  GMAIL,
  lenientPolicy,
  ORG,
  openChangedPage,
  openInbox,
  openPopup,
  openPopupLetter,
  openToolbarPopup,
  test,
  toolbar,
} from "../../support/state.ts";
import { loadExtension, panelOf, records, setStored } from "../../support/watched-chromium.ts";

/** Whether the compose script is at work in the tab in front, or knows that nothing there wants it; run in the background. */
async function composeScript(): Promise<"at work" | "not wanted" | "unknown"> {
  type Chrome = {
    tabs: { query(about: object): Promise<{ id: number }[]> };
    scripting: { executeScript(injection: object): Promise<{ result: "at work" | "not wanted" | "unknown" }[]> };
  };
  const { chrome } = globalThis as unknown as { chrome: Chrome };
  const [tab] = await chrome.tabs.query({ url: "https://mail.google.com/*" });
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id },
    func: () => {
      type Shared = { handle?: unknown; idle?: boolean };
      const shared = (globalThis as unknown as Record<symbol, Shared | undefined>)[Symbol.for("countersign.frame")];
      if (shared?.handle) return "at work";
      return shared?.idle ? "not wanted" : "unknown";
    },
  });
  return answer?.result ?? "unknown";
}

const FAULTY = "Hello Dana, that's not my job.";

test("a warning is overruled in writing; no key of the reason reaches the page; the letter goes once", async ({
  start,
}) => {
  const { context } = await start({ stored: { org: ORG, policy: lenientPolicy() } });
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await expect.poll(() => marks(page)).toHaveProperty("countersign-warn");
  await page.locator(".dC > .aoO").click();
  await gate(page)
    .getByRole("button", { name: /send anyway/i })
    .click();
  const frame = page.locator("countersign-gate").frameLocator("iframe");
  const reason = frame.getByRole("textbox");
  const keys = (await records(page, "__keysSeen")).length;
  await reason.pressSequentially("Agreed with the customer by phone.");
  expect((await records(page, "__keysSeen")).slice(keys)).toEqual([]);
  await frame.getByRole("button", { name: /send/i }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  await expectUntouched(page);
});

test("a removed extension leaves a page whose Send works", async ({ start }) => {
  const { context, worker } = await start();
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await expect.poll(() => marks(page)).not.toEqual({});
  const gone = worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { management: { uninstallSelf(): Promise<void> } } };
    await chrome.management.uninstallSelf();
  });
  await gone.catch(() => {});
  await page.locator(".dC > .aoO").click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(panelOf(page)).toHaveCount(0);
  await expect(body(page)).toHaveCount(0);
});

test("trap 11: an updated extension goes on holding an open letter, before the page hears a press, without its being loaded again", async ({
  start,
}) => {
  const { context } = await start();
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toBeVisible();

  // Twice: each copy takes over from all before it.
  await loadExtension(context);
  await expect(gate(page)).toBeHidden();
  const worker = await loadExtension(context);
  const panel = panelOf(page);
  await expect(panel.getByRole("button", { name: APPROVED })).toBeVisible();
  await expect(panel).toHaveCount(1);
  await expect(panel).not.toContainText("until this page is loaded again");
  await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
  await expect.poll(() => toolbar(worker)).toMatchObject({ text: "1" });
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByRole("heading", { name: "Letters on this page are checked" })).toBeVisible();

  await page.bringToFront();
  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await body(page).press("Control+Enter");
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  await expectUntouched(page);
});

test("after an update a clean letter goes at the first press, once", async ({ start }) => {
  const { context } = await start();
  const page = await openPopupLetter(context);
  await write(page, "The report follows.");
  await loadExtension(context);
  await page.locator(".dC > .aoO").click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(panelOf(page)).toHaveCount(0);
  expect(await sent(page)).toHaveLength(1);
});

test("in a page that was open before the install, letters are marked, and Send is said to be sure only once it was loaded again", async ({
  start,
}) => {
  const { context, worker } = await start({ before: (empty) => openPopup(empty) });
  const page = context.pages().find((one) => one.url().startsWith(GMAIL));
  if (!page) throw new Error("the page is gone");
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
  await expect(panelOf(page)).toContainText("until this page is loaded again");
  await expect.poll(() => toolbar(worker)).toMatchObject({ title: /only partly checked/, icon: "/icon/partly-16.png" });
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByText("Not covered here: Send, until this page is loaded again")).toBeVisible();
});

test("toolbar and popup say of a watched page without a letter how it is watched", async ({ start }) => {
  const { context, worker } = await start({ before: (empty) => openInbox(empty) });
  const page = context.pages().find((one) => one.url().startsWith(GMAIL));
  if (!page) throw new Error("the page is gone");
  await expect.poll(() => toolbar(worker)).toMatchObject({ title: /only sure after this page is loaded again/ });
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByRole("heading", { name: "Letters on this page are partly checked" })).toBeVisible();
  await page.bringToFront();
  await page.reload();
  await expect
    .poll(() => toolbar(worker))
    .toEqual({ text: "", title: "Countersign: letters on this page are checked", icon: "/icon/protected-16.png" });
  await popup.reload();
  await expect(popup.getByRole("heading", { name: "Letters on this page are checked" })).toBeVisible();
  // Engine and interface are put into a page only when somebody writes there.
  expect(await worker.evaluate(composeScript)).toBe("not wanted");
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="dialog"><input name="subjectbox"><div role="textbox" contenteditable="true"></div></div>',
    );
  });
  await expect.poll(() => worker.evaluate(composeScript)).toBe("at work");
});

test("a page that can't be read is said plainly and held; there is no way around it", async ({ start }) => {
  const { context, worker } = await start();
  const page = await openChangedPage(context);
  await page.locator("#text").click();
  await page.keyboard.type("The report follows.");
  await expect
    .poll(() => toolbar(worker))
    .toMatchObject({ text: "?", title: /can’t be checked/, icon: "/icon/doubt-16.png" });
  await page.locator("#send").click();
  await expect(gate(page)).toContainText("This page has changed and the letter can’t be read.");
  await expect(gate(page).getByRole("button", { name: /send/i })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.locator("#text").press("Control+Enter");
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByRole("heading", { name: "Letters on this page can’t be checked" })).toBeVisible();
});

test("where doubt only warns, a letter that can't be read goes with a written reason, once", async ({ start }) => {
  const { context } = await start({ stored: { org: ORG, policy: lenientPolicy({ onDoubt: "warn" }) } });
  const page = await openChangedPage(context);
  await page.locator("#text").click();
  await page.keyboard.type("The report follows.");
  await page.locator("#send").click();
  await expect(gate(page)).toContainText("nothing has been checked");
  await gate(page).getByRole("button", { name: "Send anyway" }).click();
  const frame = page.locator("countersign-gate").frameLocator("iframe");
  await frame.getByRole("textbox").fill("Read by two people.");
  await frame.getByRole("button", { name: /send/i }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
});

test("rules that are no rules: the letter is held, and panel, toolbar and popup say why", async ({ start }) => {
  const { context, worker } = await start({ stored: { org: ORG, policy: { format: 1, id: "broken" } } });
  const page = await openPopupLetter(context);
  await write(page, "The report follows.");
  await expect
    .poll(() => toolbar(worker))
    .toMatchObject({ text: "?", title: /can’t be checked/, icon: "/icon/doubt-16.png" });
  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toContainText("There are no rules on this computer yet.");
  await expect(gate(page).getByRole("button", { name: /send/i })).toHaveCount(0);
  expect(await sent(page)).toEqual([]);
  await expect(gate(page)).toContainText(CUSTOMER);
});

test("the tick is only for letters that were checked in full; the popup asks for the company's domains", async ({
  start,
}) => {
  const { context, worker } = await start({ stored: {} });
  const page = await openPopupLetter(context);
  await write(page, "The report follows on Friday. ");
  await expect.poll(() => toolbar(worker)).toMatchObject({ text: "✓", icon: "/icon/protected-16.png" });
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByRole("heading", { name: "Letters on this page are checked" })).toBeVisible();
  await expect(popup.getByText("Until then, fieldworks.example counts as inside.")).toBeVisible();
  await popup.getByLabel("Mail domains of your company").fill("fieldworks.example");
  await popup.getByRole("button", { name: "Save domains" }).click();
  await expect(popup.getByRole("status")).toHaveText("Saved");

  await page.bringToFront();
  await body(page).press("Control+a");
  await page.keyboard.type("Sehr geehrte Frau Lee, der Bericht folgt am Freitag und wir melden uns dann bei Ihnen. ");
  await expect.poll(() => toolbar(worker)).toMatchObject({ title: /only partly checked/, icon: "/icon/partly-16.png" });
  expect((await toolbar(worker)).text).not.toBe("✓");
  await expect(panelOf(page)).not.toContainText("Nothing to change");
  await expect(panelOf(page)).toContainText("only recipients, numbers and files checked");
  await popup.reload();
  await expect(popup.getByText("Not covered here: wording")).toBeVisible();
});

test("the build brings the bundled policy compiled; another is compiled once and kept for the next start", async ({
  start,
}) => {
  const { context, worker } = await start();
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
  const kept = () =>
    worker.evaluate(async () => {
      type Storage = { storage: { local: { get(key: string): Promise<{ compiled?: string }> } } };
      const { chrome } = globalThis as unknown as { chrome: Storage };
      const { compiled } = await chrome.storage.local.get("compiled");
      return compiled && (JSON.parse(compiled) as { compiled: { policy: { id: string } } }).compiled.policy.id;
    });
  expect(await kept()).toBeUndefined();
  await setStored(worker, { policy: lenientPolicy() });
  await expect.poll(kept).toBe("lenient");
  await expect.poll(() => marks(page)).toHaveProperty("countersign-warn");
});

test("in a Chinese browser the interface and the messages are Chinese, the wording is the letter's", async ({
  start,
}) => {
  const { context } = await start({ locale: "zh-CN" });
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await page.locator(".dC > .aoO").click();
  const reasons = await gate(page).locator(".reason").allTextContents();
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(reason).toMatch(/\p{Script=Han}/u);
  // The clause too: the handbook's name, and the clause's own title on pointing at it.
  const sources = gate(page).locator(".source");
  for (const source of await sources.all()) {
    await expect(source).toContainText(/\p{Script=Han}/u);
    await expect(source).toHaveAttribute("title", /\p{Script=Han}/u);
  }
  expect(await sources.count()).toBeGreaterThan(0);
  await expect(gate(page)).toContainText("还未发送");
  const wordings = await gate(page).locator(".fixes button").allTextContents();
  expect(wordings.length).toBeGreaterThan(0);
  for (const wording of wordings) expect(wording).not.toMatch(/\p{Script=Han}/u);
});
