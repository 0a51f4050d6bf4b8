/**
 * What compose pages write on their controls, in the languages of common webmails. Labels are the last cue: structure
 * and roles come first. Compared as whole labels after `normaliseLabel`, so that "Send feedback" is not "Send".
 */
const words = (list: string) => new Set(list.split("|"));

export const SEND = words(
  "send|send now|send email|send mail|send message|send fax|send & archive|send and archive|send + archive|send anyway|" +
    "发送|發送|发送邮件|立即发送|发传真|傳送|傳送傳真|发送传真|送信|ファックスを送信する|보내기|senden|envoyer|enviar|invia|spedisci|invia fax|" +
    "отправить|verzenden|wyślij|gönder|odeslat|poslat|odoslať|skicka|надіслати|küldés|kirim|gửi|ارسال|إرسال|submit",
);
export const SCHEDULE = words(
  "schedule send|schedule|send later|定时发送|定時傳送|定时|予約送信|예약 전송|später senden|programmer l'envoi|programar envío|agendar envio",
);
const NEVER =
  /^(discard|delete|cancel|save|save draft|save to drafts|draft|preview|attach|attach files?|add attachment|minimi[sz]e|close|clear|back|放弃|丢弃|删除|取消|保存|存草稿|保存草稿|预览|预览邮件|附件|添加附件|关闭|清空|捨棄|刪除|預覽|下書き保存|破棄|verwerfen|abbrechen|speichern|entwurf speichern|annuler|enregistrer|descartar|guardar|cancelar|salvar)(?![a-z])/;

const FIELD_WORDS = {
  to: words(
    "to|to recipients|recipient|recipients|收件人|发送到|发送至收件人|發送到|宛先|받는 사람|an|à|para|a|кому|naar|do|kime|příjemce|till|címzett|kepada|الى|fax number|fax numbers|fax|传真号码",
  ),
  cc: words("cc|cc recipients|carbon copy|抄送|複本|副本|참조|копия|kopia|kopie|copie|másolat|نسخة الى"),
  bcc: words("bcc|bcc recipients|cci|cco|ccn|密送|密件抄送|密件複本|숨은 참조|скрытая|kopia ukryta|skrytá kopie"),
  subject: words(
    "subject|add a subject|subject:|主题|添加主题|主旨|主題|邮件主题|件名|제목|betreff|sujet|objet|asunto|oggetto|assunto|тема|onderwerp|temat|konu|předmět|ämne|tárgy|judul|الموضوع|reference|regarding",
  ),
} as const;
export type CaptionField = keyof typeof FIELD_WORDS;

/** A label as it is compared: NFKC, no bidi marks, no bracketed shortcut, no closing punctuation, lower case. */
export function normaliseLabel(label: string): string {
  return label
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[([][^()[\]]{1,40}[)\]]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/[\s:.…*>»▾▼!]+$/u, "")
    .trim()
    .toLowerCase();
}

export const isSendLabel = (label: string) => SEND.has(normaliseLabel(label));
export const isScheduleLabel = (label: string) => SCHEDULE.has(normaliseLabel(label));
export const isNeverHoldLabel = (label: string) => NEVER.test(normaliseLabel(label));

/** The field a caption names; nothing when it names none. */
export function fieldOfCaption(caption: string): CaptionField | undefined {
  const label = normaliseLabel(caption);
  for (const field of ["subject", "bcc", "cc", "to"] as const) if (FIELD_WORDS[field].has(label)) return field;
  return undefined;
}
