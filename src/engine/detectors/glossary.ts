import type { DetectorOf } from "../../model/detectors.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { longest, toChunkHit } from "./phrases.ts";
import { bindWording } from "./wording.ts";

/** Words with a better one to use, each with its own replacement. */
export function glossaryDetector(options: DetectorOf<"glossary">, context: DetectorContext): BoundDetector {
  const own = options.organisation
    ? (context.org.glossary ?? []).map(({ term, use, lang }) => ({
        lang,
        phrases: [plain(term)],
        use,
        unless: [plain(use)],
      }))
    : [];
  const terms = [...own, ...options.terms].map(({ lang, phrases, use, unless }, at) => {
    const guards = unless.length > 0 ? [{ en: [], zh: [], [lang]: unless, within: "clause" as const }] : [];
    const find = bindWording(
      { en: lang === "en" ? phrases : [], zh: lang === "zh" ? phrases : [], unless: guards, requires: [] },
      context,
      `term${at}`,
    );
    return { use, find };
  });
  return {
    phraseDriven: true,
    chunk: (chunk) => {
      const hits = terms.flatMap(({ use, find }) => find(chunk).map(({ from, to }) => ({ from, to, use })));
      return longest(hits).map((hit) => ({
        ...toChunkHit(chunk, hit, context.rule),
        ...(hit.use === undefined ? {} : { use: hit.use, facts: { use: hit.use } }),
      }));
    },
  };
}

/** A supervisor's term as a phrase: what the notation would read as its own signs becomes a blank. */
const plain = (term: string): string => term.replace(/[()[\]|<>^$=]/g, " ").trim() || "-";
