import { describe, expect, test } from "vitest";
import { REFUSALS } from "../../../src/model/exchange/bundle.ts";
import { createTranslator, parseDomains, toPopupView } from "../../../src/ui/index.ts";
import { checkSlot, toSlotText } from "../../../src/ui/view-models/frame-model.ts";
import { toPopupInput } from "../gallery/states.ts";

const t = createTranslator("en");
const zh = createTranslator("zh-CN");

describe("slots", () => {
  test("a date is written so that day and month can't be mixed up", () => {
    expect(toSlotText("date", "2026-11-04", "en", t)).toBe("4 November 2026");
    expect(toSlotText("date", "2026-11-04", "zh-CN", zh)).toBe("2026年11月4日");
    expect(toSlotText("date", "soon", "en", t)).toBe("soon");
  });

  test("a window is two times in order", () => {
    expect(toSlotText("window", "09:00/11:30", "en", t)).toBe("09:00 to 11:30");
    expect(toSlotText("window", "09:00/11:30", "zh-CN", zh)).toBe("09:00至11:30");
    expect(checkSlot("window", "09:00/11:30", t)).toBeUndefined();
    expect(checkSlot("window", "09:00/", t)).toBe("Please fill this in.");
    expect(checkSlot("window", "11:30/09:00", t)).toBe("The end comes before the start.");
  });

  test("blanks are no reason", () => {
    expect(checkSlot("reason", " \n ", t)).toBe("Please fill this in.");
    expect(toSlotText("reason", " told by phone ", "en", t)).toBe("told by phone");
  });
});

describe("company domains", () => {
  const parse = (text: string) => parseDomains(text, (domain) => domain === "gmail.com", t);

  test.each([
    ["acme.example", ["acme.example"]],
    [" Mia@ACME.example，acme-parts.example\nacme.example ", ["acme.example", "acme-parts.example"]],
    ["https://www.acme.example/", ["acme.example"]],
    ["中联.example", ["中联.example"]],
  ])("%j is %j", (text, domains) => {
    expect(parse(text)).toEqual({ kind: "ok", domains });
  });

  test.each([
    ["", "Please enter at least one domain."],
    ["acme", "This is not a mail domain: acme"],
    ["-acme.example", "This is not a mail domain: -acme.example"],
    ["gmail.com", "gmail.com is a public mail service and can’t be your company."],
  ])("%j is refused: %s", (text, message) => {
    expect(parse(text)).toEqual({ kind: "wrong", message });
  });
});

test("the popup says the state of the tab and of the rules in words", () => {
  const view = toPopupView(toPopupInput("partly", "en"), t);
  expect(view).toMatchObject({
    sign: "partly",
    detail: "Not covered here: scheduled sending, marks in the text",
    letters: "2 letters open",
    company: { kind: "managed" },
    policy: "Rules: Service letters, version 1.4.0",
    policyAge: "Published 3 hours ago",
  });
});

test.each(REFUSALS)("rules that were not taken are told in words: %s", (refusal) => {
  for (const [language, translator] of [
    ["en", t],
    ["zh-CN", zh],
  ] as const) {
    const view = toPopupView({ ...toPopupInput("partly", language), refusal }, translator);
    expect(view.refusal).toBeTruthy();
    expect(view.refusal).not.toContain(refusal.includes("-") ? refusal : "refusal.");
  }
  expect(toPopupView(toPopupInput("partly", "en"), t).refusal).toBeUndefined();
});
