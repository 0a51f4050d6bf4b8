import { expect, type Page, test } from "@playwright/test";
import { MASK, type Review } from "../../../src/model/exchange/review.ts";
import { faultsOf } from "../../support/console/look.ts";
import { body, CUSTOMER, gate, sent, write } from "../../support/gmail.ts";
import {
  askForReview,
  askFrame,
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
import { requestOf } from "../../support/hub/letters.ts";
import { enrolBrowser } from "../../support/hub/people.ts";
import { publishPolicy } from "../../support/hub/policies.ts";
import { panelOf, setStored } from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

let hub: HubWithPeople;
let extension: Extension;
let page: Page;
const TEXT = "Dear Dana, the code is 4711. The purple crane is ready.";

test.beforeAll(async () => {
  hub = await startHubWithPeople();
  extension = await launchExtension();
  await connect(extension, hub);
  await publishPolicy(hub.supervisor, reviewedPolicy("the purple crane"));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(1);
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
});
test.beforeEach(async () => {
  page = await openCompose(extension);
});
test.afterEach(() => page.close());

const panel = () => panelOf(page);
async function unfold(): Promise<void> {
  const button = panel().getByRole("button", { name: /Show the findings/ });
  if (await button.isVisible()) await button.click();
}

test("axe finds nothing where one asks, in either language", async () => {
  await write(page, TEXT);
  await panel().getByRole("button", { name: "Ask for review…" }).click();
  const shown = askFrame(page, "panel");
  const look = async (state: string) => {
    for (const language of ["zh-CN", "en"]) {
      await setStored(extension.worker, { settings: { language, appearance: "system" } });
      await expect(shown.locator("html")).toHaveAttribute("lang", language);
      const frame = page.frames().find((one) => one.url().includes("/review.html"));
      if (!frame) throw new Error("expected the frame that asks");
      expect(await faultsOf(frame, `${state} ${language}`, ".countersign")).toEqual([]);
    }
  };
  await expect(shown.getByLabel("Letter", { exact: true })).toHaveValue(TEXT);
  await look("choose");
  await shown.getByRole("button", { name: "Preview" }).click();
  await expect(shown.getByText(TEXT)).toBeVisible();
  await look("preview");
});

test("asked from the panel with a masked passage: what is seen is what is sent, and no more", async () => {
  await write(page, TEXT);
  await expect(panel().getByRole("button", { name: "Ask for review…" })).toBeVisible();
  await panel().getByRole("button", { name: "Ask for review…" }).click();
  const frame = askFrame(page, "panel");
  const text = frame.getByLabel("Letter", { exact: true });
  await expect(text).toHaveValue(TEXT);
  // As a person does: the caret is put before the words, and they are chosen with Shift and arrows.
  await text.focus();
  await text.evaluate((field, at) => (field as HTMLTextAreaElement).setSelectionRange(at, at), TEXT.indexOf("4711"));
  for (let count = 0; count < 4; count++) await page.keyboard.press("Shift+ArrowRight");
  await frame.getByRole("button", { name: "Mask the chosen words" }).click();
  const shown = TEXT.replace("4711", MASK.repeat(4));
  await expect(text).toHaveValue(shown);
  await frame.getByLabel("What should your supervisor know?").fill("Is purple right?");
  await frame.getByRole("button", { name: "Preview" }).click();
  await expect(frame.getByText(shown)).toBeVisible();
  await expect(frame.getByText(CUSTOMER)).toBeVisible();
  await expect(frame.getByText("Is purple right?")).toBeVisible();
  await expect(frame.getByText(/It goes to Chen Hao\. An answer is due by/)).toBeVisible();
  await frame.getByRole("button", { name: "Ask for review" }).click();
  await expect(panel().getByRole("heading", { name: /Waiting for Chen Hao since/ })).toBeVisible();
  const review = await waitingReview(hub);
  expect(review.draft).toMatchObject({ body: shown, to: [CUSTOMER] });
  expect(JSON.stringify(review)).not.toContain("4711");
  await decide(hub, review, { decision: "approve", note: "Purple it is." });
  await expect(panel().getByText("Approved by Chen Hao")).toBeVisible();
  await expect(panel().getByText("Purple it is.")).toBeVisible();
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  expect((await sent(page))[0]?.bodyText).toContain("4711");
});

test("approved with changes: the diff is applied in one press, undone by the editor's own undo, and sent", async () => {
  await write(page, "Dear Dana,\nthe purple crane is free of charge.\nKind regards");
  await unfold();
  await askForReview(page, "panel", "May I?");
  const review = await waitingReview(hub);
  const before = await letterText(page);
  await decide(hub, review, {
    decision: "approve-with-changes",
    subject: review.draft.subject,
    body: review.draft.body.replace("is free of charge", "will be looked at next week"),
    note: "Nothing is free.",
  });
  await expect(panel().getByText("Chen Hao has changed your letter and approved it so")).toBeVisible();
  await expect(panel().locator("del")).not.toHaveCount(0);
  expect((await panel().locator("ins").allTextContents()).join("")).toContain("next");
  await panel().getByRole("button", { name: "Apply the changes" }).click();
  await expect.poll(() => letterText(page)).toContain("the purple crane will be looked at next week.");
  await expect(panel().getByText("Approved by Chen Hao")).toBeVisible();
  await body(page).click();
  for (let presses = 0; presses < 10 && (await letterText(page)) !== before; presses++) {
    await page.keyboard.press("Control+z");
  }
  expect(await letterText(page)).toBe(before);
  await panel().getByRole("button", { name: "Apply the changes" }).click();
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  expect((await sent(page))[0]?.bodyText).toContain("will be looked at next week");
});

test("refused: the reason stands in panel and gate; withdrawn: nothing waits", async () => {
  await write(page, "Dear Dana, the purple crane is late.");
  await pressSend(page);
  await askForReview(page, "gate", "Late");
  await expect(
    gate(page)
      .getByText(/Chen Hao has had it since/)
      .first(),
  ).toBeVisible();
  const first = await waitingReview(hub);
  await gate(page).getByRole("button", { name: "Withdraw" }).click();
  await expect.poll(async () => (await hub.supervisor.get(`/v1/reviews/${first.id}`)).state).toBe("withdrawn");
  await askForReview(page, "gate", "Late, again");
  await decide(hub, await waitingReview(hub), { decision: "refuse", note: "Say when it comes." });
  await expect(gate(page).getByText("Sent back by Chen Hao")).toBeVisible();
  await expect(gate(page).getByText("Say when it comes.")).toBeVisible();
  await gate(page).getByRole("button", { name: "Back to letter" }).click();
  await unfold();
  await expect(panel().getByText("Say when it comes.")).toBeVisible();
  expect(await sent(page)).toEqual([]);
});

test("an approval from an e-mail is pasted, verified here, and lets that letter out", async () => {
  await write(page, "Dear Dana, the purple crane came by e-mail.");
  await unfold();
  await askForReview(page, "panel", "Only for its exact form");
  const { draft, draftHash } = await waitingReview(hub);
  await panel().getByRole("button", { name: "Withdraw" }).click();
  // Asked from elsewhere, answered, and copied out of the console.
  const elsewhere = await enrolBrowser(hub.writer, hub.process.origin);
  const asked = await elsewhere.post<Review>("/v1/reviews", requestOf(draft, { draftHash }));
  const { approval } = await decide(hub, asked, { decision: "approve" });
  await panel().getByRole("button", { name: "Ask for review…" }).click();
  const frame = askFrame(page, "panel");
  await frame.getByText("I have an approval by e-mail").click();
  const field = frame.getByLabel("The signed approval");
  await field.fill("Approved. Chen Hao");
  await frame.getByRole("button", { name: "Use the approval" }).press("Enter");
  await expect(frame.getByRole("alert")).toHaveText(/no whole approval in this text/);
  await field.fill((approval ?? "").replace(/(.{72})/g, "$1\n"));
  await frame.getByRole("button", { name: "Use the approval" }).press("Enter");
  await expect(panel().getByText("Approved by Chen Hao")).toBeVisible();
  await pressSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
});

test("an edit after the approval is said in words, and voids it", async () => {
  await write(page, "Dear Dana, the purple crane is yours.");
  await unfold();
  await askForReview(page, "panel", "Yours?");
  await decide(hub, await waitingReview(hub), { decision: "approve" });
  await expect(panel().getByText("Approved by Chen Hao")).toBeVisible();
  await body(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" And free of charge");
  await expect(panel().getByText("The approval no longer holds")).toBeVisible();
  await expect(panel().getByText("Letter was changed.")).toBeVisible();
  await pressSend(page);
  await expect(gate(page).getByText("The approval no longer holds")).toBeVisible();
  await expect(gate(page).getByRole("button", { name: "Send now" })).toBeHidden();
  expect(await sent(page)).toEqual([]);
});
