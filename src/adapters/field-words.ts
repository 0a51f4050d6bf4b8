import { normaliseLabel } from "./lexicon.ts";

/** What a field of a letter is for. `none` is a field known to be no part of one. */
export type FieldKind = "to" | "cc" | "bcc" | "subject" | "body" | "from" | "none";

const words = (list: string) => new Set(list.split("|"));

/**
 * Captions of fields, whole, after `normaliseLabel`, in the languages of common webmails and fax portals: English, Chinese
 * in both scripts, Japanese, Korean, German, French, Spanish, Italian, Portuguese, Russian, Dutch, Polish, Turkish, Czech,
 * Slovak, Swedish, Norwegian, Danish, Finnish, Ukrainian, Bulgarian, Serbian, Hungarian, Romanian, Greek, Indonesian,
 * Vietnamese, Arabic, Hebrew.
 */
const CAPTIONS: Record<Exclude<FieldKind, "none">, ReadonlySet<string>> = {
  to: words(
    "to|send to|to recipients|recipient|recipients|email recipients|e-mail recipients|recipient email|" +
      "收件人|收件者|收信人|发送到|发送至|发送至收件人|发给|發送到|收件人地址输入框|邮件收件人|電郵收件人|接收人|收件人地址|宛先|あて先|受信者|送信先|받는 사람|받는사람|수신자|수신인|" +
      "an|empfänger|e-mail-empfänger|à|a|destinataire|destinataires|para|destinatario|destinatarios|destinatari|destinatário|destinatários|кому|получатель|получатели|" +
      "aan|naar|ontvanger|ontvangers|do|odbiorca|odbiorcy|adresat|kime|alıcı|alıcılar|komu|příjemce|příjemci|príjemca|till|mottagare|til|mottaker|modtager|vastaanottaja|одержувач|отримувач|кому:|" +
      "до|получател|прималац|za|címzett|címzettek|către|catre|destinatar|προς|παραλήπτης|kepada|ke|penerima|tới|đến|người nhận|إلى|الى|المستلم|אל|נמען",
  ),
  cc: words(
    "cc|cc recipients|carbon copy|copy|c.c|抄送|抄送人|抄送到|副本|複本|副本抄送|同報|참조|копия|копія|копие|kopia|kopie|kópia|másolat|copie|copia|kopi|kopya|do wiadomości|dw|в копии|salinan|kopio|cópia|com cópia|con copia|bilgi|" +
      "κοινοποίηση|tembusan|đồng gửi|نسخة|نسخة الى|نسخة إلى|עותק",
  ),
  bcc: words(
    "bcc|bcc recipients|blind carbon copy|blind copy|b.c.c|cci|cco|ccn|密送|密送人|暗送|密件抄送|密件副本|密件複本|숨은 참조|скрытая|скрытая копия|прихована|прихована копія|скрито копие|kopia ukryta|ukryta kopia|" +
      "skrytá kopie|skrytá kópia|titkos másolat|blindkopie|dold kopia|blindkopi|gizli|gizli kopya|hemlig kopia|숨은참조|ukryta kopia do|udw|salinan tersembunyi|piilokopio|copia oculta|copie cachée|copia nascosta|cópia oculta|κρυφή κοινοποίηση|نسخة مخفية|نسخة مخفية الوجهة|עותק מוסתר",
  ),
  subject: words(
    "subject|add a subject|re|regarding|reference|topic|title|fax subject|subject line|message subject|" +
      "主题|标题|添加主题|主旨|主題|邮件主题|邮件主题输入框|郵件主旨|标题主题|事由|关于|關於|件名|タイトル|제목|betreff|objet|sujet|asunto|oggetto|assunto|тема|тема письма|onderwerp|temat|konu|předmět|predmet|ämne|emne|aihe|" +
      "tárgy|subiect|относно|предмет|наслов|θέμα|judul|subjek|perihal|chủ đề|tiêu đề|الموضوع|موضوع|נושא|konusu|titel|titre|titolo|título|título|заголовок|başlık|referenz|référence|referencia|riferimento|referência",
  ),
  body: words(
    "message|message body|body|email body|text|text to fax|fax text|cover text|cover message|comments|comment|content|letter|email message|message text|your message|cover page text|notes|" +
      "正文|附言|邮件正文|内容|信件内容|留言|註解|注释|消息|讯息|訊息|傳真內容|传真内容|郵件內容|备注|備註|本文|メッセージ|内容|コメント|본문|내용|메일 본문|nachricht|text|texte|testo|nachrichtentext|kommentar|kommentare|bemerkungen|" +
      "message|corps du message|commentaires|mensaje|cuerpo del mensaje|comentarios|messaggio|testo|commenti|mensagem|corpo|comentários|сообщение|текст|тело письма|комментарий|комментарии|bericht|tekst|opmerkingen|" +
      "wiadomość|treść|komentarz|mesaj|ileti|yorumlar|zpráva|text zprávy|komentář|správa|meddelande|melding|besked|viesti|повідомлення|съобщение|порука|üzenet|megjegyzés|mesaj|μήνυμα|pesan|isi|nội dung|الرسالة|نص الرسالة|تعليقات|הודעה",
  ),
  from: words(
    "from|sender|send as|caller id|fax device to use|发件人|发信人|寄件者|寄件人|發件人|差出人|送信者|보내는 사람|von|absender|de|expéditeur|remitente|da|mittente|remetente|от|от кого|отправитель|van|afzender|od|nadawca|" +
      "gönderen|kimden|odesílatel|odosielateľ|från|avsändare|fra|avsender|afsender|від|feladó|de la|από|dari|pengirim|từ|من|المرسل|מאת",
  ),
};

