// Trains the idea model and writes it as data: `npm run train`. `node src/training/train.ts --report` only measures.
import { writeFileSync } from "node:fs";
import { unpackModel } from "../engine/ideas/model.ts";
import { createFinder, createJudges, type Finder, type IdeaHit } from "../engine/ideas/recognise.ts";
import { toUnits } from "../engine/text/units.ts";
import { toTexts } from "./examples.ts";
import { FAMILIES } from "./families.ts";
import { learnOften } from "./learn.ts";
import { packModel } from "./pack.ts";
import { pickPrototypes } from "./prototypes.ts";
import { type Language, readExamples, readSentences, type Sentence } from "./sentences.ts";

/** Fold 0 is only reported on, fold 1 sets the thresholds, the rest is learned from. */
const TEST = 0;
const VALIDATION = 1;
/** Share of hard innocent sentences that may be doubted, and taken for sure. */
const DOUBTED: Record<Language, number> = { en: 0.015, zh: 0.01 };
const SURE = 0.002;
/**
 * Letters hold more kinds of innocent sentences than were written here, so doubt begins so much higher than these alone
 * would have it. In log-odds; set by real letters and by innocent letters of our own.
 */
const CAUTION: Record<Language, number> = { en: 1, zh: 0.65 };
/** How much surer than that limit one must be, at least. */
const SURER = 2;
/** Innocent sentences of the validation fold that one idea may claim. */
const CLAIMS = 2;
/** Log-odds of a text in which nothing was suspected. */
const NEVER = -99;

const LEARNING: Record<Language, { epochs: number; rate: number; dropout: number; adaptive: boolean }> = {
  en: { epochs: 8, rate: 15, dropout: 0.6, adaptive: true },
  zh: { epochs: 6, rate: 3, dropout: 0.3, adaptive: false },
};
/** Families that letters show more often than the sentences here, by as many logits. */
const MET_OFTEN: Record<string, number> = { manners: 0.35, praise: 0.3, promise: 0.2 };
/** Models whose mean is taken; the one that only sets thresholds is learned once. */
const TIMES = 2;

const sentences = [
  ...readSentences(new URL("./ideas/", import.meta.url)),
  ...readExamples(new URL("../policy/packs/", import.meta.url)),
];
const ideas = [...new Set(sentences.flatMap(({ idea }) => idea ?? []))].sort();
const families = toFamilies(ideas);
const prototypes: Record<string, Partial<Record<Language, string[]>>> = {};

for (const lang of ["en", "zh"] as const) {
  const own = sentences.filter((sentence) => sentence.lang === lang);
  const measured = train(
    own.filter(({ fold, near }) => (near.startsWith("_") ? fold !== TEST : fold !== TEST && fold !== VALIDATION)),
    lang,
    1,
  );
  const trial = createFinder(createJudges({ [lang]: unpackModel({ ...measured, doubts: [], sure: 0 }) }));
  // Everyday mail is told apart by what it is about, not by its sentences.
  const claims = own
    .filter(({ fold, idea, near }) => fold === VALIDATION && idea === undefined && near !== "_everyday")
    .map(({ text }) => bestOf(trial, text));
  const strongest = claims.map((claim) => claim?.odds ?? NEVER).sort((a, b) => b - a);
  const doubt = strongest[Math.floor(strongest.length * DOUBTED[lang])] ?? 0;
  const doubts = ideas.map((idea) => {
    const claimed = claims.flatMap((claim) => (claim?.idea === idea ? claim.odds : [])).sort((a, b) => b - a);
    return Math.round(100 * (Math.max(doubt, claimed[CLAIMS] ?? NEVER) + CAUTION[lang])) / 100;
  });
  const sure = CAUTION[lang] + Math.max(doubt + SURER, strongest[Math.floor(strongest.length * SURE)] ?? 0);
  report(
    lang,
    own.filter(({ fold }) => fold === TEST),
    trial,
    doubt,
    sure,
  );
  if (process.argv.includes("--report")) continue;
  const whole = { ...train(own, lang, TIMES), doubts, sure };
  const name = lang === "en" ? "MODEL_EN" : "MODEL_ZH";
  writeFileSync(
    new URL(`../engine/ideas/model-${lang}.data.ts`, import.meta.url),
    `import type { PackedModel } from "./model.ts";\n\n/** Made by \`npm run train\`. */\nexport const ${name}: PackedModel = ${JSON.stringify(whole, null, 2)};\n`,
  );
  const final = createFinder(createJudges({ [lang]: unpackModel(whole) }));
  for (const idea of ideas) {
    const own = sentences.filter((sentence) => sentence.lang === lang && sentence.idea === idea);
    prototypes[idea] = { ...prototypes[idea], [lang]: pickPrototypes(own, (text) => oddsOf(final, text)) };
  }
}
if (Object.keys(prototypes).length > 0) {
  writeFileSync(
    new URL("../engine/ideas/prototypes.data.ts", import.meta.url),
    `/** Known wordings of each idea. Made by \`npm run train\`. */\nexport const PROTOTYPES: Record<string, { en: readonly string[]; zh: readonly string[] }> = ${JSON.stringify(prototypes, null, 2)};\n`,
  );
}

