import type { DetectorOf } from "../../model/detectors.ts";
import type { BoundDetector, DetectorContext, Letter, LetterHit, PlacedChunk } from "./detector.ts";
import { isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";

/** Wording that is held or let go by what else the letter says. */
export function letterPhrasesDetector(options: DetectorOf<"letter-phrases">, context: DetectorContext): BoundDetector {
  const definition = context.policy.rules[context.rule];
  const listed = (lists: readonly { en: string[]; zh: string[] }[], role: string): string[] =>
    lists.map(({ en, zh }, at) => {
      context.addPhrases([...en, ...zh], `${role}-${at}`);
      return `${role}-${at}`;
    });
  context.addPhrases([...options.en, ...options.zh], "main");
  const requires = listed(options.requires, "requires");
  const unless = listed(options.unless, "unless");
  const { rule, detector } = context;
  options.near.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });

  function readable(letter: Letter): PlacedChunk[] {
    return letter.chunks.filter(
      (chunk) =>
        chunk.part === undefined &&
        (definition?.words === "all" || chunk.role === "own" || chunk.role === "signature") &&
        (definition?.fields.includes(chunk.field) ?? false),
    );
  }

  return {
    letterNeedsPhrases: "main",
    letterReads: { phrases: true },
    letter(letter) {
      if ((letter.draft.thread?.count ?? 0) < options.minThread) return [];
      const { partyKinds } = options;
      if (
        partyKinds.length > 0 &&
        !letter.recipients.some(({ kinds }) => kinds?.some((kind) => partyKinds.includes(kind)))
      )
        return [];
      const chunks = readable(letter);
      const places = chunks.flatMap((chunk): Place[] =>
        longest(ownHits(chunk, context, "main"))
          .filter(
            (hit) =>
              !isAllowed(chunk, hit) &&
              !options.near.some((guard, at) => stands(chunk, hit, guard, "unless", at, rule, detector)),
          )
          .map((hit) => {
            const { start, end } = toChunkHit(chunk, hit, context.rule);
            const { field, index } = chunk;
            const item = index === undefined ? {} : { index };
            return {
              hit: { field, ...item, start: start + chunk.start, end: end + chunk.start, sure: true },
              isHan: /\p{Script=Han}/u.test(chunk.text.slice(start, end)),
            };
          }),
      );
      if (places.length === 0) return [];
      const shows = (list: string): boolean => chunks.some((chunk) => ownHits(chunk, context, list).length > 0);
      if (!requires.every(shows) || unless.some(shows)) return [];
      return options.once ? firstOfEachScript(places) : places.map(({ hit }) => hit);
    },
  };
}

type Place = { hit: LetterHit; isHan: boolean };

/** One place for each language that the letter says it in; the subject's words only when the text does not repeat them. */
function firstOfEachScript(places: readonly Place[]): LetterHit[] {
  const inText = places.filter(({ hit }) => hit.field !== "subject");
  const candidates = inText.length > 0 ? inText : places;
  const han = candidates.find(({ isHan }) => isHan);
  const other = candidates.find(({ isHan }) => !isHan);
  return [han, other].flatMap((place) => (place ? [place.hit] : []));
}
