import type { DetectorOf } from "../../model/detectors.ts";
import { sentenceAround } from "../text/sentences.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { bindLists, bindWording, findIn, ownChunks, rememberByChunk, type WordingHit } from "./wording.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const MEASURES = new Set([..."张份个幅"]);
const FILES =
  /^(?:files|documents|attachments|enclosures|reports|sheets|drawings|forms|certificates|records|protocols)$/;
const numberOf = (word = ""): number => NUMBERS[word] ?? (/^\d{1,2}$/.test(word) ? Number(word) : 0);
const FILE_NAME =
  /(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_()-]{1,80}\.(pdf|docx?|xlsx?|pptx?|csv|txt|jpe?g|png|heic|tiff?|dwg|dxf|zip|rar|7z|mp4|mov)(?![\p{L}\p{N}])/giu;

/** Files that the letter says it carries: missing altogether, fewer than counted, of another kind, or by another name. */
export function promisedAttachmentDetector(
  options: DetectorOf<"promised-attachment">,
  context: DetectorContext,
): BoundDetector {
  const announces = bindWording(options, context, "announce");
  const types = options.types.map((type, at) => ({ ...type, find: bindLists(type, context, `type${at}`) }));
  const labels = options.labels.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const listing =
    labels.length > 0 ? new RegExp(`^\\s*(?:${labels.join("|")})\\s*\\d{0,2}\\s*[:：]\\s*\\S`, "iu") : undefined;
  const isListing = rememberByChunk((chunk) => ({
    yes: listing?.test(chunk.text) === true && !/[:：]\s*(?:无|none|no|-|\/|nil|0)\s*$/i.test(chunk.text),
  }));

  /** What is wrong with the files, for one place that announces them. */
  function problem(letter: Letter, hit: WordingHit): string | undefined {
    const files = letter.draft.attachments;
    if (files.length === 0) return "0";
    const extensions = files.map(({ name }) => name.slice(name.lastIndexOf(".") + 1).toLowerCase());
    const holdsMany = extensions.some((extension) => options.containers.includes(extension));
    const { from, to } = sentenceAround(hit.chunk.units, hit.from);
    let kinds = 0;
    for (const { find, extensions: wanted, holders } of types) {
      const named = find(hit.chunk).find(
        (place) => place.from >= from && place.to <= to && !isExtension(hit.chunk, place.from),
      );
      if (!named) continue;
      const holds = holdsMany || extensions.some((extension) => holders.includes(extension));
      const fitting = extensions.filter((extension) => wanted.includes(extension) || extension.length > 5);
      kinds += 1;
      if (fitting.length === 0 && !holds) return "0";
      // A few photos are there as such: then all of them should be, and none is inside another file.
      const stated = Math.max(countBefore(hit.chunk, named.from, from), countBehind(hit.chunk, named.to, to));
      if (fitting.length > 0 && !holdsMany && stated > fitting.length) return String(fitting.length);
    }
    if (kinds > 0) return undefined;
    const count = countIn(hit.chunk, from, to);
    return count > files.length && !holdsMany ? String(files.length) : undefined;
  }

  function countBefore({ units }: PlacedChunk, at: number, least: number): number {
    for (let index = at - 1; index >= Math.max(least, at - 4); index--) {
      const count = numberOf(units.words[index]);
      if (count > 1) return count;
    }
    return 0;
  }

  /** `照片共 5 张`. */
  function countBehind({ units }: PlacedChunk, at: number, end: number): number {
    for (let index = at; index < Math.min(end - 1, at + 4); index++) {
      const count = numberOf(units.words[index]);
      if (count > 1 && MEASURES.has(units.words[index + 1] ?? "")) return count;
    }
    return 0;
  }

  /** `附件共3份`, `three files attached`: a number right before a measure word or `files`. */
  function countIn({ units }: PlacedChunk, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const count = numberOf(units.words[at]);
      // "第 6 页" is a place in a file and no number of files.
      if (count < 2 || count > 20 || units.words[at - 1] === "第") continue;
      const behind = units.words.slice(at + 1, Math.min(to, at + 4));
      // "Two service sheets": a word or two may stand between, but no other number and no "of".
      const things = behind.findIndex((word) => FILES.test(word));
      const between = behind.slice(0, Math.max(0, things));
      if (MEASURES.has(behind[0] ?? "") || (things >= 0 && between.every((word) => /^[a-z]{4,}$/.test(word))))
        return count;
    }
    return 0;
  }

  /** Files named in the sentence that are not there. */
  function misnamed(letter: Letter, hit: WordingHit): string | undefined {
    const { units, text } = hit.chunk;
    if (!text.includes(".")) return undefined;
    const { from, to } = sentenceAround(units, hit.from);
    const sentence = text.slice(units.starts[from], (units.ends[to - 1] ?? 0) + 1);
    if (!/\.\S/.test(sentence)) return undefined;
    const names = letter.draft.attachments.map(({ name }) => name.toLowerCase());
    return [...sentence.matchAll(FILE_NAME)]
      .map(([name]) => name)
      .find(
        (name) =>
          !names.some(
            (known) =>
              known === name.toLowerCase() || known.endsWith(name.toLowerCase()) || name.toLowerCase().endsWith(known),
          ),
      );
  }

  return {
    letterReads: { phrases: true, chunk: (chunk) => (isListing(chunk).yes ? chunk.text : "") },
    letter: (letter) => {
      const chunks = ownChunks(letter);
      const listed = chunks.filter((chunk) => chunk.field === "body" && isListing(chunk).yes).slice(0, 1);
      const hits = findIn(chunks, announces);
      if (hits.length === 0 && listed.length === 0) return [];
      const found: LetterHit[] = [];
      for (const hit of hits) {
        const name = misnamed(letter, hit);
        const count = problem(letter, hit);
        if (name === undefined && count === undefined) continue;
        const { chunk, start, end } = hit;
        found.push({
          field: chunk.field,
          start,
          end,
          sure: true,
          facts: { count: count ?? String(letter.draft.attachments.length), name: name ?? "" },
        });
        break;
      }
      if (found.length === 0 && letter.draft.attachments.length === 0) {
        for (const chunk of listed) {
          const end = chunk.start + chunk.text.length;
          found.push({ field: "body", start: chunk.start, end, sure: true, facts: { count: "0", name: "" } });
        }
      }
      return found;
    },
  };
}

/** True for the `pdf` of `report_12.pdf`, which counts nothing. */
function isExtension({ text, units }: PlacedChunk, at: number): boolean {
  return text.charAt((units.starts[at] ?? 0) - 1) === ".";
}
