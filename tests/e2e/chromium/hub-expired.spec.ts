import { expect, test } from "@playwright/test";
import { gate, sent, write } from "../../support/gmail.ts";
import {
  connect,
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  pressSend,
  startHubWithPeople,
} from "../../support/hub/connected.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { type HubProxy, startProxy } from "../../support/hub/proxy.ts";
import { panelOf } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

const DAY_MS = 86_400_000;
let proxy: HubProxy;
let hub: HubWithPeople;
let extension: Extension;

test.beforeAll(async () => {
  proxy = await startProxy();
  hub = await startHubWithPeople({ behind: proxy });
  extension = await launchExtension();
  await connect(extension, hub);
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  await proxy.stop();
});

/** A policy that is good for a day and has no grace, in a window that is open while the day goes by. */
async function outlive(afterGrace: "warn" | "hold") {
  proxy.skewMs = 0;
  const version = await publishPolicy(hub.supervisor, policySource("the purple crane"), {
    terms: { graceDays: 0, afterGrace },
    validDays: 1,
  });
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy).toMatchObject({ version, standing: "in-force" });
  const page = await openCompose(extension);
  await write(page, "Dear Dana, all is well.");
  await expect(panelOf(page).locator("[role=status]").first()).toContainText("Nothing to change");
  // Time is the hub's.
  proxy.skewMs = 3 * DAY_MS;
  await extension.ask("hub-look");
  return page;
}

test("rules that ran out say so at the letter that is open, which goes all the same", async () => {
  const page = await outlive("warn");
  await expect(panelOf(page).locator("[role=status]").first()).toContainText("Checked by rules that were good until");
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await page.close();
});

test("rules that ran out and let nothing out hold the letter that is open", async () => {
  const page = await outlive("hold");
  await expect(panelOf(page).locator("[role=status]").first()).toContainText("This letter can’t be checked");
  await pressSend(page);
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await page.close();
});
