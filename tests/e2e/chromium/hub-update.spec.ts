import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { write } from "../../support/gmail.ts";
import {
  connect,
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  startHubWithPeople,
} from "../../support/hub/connected.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";

type Storage = {
  chrome: {
    storage: {
      local: { get(key: string): Promise<{ hubPolicy: string }>; set(values: object): Promise<void> };
    };
  };
};

let hub: HubWithPeople;
let profile: string;
let extension: Extension;

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  profile = mkdtempSync(join(tmpdir(), "countersign-profile-"));
  extension = await launchExtension({ profile });
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  rmSync(profile, { recursive: true, force: true });
});

test("updated while the hub is away: the policy in force is compiled anew from the document it came in", async () => {
  await connect(extension, hub);
  await publishPolicy(hub.supervisor, policySource("the purple crane"));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(1);
  await hub.process.kill();
  // As another version leaves it: compiled in a form that this one can't read.
  await extension.own.evaluate(async () => {
    const { local } = (globalThis as unknown as Storage).chrome.storage;
    const { hubPolicy } = await local.get("hubPolicy");
    const kept = JSON.parse(hubPolicy) as object;
    await local.set({ hubPolicy: JSON.stringify({ ...kept, engine: "0.0.1", compiled: { tables: "of before" } }) });
  });
  await extension.close();
  extension = await launchExtension({ profile });
  expect((await extension.state()).policy).toMatchObject({ version: 1, standing: "in-force" });
  const page = await openCompose(extension);
  await write(page, "Dear Dana, the purple crane is yours.");
  await page.waitForFunction(() =>
    [...CSS.highlights.values()].some((set) => [...set].some((one) => String(one) === "the purple crane")),
  );
});
