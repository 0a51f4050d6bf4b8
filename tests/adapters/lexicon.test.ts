import { describe, expect, it } from "vitest";
import { kindOfCaption } from "../../src/adapters/field-words.ts";
import { createAdapters, pickAdapter } from "../../src/adapters/index.ts";
import { isNeverHoldLabel, isSendLabel } from "../../src/adapters/lexicon.ts";

describe("labels", () => {
  it.each(["Send", "Send ‪(Ctrl-Enter)‬", "发送", "發送", "ＳＥＮＤ", "Senden", " Send › ".replace("›", "»"), "送信"])(
    "%s sends",
    (label) => expect(isSendLabel(label)).toBe(true),
  );
  it.each([
    ...[
      "Send fax",
      "Send the fax",
      "Send Fax Now",
      "Fax now",
      "发传真",
      "发送传真",
      "傳送傳真",
      "ファックスを送信",
      "팩스 보내기",
    ],
    ...["Fax senden", "Envoyer un fax", "Envoyer le fax", "Enviar fax", "Invia FAX", "Отправить факс", "Fax verzenden"],
    ...[
      "Wyślij faks",
      "Faks gönder",
      "Odeslat fax",
      "Skicka fax",
      "Fax küldése",
      "Gửi fax",
      "إرسال فاكس",
      "➤ Send fax",
    ],
  ])("%s sends a fax", (label) => expect(isSendLabel(label)).toBe(true));
  it.each(["Fax", "Fax number", "Send fax to", "Sent faxes", "Fax inbox", "Faxes send", "Fax cover", "传真", "факс"])(
    "%s sends none",
    (label) => expect(isSendLabel(label)).toBe(false),
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
  ])("%s captions %s", (caption, field) => expect(kindOfCaption(caption)?.kind).toBe(field));
});

describe("adapters", () => {
  const adapters = createAdapters();
  it.each(adapters.flatMap((adapter) => adapter.examples.map((example) => [adapter.id, example] as const)))(
    "%s takes %s",
    (id, example) => expect(pickAdapter(adapters, new URL(example))?.id).toBe(id),
  );
});
