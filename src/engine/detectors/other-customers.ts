import type { DetectorOf } from "../../model/detectors.ts";
import type { UnitRange } from "../text/sentences.ts";
import { toUnits } from "../text/units.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { partsOf, toKey } from "./file-names.ts";
import { areaAround, ownHits, stands, toChunkHit } from "./phrases.ts";
import { toUnitRange } from "./together.ts";
import { findValues } from "./values.ts";

/** A short first word of a customer's name is too common to tell it by. */
const MIN_FIRST_WORD = 5;

/** Another customer's name, in the name of a file or in a sentence beside something that is that customer's own. */
export function otherCustomersDetector(
  options: DetectorOf<"other-customers">,
  context: DetectorContext,
): BoundDetector {
  const { rule, detector } = context;
  const customers = (context.org.customers ?? []).map(({ name, aliases = [] }) => ({
    name,
    names: [name, ...aliases].filter((known) => toUnits(known).words.length > 0),
  }));
  customers.forEach(({ names }, at) => {
    if (options.body) context.addOrganisationPhrases(names.map(asPlainPhrase), `customer:${at}`);
  });
  context.addPhrases([...options.matters.en, ...options.matters.zh], "matter");
  options.unless.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });
  const common = new Set(options.commonWords);
  const fileKeys = customers.map(({ names }) => names.map((name) => keyOf(name, common)));

  function inChunk(chunk: PlacedChunk, absent: readonly number[]): LetterHit[] {
    const hits = ownHits(chunk, context);
    if (hits.length === 0) return [];
    return absent.flatMap((at) =>
      hits
        .filter(({ tag }) => tag.kind === "hit" && tag.list === `customer:${at}`)
        .flatMap((named): LetterHit[] => {
          const matter = matterBeside(chunk, named);
          if (!matter) return [];
          if (options.unless.some((guard, index) => stands(chunk, named, guard, "unless", index, rule, detector)))
            return [];
          const both = { from: Math.min(named.from, matter.from), to: Math.max(named.to, matter.to) };
          const { start, end } = toChunkHit(chunk, both, rule);
          return [{ ...placeOf(chunk), start: start + chunk.start, end: end + chunk.start, sure: true }];
        }),
    );
  }

  function matterBeside(chunk: PlacedChunk, named: UnitRange): UnitRange | undefined {
    const area = areaAround(chunk, named, "sentence");
    const away = ({ from, to }: UnitRange): number => Math.max(from - named.to, named.from - to);
    const matters: UnitRange[] = ownHits(chunk, context, "matter").filter(
      ({ from, to }) => from >= area.from && to <= area.to,
    );
    if (options.amounts) {
      const start = chunk.units.ends[area.from - 1] ?? 0;
      const end = chunk.units.starts[area.to] ?? chunk.text.length;
      for (const span of findValues(chunk.text.slice(start, end), ["amount"]))
        matters.push(toUnitRange(chunk.units, { start: span.start + start, end: span.end + start }));
    }
    return matters.sort((a, b) => away(a) - away(b))[0];
  }

  return {
    letterNeedsPhrases: !options.files,
    letterReads: { phrases: true },
    letter(letter) {
      const present = new Set(letter.recipients.map(({ known }) => known));
      const absent = customers.flatMap(({ name }, at) => (present.has(name) ? [] : [at]));
      const found: LetterHit[] = [];
      if (options.files) found.push(...inFileNames(letter, absent, fileKeys));
      if (!options.body) return found;
      for (const chunk of letter.chunks) {
        if (chunk.role === "disclaimer" || chunk.known) continue;
        found.push(...inChunk(chunk, absent));
      }
      return found;
    },
  };
}

function inFileNames(letter: Letter, absent: readonly number[], keys: readonly (readonly string[])[]): LetterHit[] {
  return (letter.draft.attachments ?? []).flatMap((file, index): LetterHit[] => {
    const key = toKey(partsOf(file.name));
    const theirs = absent.some((at) => keys[at]?.some((name) => key.includes(name)));
    return theirs ? [{ field: "attachments", index, start: 0, end: file.name.length, sure: true }] : [];
  });
}

/** A name as it stands in file names: whole, or its first word where that is long enough to be telling. */
function keyOf(name: string, common: ReadonlySet<string>): string {
  const key = toKey(name);
  if (/\p{Script=Han}/u.test(name)) {
    const short = key.replace(/(集团|公司|有限|建筑|矿业|港务|电力|重工|物流|工程|吊装|能源|建设)+$/u, "");
    return short.length >= 2 ? short : key;
  }
  const [first = ""] = key.trim().split(" ");
  return first.length >= MIN_FIRST_WORD && !common.has(first) ? ` ${first} ` : key;
}

/** Signs of the notation have no meaning in a name. */
const asPlainPhrase = (name: string): string => name.replace(/[()[\]|<>=^$]|\.\.\./g, " ");

function placeOf({ field, index, part, page }: PlacedChunk): Pick<LetterHit, "field" | "index" | "part" | "page"> {
  return {
    field,
    ...(index === undefined ? {} : { index }),
    ...(part === undefined ? {} : { part }),
    ...(page === undefined ? {} : { page }),
  };
}
