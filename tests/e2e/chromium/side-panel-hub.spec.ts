import { expect, type Page, test } from "@playwright/test";
import { CUSTOMER, expectUntouched, sent, write } from "../../support/gmail.ts";
import {
  connect,
  decide,
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  pressSend,
  startHubWithPeople,
  waitingReview,
} from "../../support/hub/connected.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { reachSidePanels } from "../../support/side-panel.ts";
import { panelOf } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

const ASKED = "the purple crane";
const HINT = "kindly be reminded";
const LOCKED = "as per our talk";
const TEXT = `Dear Dana, ${HINT}: ${ASKED} comes on Friday.`;

let hub: HubWithPeople;
let extension: Extension;
let side: ReturnType<typeof reachSidePanels>;
let page: Page;
let panel: Page;

/** Something for a supervisor, a hint, and a hint that the policy locks. */
function policy() {
  const [rule] = policySource("").rules;
  const of = (id: string, phrase: string, more: object) => ({
    ...rule,
    id,
    detect: [{ kind: "phrases", en: [phrase] }],
    hits: [`Well, ${phrase}.`],
    ...more,
  });
  return policySource("", {
    rules: [
      of("purple", ASKED, { category: "review-trigger", severity: "review" }),
      of("stiff-words", HINT, { severity: "info" }),
      of("talk", LOCKED, { severity: "info", locked: true }),
    ],
  });
}

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  extension = await launchExtension({ port: true });
  side = reachSidePanels(extension);
  await connect(extension, hub);
  await publishPolicy(hub.supervisor, policy());
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(1);
});
test.afterAll(async () => {
  await side.letGo();
  await extension.close();
  await hub.end();
});
test.afterEach(async () => {
  await side.close();
  await page.close();
});

/** A letter with these words, its panel in the browser's side panel. */
async function openBeside(text: string): Promise<void> {
  page = await openCompose(extension);
  await write(page, text);
  await panelOf(page).getByRole("button", { name: "Show at the side of the window" }).click();
  panel = await side.open();
}

const cards = () => panel.getByRole("list", { name: "Findings" }).getByRole("listitem");
const mute = (words: string) => panel.getByRole("button", { name: `Mute for this letter: “${words}”` });
/** One card at a time is open, and has its links. */
async function openCard(words: string): Promise<void> {
  const head = cards().filter({ hasText: words }).getByRole("heading").getByRole("button");
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  await expect(head).not.toHaveAttribute("aria-expanded", "false");
}
async function expectNoMute(words: string): Promise<void> {
  await openCard(words);
  await expect(panel.getByRole("button", { name: `wrong hit: “${words}”` })).toBeVisible();
  await expect(mute(words)).toHaveCount(0);
}
const muted = () => panel.getByText("1 hint muted for this letter");

test("review is asked for in the side panel: what was previewed is sent, the answer shows there, the letter goes", async () => {
  await openBeside(TEXT);
  await panel.getByRole("button", { name: "Ask for review…" }).click();
  const frame = panel.frameLocator("iframe.review-frame");
  await expect(frame.getByLabel("Letter", { exact: true })).toHaveValue(TEXT);
  await frame.getByLabel("What should your supervisor know?").fill("Is Friday right?");
  await frame.getByRole("button", { name: "Preview" }).click();
  await expect(frame.getByText(CUSTOMER)).toBeVisible();
  await expect(frame.getByText("Is Friday right?")).toBeVisible();
  await frame.getByRole("button", { name: "Ask for review" }).click();
  await expect(panel.getByRole("heading", { name: /Waiting for Chen Hao since/ })).toBeVisible();
  const review = await waitingReview(hub);
  expect(review.draft).toMatchObject({ body: TEXT, to: [CUSTOMER] });
  expect(review.note).toBe("Is Friday right?");

  await decide(hub, review, { decision: "approve", note: "Friday it is." });
  await expect(panel.getByText("Approved by Chen Hao")).toBeVisible();
  await expect(panel.getByText("Friday it is.")).toBeVisible();
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expectUntouched(page);
});

test("a request is withdrawn in the side panel, and asked again while the letter stays held", async () => {
  await openBeside(`${TEXT} Again.`);
  for (const answer of ["withdrawn", "refused"] as const) {
    await panel.getByRole("button", { name: "Ask for review…" }).click();
    const frame = panel.frameLocator("iframe.review-frame");
    await frame.getByLabel("What should your supervisor know?").fill(answer);
    await frame.getByRole("button", { name: "Preview" }).click();
    await frame.getByRole("button", { name: "Ask for review" }).click();
    const review = await waitingReview(hub);
    if (answer === "withdrawn") {
      await panel.getByRole("button", { name: "Withdraw" }).click();
      await expect.poll(async () => (await hub.supervisor.get(`/v1/reviews/${review.id}`)).state).toBe("withdrawn");
    } else {
      await decide(hub, review, { decision: "refuse", note: "Say which Friday." });
      await expect(panel.getByText("Sent back by Chen Hao")).toBeVisible();
      await expect(panel.getByText("Say which Friday.")).toBeVisible();
    }
  }
  expect(await sent(page)).toEqual([]);
});

test("a hint is muted for this letter in the side panel, there and in the page; what the policy locks and what holds can't be", async () => {
  await openBeside(`${TEXT} It was, ${LOCKED}, agreed.`);
  await expect(cards()).toHaveCount(3);
  await expectNoMute(ASKED);
  await expectNoMute(LOCKED);
  await openCard(HINT);
  await mute(HINT).click();
  await expect(cards()).toHaveCount(2);
  await expect(cards().filter({ hasText: HINT })).toHaveCount(0);
  await expect(muted()).toBeVisible();

  // The same letter's panel in the page knows of it.
  await side.close();
  await expect(panelOf(page).getByText("1 hint muted for this letter")).toBeVisible();
  await panelOf(page).getByRole("button", { name: "Show at the side of the window" }).click();
  panel = await side.open();
  await expect(muted()).toBeVisible();
  await panel.getByRole("button", { name: "Show again" }).click();
  await expect(cards()).toHaveCount(3);
  await openCard(HINT);
  await mute(HINT).click();
  await expect(cards()).toHaveCount(2);

  // Another letter is another matter.
  const other = await openCompose(extension);
  await write(other, TEXT);
  await expect(cards()).toHaveCount(2);
  await expect(cards().filter({ hasText: HINT })).toHaveCount(1);
  await expect(muted()).toHaveCount(0);
  await other.close();
});
