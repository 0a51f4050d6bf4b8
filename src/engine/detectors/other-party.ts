import type { DetectorOf } from "../../model/detectors.ts";
import { addressedLines, greetedPersons } from "../text/salutation.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { ownHits } from "./phrases.ts";
import { bindLists, bodyChunks, standsIn } from "./wording.ts";

/** Another customer's name where the reader is addressed, or on a file that goes to the reader. */
export function otherPartyDetector(options: DetectorOf<"other-party">, context: DetectorContext): BoundDetector {
  const { org } = context;
  const parties = org.customers ?? [];
  const common = new Set(options.commonWords.map((word) => word.toLowerCase()));
  parties.forEach((customer, at) => {
    const names = [customer.name, ...(customer.aliases ?? [])];
    const joined = names.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ""));
    const labels = (customer.domains ?? []).map((domain) => domain.split(".")[0] ?? domain);
    const short = options.where === "attachments" ? [] : names.flatMap((name) => shortName(name, common));
    const wanted = [...names, ...joined, ...labels, ...short].map((name) => name.replace(/[()[\]|<>^$=]/g, " ").trim());
    context.addOrganisationPhrases(
      [...new Set(wanted)].filter((name) => /[\p{L}\p{N}]/u.test(name)),
      `party${at}`,
    );
  });

  const isInnocent = bindLists(options.innocent, context, "innocent");

  /** Names of customers in a range of a chunk that are none of the letter's recipients. */
  function others(letter: Letter, chunk: PlacedChunk): { name: string; from: number; to: number }[] {
    return ownHits(chunk, context).flatMap(({ tag, from, to }) => {
      if (tag.kind !== "hit" || !tag.list.startsWith("party")) return [];
      const name = parties[Number(tag.list.slice("party".length))]?.name;
      if (name === undefined || letter.recipients.some(({ known }) => known === name)) return [];
      return [{ name, from, to }];
    });
  }

  return {
    letterNeedsPhrases: true,
    // Other lines than the salutation count by the names in them, which are its phrases.
    letterReads: { phrases: true, opening: true },
    letter: (letter) => {
      if (parties.length === 0 || !letter.recipients.some(({ audience }) => audience !== "inside")) return [];
      if (options.where === "attachments") {
        const hits = letter.chunks
          .filter(({ field, part }) => field === "attachments" && part === undefined)
          .flatMap((chunk) =>
            others(letter, chunk)
              .slice(0, 1)
              .map(({ name }) => ({ chunk, name })),
          );
        return hits.map(
          ({ chunk, name }): LetterHit => ({
            field: "attachments",
            index: chunk.index,
            start: 0,
            end: chunk.text.length,
            sure: true,
            facts: { name },
          }),
        );
      }
      const lines =
        options.where === "subject"
          ? subjectOf(letter)
          : addressedLines(bodyChunks(letter), [...options.addressee.en, ...options.addressee.zh]);
      if (options.where === "subject" && standsIn(lines, isInnocent)) return [];
      const known = lines.flatMap((chunk) => ownParties(letter, chunk));
      if (known.length > 0) return [];
      return lines
        .flatMap((chunk) => others(letter, chunk).map((hit) => ({ chunk, ...hit })))
        .slice(0, 1)
        .flatMap(({ name }) => {
          const first = letter.recipients.find(({ audience }) => audience !== "inside");
          return first
            ? [{ field: first.field, index: first.index, start: 0, end: first.raw.length, sure: true, facts: { name } }]
            : [];
        });
    },
  };

  /** The subject of a letter that goes to known customers alone; who strangers are, nobody can tell. */
  function subjectOf({ recipients, chunks }: Letter): PlacedChunk[] {
    const outsiders = recipients.filter(({ audience }) => audience !== "inside");
    const toCustomers = outsiders.every(({ audience }) => audience === "customer" || audience === "key-account");
    return toCustomers ? chunks.filter(({ field }) => field === "subject") : [];
  }

  function ownParties(letter: Letter, chunk: PlacedChunk): string[] {
    return ownHits(chunk, context).flatMap(({ tag }) => {
      if (tag.kind !== "hit" || !tag.list.startsWith("party")) return [];
      const name = parties[Number(tag.list.slice("party".length))]?.name;
      return name !== undefined && letter.recipients.some(({ known }) => known === name) ? [name] : [];
    });
  }
}

