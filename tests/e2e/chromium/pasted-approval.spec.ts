import { expect, test } from "@playwright/test";
import { gate, sent, write } from "../../support/gmail.ts";
import {
  askForReview,
  askFrame,
  connect,
  decide,
  type HubWithPeople,
  launchExtension,
  openCompose,
  pressSend,
  reviewedPolicy,
  startHubWithPeople,
  waitingReview,
} from "../../support/hub/connected.ts";
import { publishPolicy } from "../../support/hub/policies.ts";

const TEXT = "Dear Dana, the purple crane is ready.";
let hub: HubWithPeople;

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  await publishPolicy(hub.supervisor, reviewedPolicy("the purple crane"));
});
test.afterAll(() => hub.end());

/** Asked for in a browser of the hub's. @returns the signed approval, as the supervisor copies it into an e-mail */
async function approvalOfTheLetter(): Promise<string> {
  const office = await launchExtension();
  await connect(office, hub);
  await office.ask("hub-look");
  await expect.poll(async () => (await office.state()).policy?.version).toBe(1);
  const page = await openCompose(office);
  await write(page, TEXT);
  await pressSend(page);
  await askForReview(page, "gate", "From the office");
  const { approval } = await decide(hub, await waitingReview(hub), { decision: "approve" });
  await office.close();
  return approval ?? "";
}

test("rules from a file and no hub: an approval from an e-mail lets its letter out, once, and no other", async () => {
  const approval = await approvalOfTheLetter();
  const document = JSON.stringify(await hub.supervisor.get("/v1/policy/versions/1/document"));
  await hub.process.kill();
  const extension = await launchExtension();
  const asked = await extension.ask<{ fingerprint: string }>("policy-file", { text: document });
  await extension.ask("policy-file", { text: document, confirmed: asked.fingerprint });
  /** A letter that is held, with the page that asks open. */
  const hold = async (text: string) => {
    const page = await openCompose(extension);
    await write(page, text);
    await pressSend(page);
    await gate(page).getByRole("button", { name: "Ask for review…" }).click();
    const frame = askFrame(page, "gate");
    await expect(frame.getByText("Nobody can be asked from here")).toBeVisible();
    await expect(frame.getByRole("button", { name: "Preview" })).toBeHidden();
    const use = async (pasted: string) => {
      await frame.getByLabel("The signed approval").fill(pasted);
      await frame.getByRole("button", { name: "Use the approval" }).press("Enter");
    };
    return { page, use, said: frame.getByRole("alert") };
  };
  const mail = `Approved.\nChen Hao wrote:\n> ${approval.replace(/(.{72})/g, "$1\n> ")}`;

  const other = await hold(`${TEXT} Tomorrow.`);
  await other.use(mail);
  await expect(other.said).toHaveText(/is for another letter/);

  const letter = await hold(TEXT);
  await letter.use(mail.slice(0, -8));
  await expect(letter.said).toHaveText(/no whole approval/);
  await letter.use(mail);
  await expect(gate(letter.page).getByText("Approved by Chen Hao")).toBeVisible();
  await gate(letter.page).getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => sent(letter.page)).toHaveLength(1);

  const again = await hold(TEXT);
  await again.use(mail);
  await expect(again.said).toHaveText(/holds once/);
  expect(await sent(again.page)).toEqual([]);
  await extension.close();
});
