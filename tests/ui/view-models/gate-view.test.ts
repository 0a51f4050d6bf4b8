import { describe, expect, test } from "vitest";
import { createTranslator, type LetterState, toGateView } from "../../../src/ui/index.ts";
import { reportOf } from "../gallery/letters.ts";
import { type GateStateName, toGateInput } from "../gallery/states.ts";

const t = createTranslator("en");
const zh = createTranslator("zh-CN");
const show = (name: GateStateName) => toGateView(toGateInput(name, "en"), t);

test.each([
  ["block", "Not sent yet", "One passage has to change first."],
  ["review", "Not sent yet", "A supervisor has a look before this one goes."],
  ["warn", "Not sent yet", "Please check this once more."],
  ["ready", "Ready to send", "Everything is settled. Send when you like."],
  ["checking", "Not sent yet", "Still reading your letter. One moment."],
  [
    "cannot-check",
    "Not sent yet",
    "The rules are out of date and no new ones arrived. Nothing is sent until a check is possible.",
  ],
] as const)("%s: “%s”, “%s”", (name, headline, detail) => {
  expect(show(name)).toMatchObject({ headline, detail });
});

test("is written in Chinese too", () => {
  expect(toGateView(toGateInput("block", "zh-CN"), zh)).toMatchObject({
    headline: "还未发送",
    detail: "有 1 处需要先修改。",
  });
});

describe("recipients", () => {
  test("are said in plain words, those outside first", () => {
    const { facts, ...rest } = toGateInput("warn", "en");
    const view = toGateView({ ...rest, facts: { ...facts, recipients: [...facts.recipients].reverse() } }, t);
    expect(view.recipients.map(({ who, details }) => [who, ...details])).toEqual([
      ["Ana Ruiz", "outside", "key account"],
      ["Chen Hao", "inside"],
    ]);
  });

  test("many fold away, none gets lost", () => {
    const view = show("many");
    expect(view.recipients).toHaveLength(4);
    expect(view.moreRecipients).toHaveLength(7);
    expect(view.moreLabel).toBe("and 7 more");
  });

  test("what the page hides is said", () => {
    const { facts, ...rest } = toGateInput("warn", "en");
    expect(toGateView({ ...rest, facts: { ...facts, recipientsIncomplete: true } }, t).recipientsNote).toContain(
      "hides",
    );
    expect(toGateView({ ...rest, facts: { ...facts, recipients: [] } }, t).recipientsNote).toBe("No recipient yet");
  });
});

describe("what may be done", () => {
  test("only a warning can be overruled, and only where the policy lets it", () => {
    expect(show("warn").sendAnyway).toEqual({});
    expect(show("block").sendAnyway).toBeUndefined();
    expect(show("review").sendAnyway).toBeUndefined();
    const review = toGateInput("review", "en");
    expect(
      toGateView({ ...review, rights: { ...review.rights, breakGlass: true } }, createTranslator("en")).sendAnyway,
    ).toEqual({});
    const input = toGateInput("warn", "en");
    expect(toGateView({ ...input, rights: { ...input.rights, overrule: "never" } }, t).sendAnyway).toBeUndefined();
  });

  test("doubt that only warns can be overruled in writing, doubt that holds can't", () => {
    const input = toGateInput("cannot-check", "en");
    const lenient: LetterState = { kind: "cannot-check", reason: "page-unreadable", held: false };
    const view = toGateView({ ...input, state: lenient }, t);
    expect(view).toMatchObject({ state: "cannot-check", canSend: false, sendAnyway: {} });
    expect(view.detail).toContain("nothing has been checked");
    expect(show("cannot-check").sendAnyway).toBeUndefined();
  });

  test("Send is offered only for a letter that is fit to go", () => {
    const states = ["block", "review", "warn", "checking", "cannot-check", "waiting"] as const;
    for (const name of states) expect(show(name).canSend).toBe(false);
    expect(show("ready").canSend).toBe(true);
  });

  test("rules that could not tell hold the letter and say so", () => {
    const input = toGateInput("ready", "en");
    const report = reportOf([], { decision: "review", problems: [{ ruleId: "firm-date", code: "timeout" }] });
    const view = toGateView({ ...input, state: { kind: "checked", report } }, t);
    expect(view).toMatchObject({
      state: "held",
      canSend: false,
      detail: "Some rules couldn’t tell, so the letter waits here.",
    });
  });

  test("a page that kept a released letter is named", () => {
    expect(toGateView({ ...toGateInput("ready", "en"), ui: { notGone: true } }, t).detail).toContain(
      "press Send once more",
    );
  });
});

test("hints never stand in the gate, and who can look stands with what needs a look", () => {
  expect(show("block").rows.map((row) => row.severityWord)).toEqual(["Must change", "Please check", "Needs a look"]);
  expect(show("review").rows[0]?.supervisor).toBe("Supervisor: Chen Hao");
});

test("rules past their date are told where a letter is held", () => {
  const input = toGateInput("block", "en");
  expect(toGateView(input, t).notes.map(({ id }) => id)).not.toContain("age");
  const expiredAt = new Date(input.now.getTime() - 3 * 86_400_000);
  expect(toGateView({ ...input, expiredAt }, t).notes[0]?.id).toBe("age");
});
