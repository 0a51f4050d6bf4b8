import type { DetectorOf } from "../../model/detectors.ts";
import { addressedLines, greetedPersons } from "../text/salutation.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit } from "./detector.ts";
import { bodyChunks } from "./wording.ts";

/** Another customer's name where the reader is addressed, or on a file that goes to the reader. */
export function otherPartyDetector(options: DetectorOf<"other-party">, context: DetectorContext): BoundDetector {
  const { rule, detector, org } = context;
  const parties = org.customers ?? [];
  parties.forEach((customer, at) => {
    const names = [customer.name, ...(customer.aliases ?? [])];
    const joined = names.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ""));
    const labels = (customer.domains ?? []).map((domain) => domain.split(".")[0] ?? domain);
    const wanted = [...names, ...joined, ...labels].map((name) => name.replace(/[()[\]|<>^$=]/g, " ").trim());
    context.addOrganisationPhrases(
      [...new Set(wanted)].filter((name) => /[\p{L}\p{N}]/u.test(name)),
      `party${at}`,
    );
  });

  /** Names of customers in a range of a chunk that are none of the letter's recipients. */
  function others(
    letter: Letter,
    phrases: Letter["chunks"][number]["phrases"],
  ): { name: string; from: number; to: number }[] {
    return phrases.flatMap(({ tag, from, to }) => {
      if (tag.kind !== "hit" || tag.rule !== rule || tag.detector !== detector || !tag.list.startsWith("party"))
        return [];
      const name = parties[Number(tag.list.slice("party".length))]?.name;
      if (name === undefined || letter.recipients.some(({ known }) => known === name)) return [];
      return [{ name, from, to }];
    });
  }

  return {
    letter: (letter) => {
      if (parties.length === 0 || !letter.recipients.some(({ audience }) => audience !== "inside")) return [];
      if (options.where === "attachments") {
        const hits = letter.chunks
          .filter(({ field, part }) => field === "attachments" && part === undefined)
          .flatMap((chunk) =>
            others(letter, chunk.phrases)
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
      const lines = addressedLines(bodyChunks(letter), [...options.addressee.en, ...options.addressee.zh]);
      const known = lines.flatMap((chunk) => ownParties(letter, chunk.phrases));
      if (known.length > 0) return [];
      return lines
        .flatMap((chunk) => others(letter, chunk.phrases).map((hit) => ({ chunk, ...hit })))
        .slice(0, 1)
        .flatMap(({ name }) => {
          const first = letter.recipients.find(({ audience }) => audience !== "inside");
          return first
            ? [{ field: first.field, index: first.index, start: 0, end: first.raw.length, sure: true, facts: { name } }]
            : [];
        });
    },
  };

  function ownParties(letter: Letter, phrases: Letter["chunks"][number]["phrases"]): string[] {
    return phrases.flatMap(({ tag }) => {
      if (tag.kind !== "hit" || tag.rule !== rule || tag.detector !== detector || !tag.list.startsWith("party"))
        return [];
      const name = parties[Number(tag.list.slice("party".length))]?.name;
      return name !== undefined && letter.recipients.some(({ known }) => known === name) ? [name] : [];
    });
  }
}

/** Mailboxes that belong to a desk or a group and not to a person. */
const ROLE_PART = /^(?:[a-z]{1,2}|[a-z]+\d+)$/;

/**
 * The person greeted, compared with the names in the addresses. Says something only when every outsider's address is
 * of the form `initial.surname` or `surname.initial(s)` and none of the names greeted is among them.
 */
export function greetedPersonDetector(_options: unknown, _context: DetectorContext): BoundDetector {
  return {
    letter: (letter) => {
      if (letter.draft.channel !== "email") return [];
      const outsiders = letter.recipients.filter(({ audience }) => audience !== "inside");
      const first = outsiders[0];
      if (!first) return [];
      const names = outsiders.map(({ address }) => personOf(address));
      if (names.some((name) => name === undefined)) return [];
      const greeted = greetedPersons(bodyChunks(letter));
      if (greeted.length === 0) return [];
      const known = names.flatMap((name) => name ?? []);
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

/** Name parts in an address such as `p.banda` or `tang.y`; undefined when it is not a person's. */
function personOf(address: string): string[] | undefined {
  const local = address.slice(0, address.lastIndexOf("@"));
  const parts = local.split(/[._-]+/);
  if (parts.length !== 2 || parts.some((part) => part === "")) return undefined;
  const longer = parts.filter((part) => part.length > 2);
  const short = parts.filter((part) => ROLE_PART.test(part));
  return short.length === 1 && longer.length === 1 ? parts : undefined;
}

const isSameName = (part: string, name: string): boolean =>
  part.length > 2 ? part === name || part.startsWith(name) || name.startsWith(part) : false;
