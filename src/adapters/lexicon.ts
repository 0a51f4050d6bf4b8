/**
 * What compose pages write on their controls, in the languages of common webmails. Labels are the last cue: structure
 * and roles come first. Compared as whole labels after `normaliseLabel`, so that "Send feedback" is not "Send".
 */
const words = /* @__PURE__ */ (list: string) => new Set(list.split("|"));

/** Verbs that send, as they stand alone on a control. */
const SEND = /* @__PURE__ */ words(
  "send|send it|send anyway|transmit|submit|faxen|发送|發送|发出|發出|发信|发传真|寄出|寄信|送出|传送|傳送|送信|送信する|" +
    "보내기|전송|발송|senden|absenden|versenden|abschicken|envoyer|enviar|invia|spedisci|отправить|послать|verzend|verzenden|verstuur|versturen|" +
    "wyślij|gönder|odeslat|poslat|odoslať|poslať|skicka|sende|lähetä|надіслати|відправити|изпрати|пошаљи|pošalji|pošlji|küldés|küldése|elküldés|elküld|trimite|" +
    "αποστολή|kirim|gửi|gửi đi|ارسال|إرسال|أرسل|שלח|שליחה|ส่ง|भेजें|ارسال کن|maghantar|hantar|saada|siųsti|nosūtīt|изпращане",
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

/** Keys named behind a label: "Send, Ctrl+Enter". */
const SHORTCUT = /(?:\b(?:ctrl|strg|cmd|alt)\s*\+|⌘).*$/i;

/** A label as it is compared: NFKC, no bidi marks, no bracketed shortcut, no closing punctuation, lower case. */
export function normaliseLabel(label: string): string {
  return (
    label
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .replace(/[([【][^()[\]】]{1,40}[)\]】]/g, " ")
      .replace(SHORTCUT, "")
      .replace(/\s+/g, " ")
      // Two characters are set apart to fill a button: 发 送.
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
      .replace(/[\s:.*>»▾▼!,–—-]+$/, "")
      .trim()
      .toLowerCase()
  );
}

/** Pictures that stand before a word: an arrow, a plane, an envelope, a private-use icon. */
const ICONS = /^(?:[\s\p{So}\p{Sk}\p{Sm}\p{Co}>»→▶▷+]|\ufe0f)+|(?:[\s\p{So}\p{Co}]|\ufe0f)+$/gu;

/**
 * What is sent, in the word's own place: "Fax senden", "Envoyer le message", 传真发送. One such word, and one that says when
 * or "confirm", may stand beside a verb; what is left must be the verb alone, so that nothing here needs edges.
 */
const OBJECT =
  /(?:the |l['ea] ?|un |[eo]l? |il |d[ia][es] )?(?:e?-?mail|messag(?:e|gio)|mensa(?:je|gem)|letter|brief|courriel|correo|nachricht|bericht|wiadomość|[sz]právu|mesaj|e-posta?|meddelande|üzenet|levél|pesan|thư|fa(?:x|ks)|факс|письмо|сообщение|лист|(?:ال)?(?:رسالة|بريد|فاكس)|แฟกซ์|อีเมล|[邮郵]件|信件|[消讯訊]息|[传傳]真|메일|메시지|팩스|メール|メッセージ|ファ[ック]クス)[をı을를]?/;
const MANNER =
  /^(?:confirm (?:and|&) |jetzt |şimdi |立[即刻]|马上|[确確][认認]|지금 )| (?:now|jetzt|maintenant|ahora|agora|ora|сейчас|teraz)$| ?(?:[&+ey并]|and|und|et|и|して) ?(?:archi\S{2,8}|архивировать|存档|归档|アーカイブ)$/;
/** How the letter is handed over is said behind the word: "Send as FormData". A form's Submit takes a fax for its object alone. */
const WHOLE = /^(?:send as \w{1,20}|fax now|submit (?:the )?fax)$/;

/** True for a send verb of the table's languages with at most one object. Used by the script that runs on every page too. */
export function isSendLabel(label: string): boolean {
  const whole = normaliseLabel(label).replace(ICONS, "");
  const bare = whole.replace(MANNER, "");
  const verb = bare.replace(OBJECT, "").trim();
  return SEND.has(bare) || WHOLE.test(whole) || (verb !== "submit" && SEND.has(verb));
}
export const isScheduleLabel = (label: string): boolean => SCHEDULE.has(normaliseLabel(label).replace(ICONS, ""));
/** A cross closes, whatever the language. */
const CROSS = /^[×✕✖✗✘⨯☓xX]$/;
export const isNeverHoldLabel = (label: string): boolean =>
  CROSS.test(label.trim()) || NEVER.test(normaliseLabel(label).replace(ICONS, ""));
export const isAttachLabel = (label: string): boolean => ATTACH.test(normaliseLabel(label).replace(ICONS, ""));
