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

describe("labels in the languages of webmails", () => {
  it.each(
    (
      "Send, Ctrl+Enter|Send ⌘⏎|Confirm and send|E-Mail senden|Nachricht senden|Mail senden|Versenden|E-Mail versenden|Senden & archivieren|Envoyer le message|" +
      "Envoyer maintenant|Enviar mensaje|Enviar mensagem|Invia e-mail|Invia ora|Отправить письмо|Отправить сообщение|Verzend|Bericht verzenden|Wyślij wiadomość|E-posta gönder|" +
      "Odeslat zprávu|Skicka meddelande|Elküldés|Üzenet küldése|Kirim pesan|إرسال الرسالة|إرسال الفاكس|Gửi thư|ส่งแฟกซ์|FAXを送信|メール送信|送信してアーカイブ|" +
      "팩스 발송|메일 보내기|发送消息|传真发送|确认发送传真|立即发送|发送并存档|發送郵件|立即傳送|Надіслати лист"
    ).split("|"),
  )("%s sends", (label) => expect(isSendLabel(label)).toBe(true));
  it.each(
    (
      "Send later|Send test|Send test message|Resend code|Save and send to archive|Send to archive|Share|Submit ticket|Submit message|Send invitation|Message|E-Mail|now|" +
      "Gesendet|Envoyer plus tard|Programmer l'envoi|定时发送|发送验证码|传真记录|送信履歴|送信確認|送信予約|确认"
    ).split("|"),
  )("%s does not send", (label) => expect(isSendLabel(label)).toBe(false));

  it.each(
    (
      "Recipient's fax number|Fax number of the recipient|Faxnummer des Empfängers|Empfänger-Faxnummer|Numéro de fax du destinataire|Número de fax del destinatario|" +
      "Numero di fax del destinatario|Número de fax do destinatário|Номер факса получателя|Faxnummer van de ontvanger|Numer faksu odbiorcy|Alıcının faks numarası|Číslo faxu příjemce|" +
      "Mottagarens faxnummer|Номер факсу одержувача|A címzett faxszáma|Nomor faks penerima|رقم فاكس المستلم|收件人传真号码|請輸入對方傳真號碼|宛先FAX番号|받는 팩스번호|To (fax number)|N° de fax"
    ).split("|"),
  )("%s asks for a number", (caption) => expect(kindOfCaption(caption)).toEqual({ kind: "to", number: true }));
  it.each([
    ["cc", "Kopie an|Copie à|Do wiadomości|Copia a"],
    ["bcc", "Gizli kopya|Hemlig kopia|숨은참조|Copie cachée à"],
    ["subject", "Objet du message|Тема сообщения|メールの件名|传真主题|Asunto del mensaje|Předmět zprávy|메일 제목"],
    ["body", "Texte du message|附言|Текст сообщения"],
    ["from", "Sender's fax number|Your fax number|发件人传真号码|Absender-Faxnummer|From fax"],
  ])("%s: %s", (kind, captions) =>
    expect(captions.split("|").map((caption) => kindOfCaption(caption)?.kind)).toEqual(
      captions.split("|").map(() => kind),
    ),
  );
  it.each(
    "Fax reference number|Number of pages|传真页数|Fax retries|Fax account number|Customer number|Fax inbox".split("|"),
  )("%s asks for no recipient", (caption) => expect(kindOfCaption(caption)).toBeUndefined());
});

describe("adapters", () => {
  const adapters = createAdapters();
  it.each(adapters.flatMap((adapter) => adapter.examples.map((example) => [adapter.id, example] as const)))(
    "%s takes %s",
    (id, example) => expect(pickAdapter(adapters, new URL(example))?.id).toBe(id),
  );
});
