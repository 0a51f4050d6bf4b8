import { expect, test } from "@playwright/test";
import { body, gate, sent, write } from "../../support/gmail.ts";
import {
  askForReview,
  connect,
  decide,
  type Extension,
  type HubWithPeople,
  launchExtension,
  letterText,
  openCompose,
  pressSend,
  reviewedPolicy,
  startHubWithPeople,
  waitingReview,
} from "../../support/hub/connected.ts";
import { publishPolicy } from "../../support/hub/policies.ts";
import { type HubProxy, type ProxyMode, startProxy } from "../../support/hub/proxy.ts";
import { panelOf } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

const DAY_MS = 86_400_000;
let proxy: HubProxy;
let hub: HubWithPeople;
let extension: Extension;

/** The hub's own clock, moved; its `Date` header is the proxy's to move. */
const clockMovedBy = (ms: number) => {
  const code = `const R=Date;globalThis.Date=class extends R{constructor(...a){super(...(a.length?a:[R.now()+${ms}]))}static now(){return R.now()+${ms}}}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
};

test.beforeAll(async () => {
  proxy = await startProxy();
  hub = await startHubWithPeople({ behind: proxy });
  extension = await launchExtension();
  await connect(extension, hub);
  await publishPolicy(hub.supervisor, reviewedPolicy("the purple crane"));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(1);
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  await proxy.stop();
});

const MODES: ProxyMode[] = ["rubbish", "page", "error", "redirect", "cut", "endless", "silent"];
test("whatever answers instead of the hub: the policy stays, a held letter stays held, a good one goes", async () => {
  for (const mode of MODES) {
    await test.step(mode, async () => {
      Object.assign(proxy, { mode, spoilt: 0 });
      const looked = extension.ask("hub-look");
      await expect.poll(() => proxy.spoilt).toBeGreaterThan(0);
      const page = await openCompose(extension);
      await write(page, "Dear Dana, the purple crane is ready.");
      const before = await letterText(page);
      await pressSend(page);
      await expect(gate(page)).toBeVisible();
      expect(await sent(page)).toEqual([]);
      expect(await letterText(page)).toBe(before);
      await gate(page).getByRole("button", { name: "Back to letter" }).click();
      await body(page).press("Control+a");
      await page.keyboard.type("Dear Dana, all is well.");
      await pressSend(page);
      await expect.poll(() => sent(page)).toHaveLength(1);
      await page.close();
      await looked;
      const { last, policy } = await extension.state();
      expect(last?.outcome).toBe("unreachable");
      expect(policy?.version).toBe(1);
    });
  }
  proxy.mode = "hub";
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).last?.outcome).toBe("fresh");
});

test("the hub ends while a letter waits, and comes back: the answer arrives", async () => {
  const page = await openCompose(extension);
  await write(page, "Dear Dana, the purple crane is back.");
  await pressSend(page);
  await askForReview(page, "gate", "Back?");
  const review = await waitingReview(hub);
  await hub.restart();
  await decide(hub, review, { decision: "approve" });
  await extension.ask("hub-look");
  await gate(page).getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await page.close();
});

for (const days of [1, -1]) {
  test(`the clocks are ${days} day apart: policies are taken, an approval holds`, async () => {
    proxy.skewMs = days * DAY_MS;
    await hub.restart(clockMovedBy(days * DAY_MS));
    await hub.signInAgain();
    await publishPolicy(hub.supervisor, reviewedPolicy("the purple crane", { version: `1.0.${days + 2}` }));
    const version = days === 1 ? 2 : 3;
    await extension.ask("hub-look");
    await expect.poll(async () => (await extension.state()).policy?.version).toBe(version);
    const page = await openCompose(extension);
    await write(page, `Dear Dana, the purple crane, number ${days + 2}.`);
    await pressSend(page);
    await askForReview(page, "gate", "Clocks");
    await decide(hub, await waitingReview(hub), { decision: "approve" });
    await extension.ask("hub-look");
    await expect(panelOf(page).getByText("Approved by Chen Hao")).toBeAttached();
    await gate(page).getByRole("button", { name: "Send now" }).click();
    await expect.poll(() => sent(page)).toHaveLength(1);
    await page.close();
  });
}
