import type { DetectorOf } from "../../model/detectors.ts";
import type { UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk, BoundDetector, DetectorContext } from "./detector.ts";
import { longest, toChunkHit } from "./phrases.ts";
import { isReported, REPORTED_REACH } from "./reported.ts";
import { bindWording } from "./wording.ts";

/** Words with a better one to use, each with its own replacement. */
export function glossaryDetector(options: DetectorOf<"glossary">, context: DetectorContext): BoundDetector {
  const category = context.policy.rules[context.rule]?.category;
  const own = options.organisation
    ? (context.org.glossary ?? []).map(({ term, use, lang }) => ({
        lang,
        phrases: [plain(term)],
        use,
        unless: [plain(use)],
        written: [] as string[],
      }))
    : [];
  const terms = [...options.terms, ...own].map(({ lang, phrases, use, unless, written }, at) => {
    const guards = unless.length > 0 ? [{ en: [], zh: [], [lang]: unless, within: "clause" as const }] : [];
    const find = bindWording(
      { en: lang === "en" ? phrases : [], zh: lang === "zh" ? phrases : [], unless: guards, requires: [] },
      context,
      `term${at}`,
      at < options.terms.length ? "policy" : "organisation",
    );
    return { use, find, written };
  });
  return {
    phraseDriven: true,
    readsBeside: REPORTED_REACH,
    chunk: (chunk) => {
      const hits = terms.flatMap(({ use, find, written }) =>
        find(chunk)
          .filter((hit) => isWritten(chunk, hit, written))
          .map(({ from, to }) => ({ from, to, use })),
      );
      return longest(hits)
        .map((hit) => ({
          ...toChunkHit(chunk, hit, context.rule),
          ...(hit.use === undefined ? {} : { use: hit.use, facts: { use: hit.use } }),
        }))
        .filter((hit) => !isReported(chunk, hit, category));
    },
  };
}

function isWritten({ text, units }: AnalysedChunk, { from, to }: UnitRange, spellings: readonly string[]): boolean {
  if (spellings.length === 0) return true;
  const words = text
    .slice(units.starts[from], units.ends[to - 1])
    .toLowerCase()
    .replace(/[’‘ʼ＇]/g, "'");
  return spellings.some((spelling) => words.includes(spelling));
}

/** A supervisor's term as a phrase: what the notation would read as its own signs becomes a blank. */
const plain = (term: string): string => term.replace(/[()[\]|<>^$=]/g, " ").trim() || "-";
