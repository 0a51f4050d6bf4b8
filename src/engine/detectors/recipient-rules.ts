import type { DetectorOf } from "../../model/detectors.ts";
import { bareAddress, type Recipient } from "../organisation.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit } from "./detector.ts";
import { bindWording, findIn, ownChunks, standsIn } from "./wording.ts";

const isOutside = ({ audience }: Recipient): boolean => audience !== "inside";

/** Marks a recipient's whole entry. */
export function atRecipient({ field, index, raw }: Recipient, facts?: LetterHit["facts"]): LetterHit {
  return { field, index, start: 0, end: raw.length, sure: true, facts };
}

/** Marks the first recipient, for what is missing from the list. */
function atFirst(letter: Letter, facts: LetterHit["facts"]): LetterHit {
  const first = letter.recipients[0];
  return first ? atRecipient(first, facts) : { field: "to", start: 0, end: 0, sure: true, facts };
}

export function recipientAudienceDetector(options: DetectorOf<"recipient-audience">): BoundDetector {
  return {
    letterReads: {},
    letter: ({ recipients }) =>
      recipients
        .filter(({ audience }) => options.audiences.some((wanted) => wanted === audience))
        .map((recipient) => atRecipient(recipient, { who: recipient.known ?? recipient.address })),
  };
}

/** Internal talk: beside a letter to colleagues that an outsider is copied on, or in history that goes outside. */
export function internalTalkDetector(options: DetectorOf<"internal-talk">, context: DetectorContext): BoundDetector {
  const find = bindWording(options, context, "main");
  return {
    letterNeedsPhrases: true,
    letterReads: { phrases: true },
    letter: (letter) => {
      const outsiders = letter.recipients.filter(isOutside);
      if (outsiders.length === 0) return [];
      if (options.when === "quoted") {
        const quoted = letter.chunks.filter(({ field, role }) => field === "body" && role === "quoted");
        return findIn(quoted, find).map(({ start, end }) => ({ field: "body", start, end, sure: true }));
      }
      const main = letter.recipients.filter(({ field }) => field === "to");
      if (main.every(isOutside)) return [];
      const chunks = letter.chunks.filter(({ field }) => field === "subject" || field === "body");
      return standsIn(chunks, find) ? outsiders.map((outsider) => atRecipient(outsider)) : [];
    },
  };
}

export function requiredRecipientsDetector(
  options: DetectorOf<"required-recipients">,
  context: DetectorContext,
): BoundDetector {
  const find = bindWording(options, context, "main");
  const holders = options.roles.flatMap((role) => {
    const addresses = (context.org.roles?.[role] ?? []).map(bareAddress);
    return addresses.length > 0 ? [{ role, addresses }] : [];
  });
  return {
    letterNeedsPhrases: true,
    letterReads: { phrases: true },
    letter: (letter) => {
      if (letter.draft.channel !== "email" || !letter.recipients.some(isOutside)) return [];
      const present = new Set(
        letter.recipients.filter(({ field }) => field !== "bcc").map(({ address }) => address),
      ).add(bareAddress(letter.draft.from ?? ""));
      const missing = holders.filter(({ addresses }) => !addresses.some((address) => present.has(address)));
      if (missing.length === 0) return [];
      const chunks =
        options.look === "own"
          ? ownChunks(letter)
          : letter.chunks.filter(({ field }) => field === "subject" || field === "body");
      if (!standsIn(chunks, find)) return [];
      return [atFirst(letter, { missing: missing.map(({ addresses }) => addresses[0]).join(", ") })];
    },
  };
}

/** A back-office mailbox that writes to outsiders while nobody of the field is among the readers. */
export function roleSenderDetector(options: DetectorOf<"role-sender">, { org }: DetectorContext): BoundDetector {
  const holders = new Set(options.roles.flatMap((role) => (org.roles?.[role] ?? []).map(bareAddress)));
  const desks = new Set(Object.values(org.roles ?? {}).flatMap((addresses) => addresses.map(bareAddress)));
  return {
    letterReads: {},
    letter: ({ draft, recipients }) => {
      if (!holders.has(bareAddress(draft.from ?? ""))) return [];
      const engineer = recipients.some(
        ({ audience, field, address }) => audience === "inside" && field !== "bcc" && !desks.has(address),
      );
      if (engineer) return [];
      return recipients
        .filter(({ field, audience }) => field === "to" && audience !== "inside" && audience !== "competitor")
        .slice(0, 1)
        .map((recipient) => atRecipient(recipient));
    },
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

export function crowdDetector(options: DetectorOf<"crowd">): BoundDetector {
  return {
    letterReads: {},
    letter: ({ draft, recipients }) => {
      if (draft.channel !== "email") return [];
      const seen = recipients.filter((recipient) => isOutside(recipient) && recipient.field !== "bcc");
      const parties = new Set(seen.map(({ known, address }) => known ?? domainOf(address)));
      const customers = new Set(
        seen.filter(({ audience }) => audience === "customer" || audience === "key-account").map(({ known }) => known),
      );
      const tooMany =
        seen.length > options.maxOutsiders ||
        parties.size > options.maxParties ||
        customers.size > options.maxCustomers;
      const last = seen.at(-1);
      return tooMany && last
        ? [atRecipient(last, { outsiders: String(seen.length), parties: String(parties.size) })]
        : [];
    },
  };
}

const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** Addresses in the history under a letter: who wrote so far, when the page does not tell. */
function quotedAddresses(chunks: Letter["chunks"]): string[] {
  const quoted = chunks.filter(({ field, role }) => field === "body" && role === "quoted");
  return [...new Set(quoted.flatMap(({ text }) => (text.includes("@") ? (text.match(ADDRESS) ?? []) : [])))].map(
    bareAddress,
  );
}

/** Outsiders among the recipients of an answer whose thread so far stayed inside, or did not know them. */
export function joinsThreadDetector(
  _options: DetectorOf<"joins-thread">,
  { directory }: DetectorContext,
): BoundDetector {
  return {
    letterReads: { chunk: ({ role, text }) => (role === "quoted" ? text : "") },
    letter: ({ draft, recipients, chunks }) => {
      const { thread } = draft;
      const known = thread && thread.count > 0 ? thread.participants.map(bareAddress) : quotedAddresses(chunks);
      if (known.length < (thread ? 1 : 2)) return [];
      if (!known.every((address) => directory.isInside(address))) return [];
      return recipients
        .filter((recipient) => isOutside(recipient) && !known.includes(recipient.address))
        .map((recipient) => atRecipient(recipient, { who: recipient.address }));
    },
  };
}
