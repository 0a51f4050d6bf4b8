/**
 * What compose pages write on their controls, in the languages of common webmails. Labels are the last cue: structure
 * and roles come first. Compared as whole labels after `normaliseLabel`, so that "Send feedback" is not "Send".
 */
const words = /* @__PURE__ */ (list: string) => new Set(list.split("|"));

const SEND = /* @__PURE__ */ words(
  "send|send now|send email|send e-mail|send mail|send message|send & archive|send and archive|send + archive|send anyway|send letter|transmit|fax now|send it|submit|" +
    "发送|發送|发送邮件|发送信件|发出|发信|立即发送|马上发送|确认发送|发传真|发送传真|发送并存档|发送并归档|傳送|寄出|寄信|送出|傳送傳真|發送傳真|傳送郵件|送信|送信する|メールを送信|ファックスを送信する|ファックスを送信|fax送信|送信してアーカイブ|" +
    "보내기|전송|메일 보내기|팩스 보내기|팩스 전송|senden|jetzt senden|absenden|abschicken|senden & archivieren|envoyer|envoyer et archiver|enviar|enviar ahora|enviar agora|enviar correo|" +
    "enviar mensagem|enviar y archivar|invia|spedisci|invia ora|invia e archivia|invia messaggio|отправить|послать|отправить и архивировать|verzenden|verstuur|versturen|" +
    "wyślij|wyślij teraz|gönder|odeslat|poslat|odoslať|poslať|skicka|sende|lähetä|надіслати|відправити|изпрати|пошаљи|pošalji|pošlji|küldés|elküld|fax küldése|trimite|" +
    "αποστολή|kirim|gửi|ارسال|إرسال|أرسل|שלח|שליחה|ส่ง|भेजें|ارسال کن|maghantar|hantar|saada|siųsti|nosūtīt|изпращане",
);
const SCHEDULE = /* @__PURE__ */ words(
  "schedule send|schedule|schedule email|schedule message|send later|send at a later time|schedule fax|定时发送|定時發送|定時傳送|延時發送|稍後傳送|稍後發送|定时|預約傳送|排程傳送|延时发送|稍后发送|予約送信|送信日時を設定|送信予約|예약 전송|예약 발송|später senden|senden planen|zeitversetzt senden|" +
    "programmer l'envoi|envoyer plus tard|programar envío|enviar más tarde|enviar más adelante|agendar envio|programar envio|enviar mais tarde|programma invio|pianifica invio|invia più tardi|отправить позже|запланировать отправку|отложить отправку|" +
    "verzending plannen|later verzenden|zaplanuj wysyłkę|wyślij później|daha sonra gönder|göndermeyi zamanla|naplánovat odeslání|schemalägg|skicka senare|надіслати пізніше|запланувати надсилання|ütemezett küldés|jadwalkan pengiriman|kirim nanti|lên lịch gửi|جدولة الإرسال",
);
/** Beginnings of labels of controls that must always work. */
const NEVER_WORDS =
  "discard|delete|remove|trash|cancel|save|keep|draft|preview|print|attach|add|browse|choose|select|upload|insert|minimi[sz]e|maximi[sz]e|close|" +
  "clear|reset|back|undo|search|help|address ?book|contacts|full screen|放弃|丢弃|舍弃|删除|取消|保存|存草稿|存为|预览|打印|附件|添加|上传|插入|关闭|清空|清除|重置|返回|后退|撤销|搜索|捨棄|刪除|" +
  "預覽|儲存|關閉|上傳|下書き|保存|破棄|削除|キャンセル|プレビュー|添付|閉じる|戻る|취소|저장|삭제|닫기|미리|첨부|verwerfen|löschen|abbrechen|speichern|entwurf|vorschau|anhängen|anhang|" +
  "schließen|zurück|annuler|enregistrer|supprimer|aperçu|joindre|fermer|retour|descartar|guardar|cancelar|eliminar|borrar|vista previa|adjuntar|" +
  "cerrar|volver|annulla|salva|elimina|anteprima|allega|chiudi|indietro|aggiungi|salvar|excluir|anexar|fechar|voltar|visualizar|отмена|отменить|" +
  "сохранить|удалить|просмотр|предпросмотр|прикрепить|закрыть|назад|annuleren|opslaan|concept|verwijder|voorbeeld|bijlage|sluiten|terug|anuluj|" +
  "zapisz|usuń|podgląd|załącz|zamknij|wróć|iptal|kaydet|sil|önizle|ekle|kapat|geri|zrušit|uložit|odstranit|náhled|přiložit|zavřít|zpět|avbryt|" +
  "spara|ta bort|förhandsgranska|bifoga|stäng|tillbaka|скасувати|зберегти|видалити|перегляд|закрити|mégse|mentés|törlés|előnézet|csatolás|" +
  "bezárás|vissza|batal|simpan|hapus|pratinjau|lampirkan|tutup|hủy|lưu|xóa|xem trước|đính kèm|đóng|الغاء|إلغاء|حفظ|حذف|معاينة|إرفاق|إغلاق";
