import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { gate, sent, write } from "../../support/gmail.ts";
import {
  askForReview,
  connect,
  decide,
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  pressSend,
  reviewedPolicy,
  startHubWithPeople,
  waitingReview,
} from "../../support/hub/connected.ts";
import { publishPolicy } from "../../support/hub/policies.ts";
import { panelOf, serveStandin } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

const WORDS = "Dear Dana, the purple crane is yours.";
let hub: HubWithPeople;
let profile: string;
let extension: Extension;

type Told = { badge: string; title: string; notifications: string[] };
/** What stands on the toolbar button of every tab, and the notifications that are up. */
const told = (): Promise<Told> =>
  extension.own.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        action: { getBadgeText(o: object): Promise<string>; getTitle(o: object): Promise<string> };
        notifications: { getAll(): Promise<Record<string, true>> };
      };
    };
    const [badge, title, all] = await Promise.all([
      chrome.action.getBadgeText({}),
      chrome.action.getTitle({}),
      chrome.notifications.getAll(),
    ]);
    return { badge, title, notifications: Object.keys(all) };
  });

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  profile = mkdtempSync(join(tmpdir(), "countersign-profile-"));
  extension = await launchExtension({ profile });
  await connect(extension, hub);
  await publishPolicy(hub.supervisor, reviewedPolicy("the purple crane"));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(1);
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  rmSync(profile, { recursive: true, force: true });
});

async function askAndClose(): Promise<void> {
  const page = await openCompose(extension);
  await write(page, WORDS);
  await pressSend(page);
  await askForReview(page, "gate", "Yours?");
  await expect(gate(page).getByRole("button", { name: "Withdraw" })).toBeVisible();
  await page.close();
}

test("asked while the hub is away: it is sent as soon as there is one, and survives the browser's end", async () => {
  await hub.process.kill();
  const page = await openCompose(extension);
  await write(page, WORDS);
  await pressSend(page);
  await askForReview(page, "gate", "Yours?");
  await expect(gate(page).getByText("The hub can’t be reached; it goes there as soon as it can.")).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await extension.close();
  await hub.restart();
  extension = await launchExtension({ profile });
  await extension.ask("hub-look");
  expect((await waitingReview(hub)).note).toBe("Yours?");
});

test("an answer without a letter open is a sign on the button and a notification, without a word of the letter", async () => {
  const review = await waitingReview(hub);
  await decide(hub, review, { decision: "approve" });
  await extension.ask("hub-look");
  await expect.poll(told).toMatchObject({ badge: "☻1", notifications: [`review-${review.clientId}`] });
  const { title } = await told();
  expect(title).toBe("Countersign: 1 answer to a letter you asked about");
});

test("the sign is there again after the browser's end, and goes when the letter is looked at; Send works, once", async () => {
  await extension.close();
  extension = await launchExtension({ profile });
  await expect.poll(async () => (await told()).badge).toBe("☻1");
  const page = await openCompose(extension);
  await write(page, WORDS);
  await expect(panelOf(page).getByText("Approved by Chen Hao")).toBeVisible();
  await expect.poll(async () => (await told()).badge).toBe("");
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await page.close();
  const again = await openCompose(extension);
  await write(again, WORDS);
  await pressSend(again);
  await expect(gate(again)).toBeVisible();
  expect(await sent(again)).toEqual([]);
  await again.close();
});

test("told not to, it notifies of nothing; the sign stays", async () => {
  await extension.ask("review-notices", { set: false });
  await askAndClose();
  await decide(hub, await waitingReview(hub), { decision: "refuse", note: "No." });
  const before = (await told()).notifications;
  await extension.ask("hub-look");
  await expect.poll(async () => (await told()).badge).toBe("☻1");
  expect((await told()).notifications).toEqual(before);
  // What the sign counts stands behind it, and is put away there, by keyboard.
  const popup = await extension.context.newPage();
  await popup.goto(`chrome-extension://${new URL(extension.own.url()).host}/popup.html`);
  const answers = popup.getByRole("region", { name: "Answers for you" });
  await expect(answers).toContainText("Chen Hao sent your letter back");
  await expect(answers).toContainText("Open it to read why.");
  await answers.getByRole("button", { name: "Mark as seen" }).press("Enter");
  await expect(answers).toHaveCount(0);
  await expect.poll(async () => (await told()).badge).toBe("");
  await popup.close();
});

test("an answer in the popup leads to its letter", async () => {
  await askAndClose();
  await decide(hub, await waitingReview(hub), { decision: "refuse", note: "Not so." });
  await extension.ask("hub-look");
  await expect.poll(async () => (await told()).badge).toBe("☻1");
  const popup = await extension.context.newPage();
  await popup.goto(`chrome-extension://${new URL(extension.own.url()).host}/popup.html`);
  const opened = extension.context.waitForEvent("page");
  const answer = popup.getByRole("region", { name: "Answers for you" }).getByRole("button").first();
  // The popup closes itself with the key still down.
  await answer.press("Enter").catch((error) => {
    if (!popup.isClosed()) throw error;
  });
  const letter = await opened;
  // The tab was opened by the extension, and its first load went to where no mailbox answers here.
  await serveStandin(letter, "https://mail.google.com", "gmail-popup.html");
  await letter.reload();
  expect(letter.url()).toContain("https://mail.google.com/mail/");
  await expect.poll(async () => (await told()).badge).toBe("");
  await letter.close();
});

test("withdrawn while the hub is away: the hub hears of it when it is back", async () => {
  await extension.ask("review-notices", { set: true });
  await askAndClose();
  const review = await waitingReview(hub);
  await hub.process.kill();
  await extension.ask("review-withdraw", { letterHash: review.draftHash });
  await expect.poll(async () => (await extension.state()).waitingReviews).toBe(0);
  await hub.restart();
  await extension.ask("hub-look");
  await expect.poll(async () => (await hub.supervisor.get(`/v1/reviews/${review.id}`)).state).toBe("withdrawn");
});
