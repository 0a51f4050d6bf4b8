import {
  address,
  body,
  CUSTOMER,
  expect,
  expectUntouched,
  gate,
  marks,
  sent,
  test,
  write,
} from "../../support/gmail.ts";
import {
  lenientPolicy,
  ORG,
  openChangedPage,
  openPopupLetter,
  openToolbarPopup,
  reloadExtension,
  toolbar,
} from "../../support/state.ts";
import { launchWithExtension, records, serveStandin, setStored, untilWatched } from "../../support/watched-chromium.ts";

const URL = "https://mail.google.com/mail/u/0/#inbox?compose=new";
const FAULTY = "Hello Dana, that's not my job.";

test("an account outside the organisation is not watched: nothing is read, marked or held", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: { name: "Elsewhere", ownDomains: ["elsewhere.example"] } });
    const page = await context.newPage();
    await serveStandin(page, "https://mail.google.com", "gmail-popup.html");
    await page.goto(URL);
    await untilWatched(page);
    await address(page, CUSTOMER);
    await write(page, FAULTY);
    await expect(page.locator("countersign-panel")).toContainText(/private account/i);
    expect(await marks(page)).toEqual({});
    await page.locator(".dC > .aoO").click();
    await expect.poll(() => sent(page)).toHaveLength(1);
    await expect(gate(page)).toBeHidden();
  } finally {
    await close();
  }
});

test("a warning is overruled in writing; no key of the reason reaches the page; the letter goes once", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, {
      org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] },
      policy: lenientPolicy(),
    });
    const page = await context.newPage();
    await serveStandin(page, "https://mail.google.com", "gmail-popup.html");
    await page.goto(URL);
    await untilWatched(page);
    await address(page, CUSTOMER);
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
  } finally {
    await close();
  }
});

test("Send pressed before anything can be judged waits, and a clean letter then goes by itself, once", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
    const page = await context.newPage();
    await serveStandin(page, "https://mail.google.com", "gmail-multi.html");
    // The page presses its own Send at the moment it is there: no script of ours can be ready by then.
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        const send = document.querySelector<HTMLElement>(".AD:has(#\\:2b) .dC > .aoO");
        for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
          send?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
        }
      });
    });
    await page.goto("https://mail.google.com/mail/u/0/#inbox");
    expect(await sent(page)).toEqual([]);
    await expect.poll(() => sent(page)).toHaveLength(1);
    expect((await sent(page))[0]?.surface).toBe("left-1");
  } finally {
    await close();
  }
});

test("a removed extension leaves a page whose Send works", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
    const page = await context.newPage();
    await serveStandin(page, "https://mail.google.com", "gmail-popup.html");
    await page.goto(URL);
    await untilWatched(page);
    await address(page, CUSTOMER);
    await write(page, FAULTY);
    await expect.poll(() => marks(page)).not.toEqual({});
    const gone = worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: { management: { uninstallSelf(): Promise<void> } } };
      await chrome.management.uninstallSelf();
    });
    await gone.catch(() => {});
    await page.locator(".dC > .aoO").click();
    await expect.poll(() => sent(page)).toHaveLength(1);
    await expect(page.locator("countersign-panel")).toHaveCount(0);
    await expect(body(page)).toHaveCount(0);
  } finally {
    await close();
  }
});

test("an updated extension takes over an open letter, says that Send is not sure until the page is loaded again, and Send works", async () => {
  const { context, worker, close } = await launchWithExtension({ args: ["--enable-unsafe-extension-debugging"] });
  try {
    await setStored(worker, { org: ORG });
    const page = await openPopupLetter(context);
    await write(page, FAULTY);
    await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
    await reloadExtension(context);
    const panel = page.locator("countersign-panel");
    await expect(panel).toHaveCount(1);
    await expect(panel).toContainText("until this page is loaded again");
    await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
    await body(page).press("Control+a");
    await page.keyboard.type("The report follows.");
    await expect(panel).not.toContainText("Nothing to change");
    await page.locator(".dC > .aoO").click();
    await expect.poll(() => sent(page)).toHaveLength(1);
  } finally {
    await close();
  }
});

