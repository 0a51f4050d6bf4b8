import { readdirSync, readFileSync } from "node:fs";
import { hash } from "../engine/ideas/tokens.ts";
import { toUnits } from "../engine/text/units.ts";

export type Language = "en" | "zh";
/**
 * A training sentence. `idea` is undefined for innocent ones; `near` is the idea whose file it stands in; `isExample`
 * for one that a rule of the bundled policy gives.
 */
export type Sentence = {
  lang: Language;
  text: string;
  idea: string | undefined;
  near: string;
  fold: number;
  isExample?: boolean;
};

/** Folds of the split; near-duplicates are always in the same one. */
export const FOLDS = 10;

/** Reads every `<idea>.tsv` of a folder, in a fixed order. */
export function readSentences(folder: URL): Sentence[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .sort();
  const all: Sentence[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const near = file.replace(/(\.\w+)?\.tsv$/, "");
    for (const [at, line] of readFileSync(new URL(file, folder), "utf8").split("\n").entries()) {
      if (line.trim() === "") continue;
      const [lang, sign, text] = line.split("\t");
      if ((lang !== "en" && lang !== "zh") || (sign !== "+" && sign !== "-") || !text)
        throw new Error(`${file}:${at + 1}: expected lang, sign and sentence`);
      const key = `${near}\t${sign}\t${text}`;
      if (seen.has(key)) continue;
      seen.add(key);
      all.push({ lang, text, idea: sign === "+" ? near : undefined, near, fold: 0 });
    }
  }
  assignFolds(all);
  return all;
}

type KnownRule = {
  detect: { kind: string; idea?: string }[];
  hits: unknown[];
  misses: unknown[];
  suggestions?: { text: string }[];
};

/** What the bundled rules give as examples, and the wording they suggest, which is innocent; always learned from. */
export function readExamples(packs: URL): Sentence[] {
  const all: Sentence[] = [];
  const files = readdirSync(packs, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  for (const name of files.sort()) {
    const pack = JSON.parse(readFileSync(new URL(name, packs), "utf8")) as { rules?: KnownRule[] };
    for (const { detect, hits, misses, suggestions = [] } of pack.rules ?? []) {
      for (const { text } of suggestions) all.push({ ...exampleOf(text), idea: undefined, near: APPROVED });
      const [idea, other] = detect.flatMap((one) => (one.kind === "idea" ? (one.idea ?? []) : []));
      if (idea === undefined) continue;
      const add = (text: unknown, label: string | undefined): void => {
        if (typeof text === "string") all.push({ ...exampleOf(text), idea: label, near: idea });
      };
      // With two ideas nothing says which of them a hit shows.
      if (other === undefined) for (const hit of hits) add(hit, idea);
      for (const miss of misses) add(miss, undefined);
    }
  }
  return all;
}

/** Where suggested wording stands. */
const APPROVED = "_approved";

function exampleOf(text: string): Pick<Sentence, "lang" | "text" | "fold" | "isExample"> {
  return { lang: /\p{Script=Han}/u.test(text) ? "zh" : "en", text, fold: FOLDS - 1, isExample: true };
}

/** Sentences of the same file that share half of their words go into the same fold. */
function assignFolds(all: Sentence[]): void {
  const groups = new Map<string, Sentence[]>();
  for (const sentence of all) {
    const key = `${sentence.near} ${sentence.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  for (const group of groups.values()) {
    const shingles = group.map(({ text, lang }) => shinglesOf(text, lang));
    const parent = group.map((_, at) => at);
    const root = (at: number): number => {
      let up = at;
      while (parent[up] !== up) up = parent[up] ?? up;
      return up;
    };
    for (let one = 0; one < group.length; one++) {
      for (let two = 0; two < one; two++) {
        if (overlap(shingles[one] ?? new Set(), shingles[two] ?? new Set()) >= 0.5) parent[root(one)] = root(two);
      }
    }
    group.forEach((sentence, at) => {
      sentence.fold = hash(group[root(at)]?.text ?? "") % FOLDS;
    });
  }
}

function shinglesOf(text: string, lang: Language): Set<string> {
  const { words } = toUnits(text);
  if (lang === "en") return new Set(words);
  return new Set(words.map((word, at) => word + (words[at + 1] ?? "")));
}

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}

/** Random numbers in [0, 1) from a seed: the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