/** A short first word is too common to tell a customer by, and so are two Chinese signs: many are a sea or a river too. */
const MIN_FIRST_WORD = 5;
const MIN_SIGNS = 3;
const TRADE_ZH = /(集团|公司|有限|建筑|矿业|港务|电力|重工|物流|工程|吊装|能源|建设)+$/u;

/** What people make of a name: "Kariba" of "Kariba Mining", "卡里巴" of "卡里巴矿业". */
function shortName(name: string, common: ReadonlySet<string>): string[] {
  if (/\p{Script=Han}/u.test(name)) {
    const rest = name.replace(TRADE_ZH, "");
    return rest.length >= MIN_SIGNS && rest !== name ? [rest] : [];
  }
  const [first = "", ...more] = name.trim().split(/\s+/);
  return more.length > 0 && first.length >= MIN_FIRST_WORD && !common.has(first.toLowerCase()) ? [first] : [];
}

/** Mailboxes that belong to a desk or a group and not to a person. */
const ROLE_PART = /^(?:[a-z]{1,2}|[a-z]+\d+)$/;

/**
 * The person greeted, compared with the names in the addresses. Says something only when every outsider's address is
 * of the form `initial.surname`, `surname.initial(s)` or `given.surname` and none of the names greeted is among them.
 */
export function greetedPersonDetector({ desks }: DetectorOf<"greeted-person">): BoundDetector {
  const isDesk = new Set(desks);
  return {
    letterReads: { opening: true },
    letter: (letter) => {
      if (letter.draft.channel !== "email") return [];
      const outsiders = letter.recipients.filter(({ audience }) => audience !== "inside");
      const first = outsiders[0];
      if (!first) return [];
      const names = outsiders.map(({ address }) => personOf(address, isDesk));
      if (names.some((name) => name === undefined)) return [];
      const known = names.flatMap((name) => name ?? []);
      const greeted = greetedPersons(bodyChunks(letter), known);
      if (greeted.length === 0) return [];
      if (greeted.some((name) => known.some((part) => isSameName(part, name)))) return [];
      return [
        {
          field: first.field,
          index: first.index,
          start: 0,
          end: first.raw.length,
          sure: true,
          facts: { name: greeted[0] ?? "" },
        },
      ];
    },
  };
}

/** Name parts in an address such as `p.banda`, `tang.y` or `ana.ruiz`; undefined when it is not a person's. */
function personOf(address: string, isDesk: ReadonlySet<string>): string[] | undefined {
  const local = address.slice(0, address.lastIndexOf("@"));
  const parts = local.split(/[._-]+/);
  if (parts.length !== 2 || parts.some((part) => part === "")) return undefined;
  const longer = parts.filter((part) => part.length > 2);
  const short = parts.filter((part) => ROLE_PART.test(part));
  if (short.length === 1 && longer.length === 1) return parts;
  const isPerson = isDesk.size > 0 && parts.every((part) => /^[a-z]{3,}$/.test(part) && !isDesk.has(part));
  return isPerson ? parts : undefined;
}

/** "García" is written `garcia` in an address, "Müller" `mueller` or `muller`, "Al-Hassan" `hassan`. */
function isSameName(inAddress: string, greeted: string): boolean {
  const [part, name] = [plain(inAddress), plain(greeted)];
  if (part === name) return true;
  return part.length > 2 && name.length > 2 && (part.includes(name) || name.includes(part));
}

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .replace(/([aou])e/g, "$1")
    .replace(/ß/g, "ss");
