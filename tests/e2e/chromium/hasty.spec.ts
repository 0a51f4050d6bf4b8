import { expect, gate, sent, write } from "../../support/gmail.ts";
import { policySource } from "../../support/hub/policies.ts";
import { ORG, openPopupLetter, test } from "../../support/state.ts";
import { records } from "../../support/watched-chromium.ts";

test("words typed before there is a place for them press nothing; what is typed there is the reason", async ({
  start,
}) => {
  const { rules, ...policy } = policySource("not my job");
  const warning = rules.map((rule) => ({ ...rule, severity: "warn" }));
  const { context } = await start({ stored: { org: ORG, policy: { ...policy, rules: warning } } });
  const page = await openPopupLetter(context);
  await write(page, "That's not my job.");
  await page.locator(".dC > .aoO").click();
  const before = (await records(page, "__keysSeen")).length;
  await gate(page).getByRole("button", { name: "Send anyway…" }).focus();
  // As a writer does who doesn't wait for what comes: the blanks press whatever has the focus, and so does Enter.
  await page.keyboard.press("Enter");
  await page.keyboard.type("Agreed by phone ", { delay: 5 });
  const frame = page.locator("countersign-gate").frameLocator("iframe");
  const reason = frame.getByRole("textbox");
  await expect(reason).toBeFocused();
  await expect(gate(page)).toBeVisible();
  // Without a press that would lead the focus there first.
  await page.keyboard.type("with Dana.");
  await expect(reason).toHaveValue(/with Dana\.$/);
  expect((await records(page, "__keysSeen")).slice(before)).toEqual([]);
  expect(await sent(page)).toEqual([]);
  await frame.getByRole("button", { name: /send/i }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
});
