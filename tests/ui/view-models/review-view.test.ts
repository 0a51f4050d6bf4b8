import { expect, test } from "vitest";
import { createTranslator, type ReviewFact, toPanelView, toReviewView } from "../../../src/ui/index.ts";
import { toPanelInput } from "../gallery/states.ts";

const t = createTranslator("en");
const zh = createTranslator("zh-CN");
const until = new Date(2027, 2, 1, 14, 0);
const before = new Date(until.getTime() - 1);
const by = "Chen Hao";
const approved: ReviewFact = { kind: "approved", by, note: "", until };
const changes: ReviewFact = { kind: "changes", by, note: "", until, diff: { subject: [], body: [] } };

test("an approval that has run out is said to have, and another can be asked for", () => {
  for (const fact of [approved, changes]) {
    expect(toReviewView(fact, before, t).tone).toBe("good");
    const over = toReviewView(fact, until, t);
    expect(over).toMatchObject({ tone: "refused", canApply: false, lines: ["You can ask again."] });
    expect(over.title).toMatch(/^The approval by Chen Hao was good until 2:00\sPM$/);
    expect(toReviewView(fact, until, zh).title).toBe("Chen Hao的批准已于 14:00 到期");
  }
  const input = { ...toPanelInput("findings", "en"), review: approved, canAskReview: true };
  expect(toPanelView({ ...input, now: before }, t).askReview).toBeUndefined();
  expect(toPanelView({ ...input, now: until }, t).askReview).toBeDefined();
});

test("an edit voids an approval: undone, it holds again, but only until its time is over", () => {
  const edited: ReviewFact = { kind: "void", by, until, changes: [{ kind: "text", field: "body" }] };
  expect(toReviewView(edited, before, t)).toMatchObject({
    title: "The approval no longer holds",
    lines: ["Letter was changed.", "Undo the change to send it as approved, or ask again."],
  });
  const over = toReviewView(edited, until, t);
  expect(over).toMatchObject({ tone: "refused", canWithdraw: false, lines: ["You can ask again."] });
  expect(over.title).toMatch(/^The approval by Chen Hao was good until 2:00\sPM$/);
  expect(toReviewView(edited, until, zh)).toMatchObject({
    title: "Chen Hao的批准已于 14:00 到期",
    lines: ["您可以再次请求审阅。"],
  });
  const asked: ReviewFact = { kind: "void", by: "", changes: [] };
  expect(toReviewView(asked, until, t)).toMatchObject({
    title: "You have changed the letter since you asked",
    canWithdraw: true,
  });
});
