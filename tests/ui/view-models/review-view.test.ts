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
