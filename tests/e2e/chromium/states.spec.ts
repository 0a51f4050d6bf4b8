import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { address, body, expect, expectUntouched, gate, marks, sent, test, write } from "../../support/gmail.ts";
import { launchWithExtension, records, serveStandin, setStored, untilWatched } from "../../support/watched-chromium.ts";

const URL = "https://mail.google.com/mail/u/0/#inbox?compose=new";
const FAULTY = "Hello Dana, that's not my job.";
const CUSTOMER = "dana.lee@northgate-crane.example";

/** The bundled policy with every block turned into a warning. */
function lenientPolicy() {
  const result = parsePolicy(bundledPolicySource());
  if (result.kind !== "ready") throw new Error("the bundled policy is not usable");
  const rules = result.policy.rules.map((rule) => ({ ...rule, severity: "warn" as const, severityFor: {} }));
  return { ...result.policy, id: "lenient", rules };
}

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
