import type { FieldKind } from "../field-words.ts";

/**
 * Reads the names a page gives its fields and controls: `name`, `id`, a label's `for`, a key of its translations. They are
 * English in every language of the page.
 */

const set = (list: string) => new Set(list.split(" "));

/** Words that say how a thing is built, not what it is for. */
const NEUTRAL = set(
  "fax faxes mail email emails e message messages msg compose composer form frm field fields fld input txt text box textbox textarea area ctrl control " +
    "edit editor new send sent sendfax list lists value label list select selected combo tag tags token chip chips container wrap wrapper row group " +
    "the my your ui js user x aria id ng model data main primary required container cell add entry autocomplete well recipientwell sendmail letter write cmp nui ipt inner outer base page v addr",
);
const MEANING: Record<string, FieldKind> = {};
const mean = (kind: FieldKind, list: string) => {
  for (const word of list.split(" ")) MEANING[word] = kind;
};
mean(
  "to",
  "to recipient recipients dest destination destinations destinatario destinatari destinataire destinatarios destinatary number numbers phone phones telephone tel " +
    "num nums no rcv recv rcvr dst rcpt rcpts addressee addressees empfaenger empfanger receiver receivers target targets contact contacts faxto mailto sendto",
);
mean("cc", "cc copy carboncopy ccs");
mean("bcc", "bcc blindcopy bccs cci cco");
mean("subject", "subject subj subjects regarding reference betreff oggetto asunto objet sujet titel topic");
mean(
  "body",
  "body content contents comment comments wysiwyg htmlbody plainbody covertext covermessage corps cuerpo testo",
);
mean("from", "from sender identity identities caller mittente absender expediteur remitente account modem device");
mean(
  "none",
  "reply replyto followup inreplyto search searchbox q query find password passwd login filter priority keyword keywords footer header signature sig company person zip city location voicenumber voice " +
    "street country filename file files attach attachment attachments upload killtime tries retries retry numtries resolution archive category captcha csrf otp schedule date time hour minute " +
    "when later attention attn notify notification charset folder template coverpage whichcover format lang language url link color font name names size",
);
const NUMBERS = set("number numbers phone phones telephone tel num nums no dest destination destinations faxto");

const PARTS = /([a-z0-9])([A-Z])/g;
const words = (name: string): string[] =>
  name
    .slice(0, 80)
    .replace(PARTS, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

/** One word without what is stuck to it: faxnumber, mailto, subjectbox. */
function core(word: string): string {
  if (word in MEANING || NEUTRAL.has(word)) return word;
  const short = word
    .replace(/^(?:fax|mail|email|compose|msg|txt|frm)(?=.{2})/, "")
    .replace(/(?:box|input|field|area|list|txt|ctrl)$/, "");
  return short in MEANING || NEUTRAL.has(short) ? short : word;
}

/** What a name says a field is for. `weak` when only words as "email" or "title" say it. */
export type Named = { kind: FieldKind; number: boolean; weak: boolean };

export function kindOfName(name: string | null | undefined): Named | undefined {
  if (!name) return undefined;
  const all = words(name).map(core);
  const spoken = all.filter((word) => !NEUTRAL.has(word));
  // A translation's key for the caption of a field: COMPOSE/TITLE_TO.
  const telling = spoken.length > 1 ? spoken.filter((word) => word !== "title" && word !== "caption") : spoken;
  const found = (kind: FieldKind, weak = false): Named => ({
    kind,
    weak,
    number: kind === "to" && all.some((word) => NUMBERS.has(word)),
  });
  if (telling.length === 0) return ofNeutral(all, found);
  // Of a country or a town: what stands before it is not the field's own meaning.
  if (spoken.at(-1) === "code") return found("none");
  const kinds = telling.map((word) => MEANING[word]);
  if (kinds.includes("bcc")) return found("bcc");
  if (kinds.includes("cc")) return found("cc");
  if (kinds.includes("none")) return found("none");
  if (telling.join(" ") === "title") return found("subject", true);
  const [first] = kinds;
  if (first && kinds.every((kind) => kind === first)) return found(first);
  // Whose it is stands first: the phone of the sender is no place to send to.
  if (first === "from") return found("from");
  // The last word carries the meaning in English compounds, if the one before is no other part: message_subject, toNumber.
  const last = kinds.at(-1);
  if (last === "subject" || last === "body") return found(last, true);
  return undefined;
}

function ofNeutral(all: string[], found: (kind: FieldKind, weak?: boolean) => Named): Named | undefined {
  const last = all.at(-1);
  if (!last) return undefined;
  if (/^(?:message|messages|msg|text|letter|editor)$/.test(last)) return found("body", true);
  if (/^(?:email|emails|mail|addr|fax)$/.test(last)) return found("to", true);
  return undefined;
}

/** Words of names and actions a control goes by. */
export const actionWords = (name: string | null | undefined): string[] => (name ? words(name) : []);