const NEVER = /* @__PURE__ */ new RegExp(`^(?:${NEVER_WORDS})(?![a-zà-ÿа-я])`);

/** Among those, the ones that add a file. */
const ATTACH = /* @__PURE__ */ new RegExp(
  "^(?:attach|add (?:an? )?(?:file|attachment)|附件|添加附件|上传附件|插入附件|添付|ファイルを添付|첨부|파일 첨부|anhang|anhängen|datei anhängen|joindre|adjuntar|allega|anexar|прикрепить|" +
    "bijlage|załącz|ekle|dosya ekle|přiložit|bifoga|csatolás|lampirkan|đính kèm|إرفاق|צרף|επισύναψη)(?![a-zà-ÿа-я])",
);

/** How the letter is handed over is said behind the word: "Send as FormData". */
const SEND_AS = /^send as \w{1,20}$/;

/** A label as it is compared: NFKC, no bidi marks, no bracketed shortcut, no closing punctuation, lower case. */
export function normaliseLabel(label: string): string {
  return (
    label
      .normalize("NFKC")
      .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .replace(/[([【][^()[\]】]{1,40}[)\]】]/g, " ")
      .replace(/\s+/g, " ")
      // Two characters are set apart to fill a button: 发 送.
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
      .replace(/[\s:：.…*>»▾▼!]+$/u, "")
      .trim()
      .toLowerCase()
  );
}

/** Pictures that stand before a word: an arrow, a plane, an envelope, a private-use icon. */
const ICONS = /^(?:[\s\p{So}\p{Sk}\p{Sm}\p{Co}>»→▶▷+]|\ufe0f|\u200d)+|(?:[\s\p{So}\p{Co}]|\ufe0f|\u200d)+$/gu;

/** What is sent, where it is a fax: "Fax senden" is Send as "Senden" is. */
const FAX = /(?<!\p{L})(?:(?:the|un|le) )?(?:fax|faks|факс|فاكس)(?!\p{L})/gu;

export const isSendLabel = (label: string): boolean => {
  const whole = normaliseLabel(label);
  const words = whole.replace(ICONS, "").replace(FAX, "").replace(/\s+/g, " ").trim();
  return SEND.has(whole) || SEND.has(words) || SEND_AS.test(whole);
};
export const isScheduleLabel = (label: string): boolean => SCHEDULE.has(normaliseLabel(label).replace(ICONS, ""));
/** A cross closes, whatever the language. */
const CROSS = /^[×✕✖✗✘⨯☓xX]$/;
export const isNeverHoldLabel = (label: string): boolean =>
  CROSS.test(label.trim()) || NEVER.test(normaliseLabel(label).replace(ICONS, ""));
export const isAttachLabel = (label: string): boolean => ATTACH.test(normaliseLabel(label).replace(ICONS, ""));