test("a page that can't be read is said plainly and held; there is no way around it", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: ORG });
    const page = await openChangedPage(context);
    await page.locator("#text").click();
    await page.keyboard.type("The report follows.");
    await expect.poll(() => toolbar(worker)).toMatchObject({ text: "?", title: /can’t be checked/ });
    await page.locator("#send").click();
    await expect(gate(page)).toContainText("This page has changed and the letter can’t be read.");
    await expect(gate(page).getByRole("button", { name: /send/i })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await page.locator("#text").press("Control+Enter");
    await expect(gate(page)).toBeVisible();
    expect(await sent(page)).toEqual([]);
    const popup = await openToolbarPopup(context, worker, page);
    await expect(popup.getByRole("heading", { name: "Letters on this page can’t be checked" })).toBeVisible();
  } finally {
    await close();
  }
});

test("where doubt only warns, a letter that can't be read goes with a written reason, once", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: ORG, policy: lenientPolicy({ onDoubt: "warn" }) });
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
  } finally {
    await close();
  }
});

test("rules that are no rules: the letter is held, and panel, toolbar and popup say why", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: ORG, policy: { format: 1, id: "broken" } });
    const page = await openPopupLetter(context);
    await write(page, "The report follows.");
    await expect.poll(() => toolbar(worker)).toMatchObject({ text: "?", title: /can’t be checked/ });
    await page.locator(".dC > .aoO").click();
    await expect(gate(page)).toContainText("There are no rules on this computer yet.");
    await expect(gate(page).getByRole("button", { name: /send/i })).toHaveCount(0);
    expect(await sent(page)).toEqual([]);
    await expect(gate(page)).toContainText(CUSTOMER);
  } finally {
    await close();
  }
});

test("the tick is only for letters that were checked in full; the popup asks for the company's domains", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    const page = await openPopupLetter(context);
    await write(page, "The report follows on Friday. ");
    await expect.poll(() => toolbar(worker)).toMatchObject({ text: "✓" });
    const popup = await openToolbarPopup(context, worker, page);
    await expect(popup.getByRole("heading", { name: "Letters on this page are checked" })).toBeVisible();
    await expect(popup.getByText("Until then, fieldworks.example counts as inside.")).toBeVisible();
    await popup.getByLabel("Mail domains of your company").fill("fieldworks.example");
    await popup.getByRole("button", { name: "Save domains" }).click();
    await expect(popup.getByRole("status")).toHaveText("Saved");

    await page.bringToFront();
    await body(page).press("Control+a");
    await page.keyboard.type("Sehr geehrte Frau Lee, der Bericht folgt am Freitag und wir melden uns dann bei Ihnen. ");
    await expect.poll(() => toolbar(worker)).toMatchObject({ title: /only partly checked/ });
    expect((await toolbar(worker)).text).not.toBe("✓");
    await expect(page.locator("countersign-panel")).not.toContainText("Nothing to change");
    await expect(page.locator("countersign-panel")).toContainText("only recipients, numbers and files checked");
    await popup.reload();
    await expect(popup.getByText("Not covered here: wording")).toBeVisible();
  } finally {
    await close();
  }
});

test("a worker that starts again has the compiled policy in storage, and another policy takes its place", async () => {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: ORG });
    await openPopupLetter(context);
    const madeFrom = () =>
      worker.evaluate(async () => {
        type Kept = { compiled?: { madeFrom: string; compiled: { policy: { id: string } } } };
        type Storage = { storage: { local: { get(key: string): Promise<Kept> } } };
        const { chrome } = globalThis as unknown as { chrome: Storage };
        const { compiled } = await chrome.storage.local.get("compiled");
        return compiled && { madeFrom: compiled.madeFrom, id: compiled.compiled.policy.id };
      });
    await expect.poll(madeFrom).toMatchObject({ id: "countersign" });
    const first = await madeFrom();
    await setStored(worker, { policy: lenientPolicy() });
    await expect.poll(madeFrom).toMatchObject({ id: "lenient" });
    expect((await madeFrom())?.madeFrom).not.toBe(first?.madeFrom);
  } finally {
    await close();
  }
});

test("in a Chinese browser the interface and the messages are Chinese, the wording is the letter's", async () => {
  const { context, worker, close } = await launchWithExtension({ locale: "zh-CN" });
  try {
    await setStored(worker, { org: ORG });
    const page = await openPopupLetter(context);
    await write(page, FAULTY);
    await page.locator(".dC > .aoO").click();
    const reasons = await gate(page).locator(".reason").allTextContents();
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/\p{Script=Han}/u);
    await expect(gate(page)).toContainText("还未发送");
    const wordings = await gate(page).locator(".fixes button").allTextContents();
    expect(wordings.length).toBeGreaterThan(0);
    for (const wording of wordings) expect(wording).not.toMatch(/\p{Script=Han}/u);
  } finally {
    await close();
  }
});