function train(own: readonly Sentence[], lang: Language, times: number): ReturnType<typeof packModel> {
  const options = { labels: ideas.length + 1, leastCount: 1, seed: 7, ...LEARNING[lang] };
  const learned = learnOften(toTexts(own, ideas), options, times);
  return packModel({ ...learned, biases: learned.biases.map((bias, label) => bias - surplus(label)) }, ideas, families);
}

/**
 * A family of many ideas has as many more sentences here, but not in letters: its share is brought down to the square
 * root of its size, and that of those met more often in letters than here up again. In logits; nothing for "innocent".
 */
function surplus(label: number): number {
  if (label === 0) return 0;
  const size = families.filter((family) => family === families[label]).length;
  return Math.log(size) / 2 - (MET_OFTEN[familyNameOf(ideas[label - 1])] ?? 0);
}

function familyNameOf(idea: string | undefined): string {
  return Object.keys(FAMILIES).find((name) => FAMILIES[name]?.includes(idea ?? "")) ?? "";
}

function toFamilies(all: readonly string[]): number[] {
  const names = Object.keys(FAMILIES);
  let next = names.length + 1;
  return [
    0,
    ...all.map((idea) => {
      const at = names.findIndex((name) => FAMILIES[name]?.includes(idea));
      return at < 0 ? next++ : at + 1;
    }),
  ];
}

/** The strongest suspicion in a text. */
function bestOf(find: Finder, text: string): IdeaHit | undefined {
  return [...find(text, toUnits(text))].sort((a, b) => b.odds - a.odds)[0];
}

function oddsOf(find: Finder, text: string): number {
  return bestOf(find, text)?.odds ?? NEVER;
}

function report(lang: Language, test: readonly Sentence[], find: Finder, doubt: number, sure: number): void {
  const answers = test.map((sentence) => {
    return { ...sentence, best: bestOf(find, sentence.text) };
  });
  const share = (part: readonly unknown[], all: readonly unknown[]): string =>
    `${((100 * part.length) / Math.max(1, all.length)).toFixed(1)} %`;
  const guilty = answers.filter(({ idea }) => idea !== undefined);
  const innocent = answers.filter(({ idea }) => idea === undefined);
  const plain = innocent.filter(({ near }) => near.startsWith("_"));
  const above = (all: typeof answers, limit: number): typeof answers =>
    all.filter(({ best }) => best !== undefined && best.odds >= limit);
  const familyOf = (idea: string | undefined): number => families[ideas.indexOf(idea ?? "") + 1] ?? -1;
  const right = (all: typeof answers): typeof answers =>
    all.filter(({ best, idea }) => familyOf(best?.idea) === familyOf(idea));
  const same = (all: typeof answers): typeof answers => all.filter(({ best, idea }) => best?.idea === idea);
  console.log(
    `\n${lang}: test ${guilty.length} guilty, ${innocent.length} innocent (${plain.length} plain); doubt ${doubt.toFixed(2)}, sure ${sure.toFixed(2)}`,
  );
  for (const [name, limit] of [
    ["doubt", doubt],
    ["sure", sure],
  ] as const) {
    const found = above(guilty, limit);
    console.log(
      `  ${name}: found ${share(found, guilty)}, right family ${share(right(found), guilty)}, right idea ${share(same(found), guilty)}; false: hard ${share(above(innocent, limit), innocent)}, plain ${share(above(plain, limit), plain)}`,
    );
  }
  for (const idea of ideas) {
    const own = guilty.filter((answer) => answer.idea === idea);
    const named = above(answers, doubt).filter(({ best }) => best?.idea === idea);
    console.log(
      `  ${idea.padEnd(22)} found ${share(above(own, doubt), own).padStart(7)}  right family ${share(right(above(own, doubt)), own).padStart(7)}  precision ${share(
        named.filter(({ idea: true_ }) => familyOf(true_) === familyOf(idea)),
        named,
      ).padStart(7)} of ${named.length}`,
    );
  }
}
