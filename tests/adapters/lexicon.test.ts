import { describe, expect, it } from "vitest";
import { createAdapters, pickAdapter } from "../../src/adapters/index.ts";
import { fieldOfCaption, isNeverHoldLabel, isSendLabel } from "../../src/adapters/lexicon.ts";

describe("labels", () => {
  it.each(["Send", "Send ‪(Ctrl-Enter)‬", "发送", "發送", "ＳＥＮＤ", "Senden", " Send › ".replace("›", "»"), "送信"])(
    "%s sends",
    (label) => expect(isSendLabel(label)).toBe(true),
  );
  it.each(["Send feedback", "Resend", "Send password", "发送记录", "已发送", "Sent", "Send with read receipts"])(
    "%s does not send",
    (label) => expect(isSendLabel(label)).toBe(false),
  );
  it.each(["Discard draft", "Save draft", "存草稿", "Preview", "Attach files"])("%s is never held", (label) =>
    expect(isNeverHoldLabel(label)).toBe(true),
  );
  it.each([
    ["收件人：", "to"],
    ["Cc", "cc"],
    ["密件抄送", "bcc"],
    ["Betreff:", "subject"],
  ])("%s captions %s", (caption, field) => expect(fieldOfCaption(caption)).toBe(field));
});

describe("adapters", () => {
  const adapters = createAdapters();
  it.each(adapters.flatMap((adapter) => adapter.examples.map((example) => [adapter.id, example] as const)))(
    "%s takes %s",
    (id, example) => expect(pickAdapter(adapters, new URL(example))?.id).toBe(id),
  );
});