/** A place where numbers of fax machines go, however it is worded: the words for a number beside those for fax or destination. */
const NUMBER =
  /^(?:(?:destination|recipient|recipient's|enter|to)\s)*(?:fax|telefax|phone|telephone|tel)\s?(?:numbers?|nos?|num)(?:\s(?:of|to)\s.{1,40})?$|^(?:destination|recipient)?\s?fax(?: numbers?)?$|^(?:destination|recipient)\snumbers?$|^numbers?$/;
const NUMBERS = words(
  "fax number|fax numbers|fax no|fax|fax #|to fax|destination fax numbers|destination numbers|destination number|destination|phone number|phone|recipient number|传真号码|传真号|目标传真号码|目的传真号码|傳真號碼|傳真號|收件傳真號碼|目的號碼|" +
    "ファックス番号|fax番号|宛先番号|送信先番号|宛先ファックス番号|팩스 번호|팩스번호|faxnummer|faxnummern|zielfaxnummern|ziel-faxnummern|rufnummer|numéro de fax|numéros de fax|numéro|numéro de destination|número de fax|números de fax|número|" +
    "numero|numero fax|numero di fax|numeri di fax|numero di destinazione|номер факса|номер|номера факсов|номер назначения|faxnummers|numer faksu|numery faksów|numer|faks numarası|faks numaraları|numara|číslo faxu|faxová čísla|číslo|" +
    "faxszám|faxszámok|număr de fax|αριθμός φαξ|nomor faks|số fax|رقم الفاكس|ارقام الفاكس|أرقام الفاكس|מספר פקס|faksnummer|faxnr|fax-nr|номер факсу",
);

/** The words a caption of a number is made of, by what they say; each takes its inflections along. */
const FAX_WORD = /\p{L}*(?:fax|faks)\p{L}*|факс\p{L}*|φαξ|(?:ال)?فاكس|פקס|传真|傳真|ファ[ック]クス|팩스/gu;
const RECIPIENT_WORD =
  /(?:recipient|destin|empfänger|ziel|ontvanger|odbior|adresat|příjem|mottagar|címzett|alıcı|получат|одержувач|отримувач|penerima|người nhận)\p{L}*|(?:ال)?(?:مستلم|مستقبل)|宛先|送信先|受信者|收[件信][人者方]|接收[人方]|[对對]方|目[的标標]|받는\s?(?:사람|분)?|수신[자인처]?/gu;
const NUMBER_WORD =
  /(?:numer|numar|numbe|nummer|rufnummer|номер|nomor)\p{L}*|n[uú]méros?|números?|čísl[oa]|(?:ال)?(?:رقم|أرقام|ارقام)|番号|號碼|号码|[号號]|번호|αριθμός|מספר|(?<!\p{L})(?:nr|no|num|nos|số)(?!\p{L})|n[°º]|№|#|szám\p{L}*/gu;
/** What joins them, and what asks for them. */
const JOINT =
  /(?<!\p{L})(?:of|the|to|for|an|a|by|enter|please|your|des|der|du|de|la|le|il|del|della|dell|el|do|da|dos|van|het|för|till|di|для|untuk|của|s|l|d)(?!\p{L})|请?[输填][入写]|請?[輸填][入寫]|を?入力|してください|[的のを을를의]|[^\p{L}\d]/gu;
/** Fields for what the sender has of their own; "Your fax number" among them. */
const SENDER_WORD =
  /^(?:(?:from|your|my|von)(?!\p{L})|(?:the )?sender|absender|expéditeur|remitente|mittente|remetente|отправител|відправник|afzender|nadawc|gönderen|odesílatel|avsändar|feladó|pengirim|[发發]件|寄件|[发發]送[方人]|[发發]信|差出|送信[元者]|발신|보내는|المرسل(?! ?إليه))/u;
/** Over several fields "Your fax" is the letter itself. */
const LETTER_OWN = /^(?:your|my) (?!details|data|info|contact)/;
const PHONE_WORD = /phone|tel|mobil|[电電][话話]|手机|電話|전화|телефон/;

/** True for words such as "Recipient's fax number": a number word beside one for fax or recipient, and no other. */
function asksForNumber(label: string): boolean {
  if (label.search(NUMBER_WORD) < 0 || (label.search(FAX_WORD) < 0 && label.search(RECIPIENT_WORD) < 0)) return false;
  const [compound, spoken] = [
    [RECIPIENT_WORD, NUMBER_WORD, FAX_WORD, JOINT],
    [FAX_WORD, RECIPIENT_WORD, NUMBER_WORD, JOINT],
  ].map((order) => order.reduce((rest, word) => rest.replace(word, " "), label).trim());
  return compound === "" || spoken === "";
}

/** True when a heading above captions speaks of the sender. */
export function isSenderHeading(caption: string): boolean {
  const label = normaliseLabel(caption);
  return SENDER_WORD.test(label) && !LETTER_OWN.test(label);
}

/** What a subject is the subject of: "Objet du message", メールの件名, 传真主题. */
const OF_MESSAGE =
  /(?:^| )(?:of the |of |du |de la |del? |della? |dell'|do |da |der |des |van het )?(?:message|e?-?mails?|messaggio|mensaje|mensagem|correo|courriel|nachricht|bericht|сообщения|письма|листа|wiadomości|zprávy|správy|fax|faxu|faksu|факса|faks|e-posta|ileti|mesaj|pesan|email|الرسالة|الفاكس)(?= |$)|(?:[邮郵]件|[传傳]真|メール|fax|ファ[ック]クス|メッセージ)の?|(?:메일|팩스|메시지) ?/u;
/** Whom a copy goes to: "Kopie an". */
const COPY_TO = / (?:to|an|à|a|al|para|do|aan|naar|till|til|för|kepada|komu|кому|إلى|الى)$/;

/** Captions of fields that a careless reader takes for a part of the letter. */
const OTHERS =
  /^(?:reply[- ]to|followup[- ]to|search|filter|find|suche|rechercher|buscar|cerca|поиск|搜索|搜尋|查找|検索|검색|回复地址|回覆地址|antwort an|répondre à|responder a|rispondi a|password|email me|footer|header|signature|页脚|頁尾|签名)\b|^to (?:person|company|address line|zip|city|location|voice)/;

/** The field a caption names, and whether it asks for a number; nothing when it names none. */
export function kindOfCaption(caption: string): { kind: FieldKind; number?: boolean } | undefined {
  let number = false;
  for (const bracket of caption.match(/[([（【]([^()[\]（）【】]{1,24})[)\]）】]/g) ?? []) {
    const inner = normaliseLabel(bracket.slice(1, -1));
    for (const kind of ["bcc", "cc"] as const) if (CAPTIONS[kind].has(inner)) return { kind };
    // "To (fax number)"
    number ||= NUMBERS.has(inner) || NUMBER.test(inner) || asksForNumber(inner);
  }
  // Instructions follow the caption after a comma, in Chinese above all: 收件人地址输入框，请输入…
  const whole = normaliseLabel(caption);
  const label = whole.replace(/[,，;；].*$/, "").replace(/^(?:required|optional|必填)\s*/, "");
  const bare = label.replace(/\s*[*＊]\s*/g, "").replace(/(?:地址)?(?:输入框|輸入框)$/, "");
  for (const one of [label, bare]) {
    if (OTHERS.test(one)) return { kind: "none" };
    for (const kind of ["bcc", "cc", "subject", "to", "from"] as const)
      if (CAPTIONS[kind].has(one)) return number && kind === "to" ? { kind, number } : { kind };
    const isOwn = SENDER_WORD.test(one) && (one.search(FAX_WORD) >= 0 || PHONE_WORD.test(one));
    if (isOwn) return { kind: "from" };
    if (NUMBERS.has(one) || NUMBER.test(one) || asksForNumber(one)) return { kind: "to", number: true };
    if (CAPTIONS.body.has(one)) return { kind: "body" };
    const copied = one.replace(COPY_TO, "");
    for (const kind of ["bcc", "cc"] as const) if (CAPTIONS[kind].has(copied)) return { kind };
    const about = one.replace(OF_MESSAGE, "").trim();
    for (const kind of ["subject", "body"] as const) if (about !== one && CAPTIONS[kind].has(about)) return { kind };
  }
  // "Body, Say something": the first of two is the name.
  return undefined;
}
