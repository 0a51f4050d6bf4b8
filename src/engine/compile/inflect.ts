import nlp from "compromise/two";
import { toUnits } from "../text/units.ts";

/** Words whose forms the lexicon already knows, or whose "inflections" are other words. */
const FIXED = new Set(
  "be am is are was were been do does did have has had will would shall can could may might must should not no i we you he she it they this that".split(
    " ",
  ),
);

type Term = { normal: string; tags: Set<string> };

/** What compromise's methods and model hold of use here; its own types leave them open. */
type Grammar = {
  verb: {
    conjugate(base: string, model: unknown): Record<string, string>;
    toInfinitive(form: string, model: unknown, tense: string): string;
  };
  noun: { toPlural(base: string, model: unknown): string; toSingular(form: string, model: unknown): string };
};

let grammar: { transform: Grammar; model: unknown } | undefined;

function loadGrammar(): { transform: Grammar; model: unknown } {
  // The library types neither; a test over known words would fail if their shape changed.
  grammar ??= {
    transform: (nlp.methods() as unknown as { two: { transform: Grammar } }).two.transform,
    model: nlp.model(),
  };
  return grammar;
}

const TENSES = ["PastTense", "PresentTense", "Gerund", "Participle"];

/** Pairs of form and base for the verbs and nouns of a plain English phrase, e.g. `["told", "tell"]`. */
export function inflectionsOf(phrase: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const { normal, tags } of termsOf(phrase)) {
    if (!/^[a-z]{2,}$/.test(normal) || FIXED.has(normal)) continue;
    if (tags.has("Verb") && !tags.has("Auxiliary") && !tags.has("Modal")) pairs.push(...verbForms(normal, tags));
    else if (tags.has("Noun") && !tags.has("Pronoun") && !tags.has("Possessive"))
      pairs.push(...nounForms(normal, tags));
  }
  return pairs;
}

const termsOf = (phrase: string): Term[] => nlp(phrase).document.flat() as Term[];

function verbForms(word: string, tags: ReadonlySet<string>): [string, string][] {
  const { transform, model } = loadGrammar();
  const tense = TENSES.find((name) => tags.has(name));
  const base = tense ? transform.verb.toInfinitive(word, model, tense) : word;
  const forms = transform.verb.conjugate(base, model);
  return [base, ...TENSES.map((name) => forms[name] ?? "")]
    .filter((form) => /^[a-z]{2,}$/.test(form) && !FIXED.has(form))
    .map((form): [string, string] => [form, base]);
}

function nounForms(word: string, tags: ReadonlySet<string>): [string, string][] {
  const { transform, model } = loadGrammar();
  const base = tags.has("Plural") ? transform.noun.toSingular(word, model) : word;
  const plural = transform.noun.toPlural(base, model);
  return [base, plural].filter((form) => /^[a-z]{2,}$/.test(form)).map((form): [string, string] => [form, base]);
}

/** The other tenses of "be not": "that be not my job" gives "that (will|would|shall) not be my job". */
export function tenseTwinOf(phrase: string): string | undefined {
  const twin = phrase.replace(/\b(?:be|am|is|are|was|were) not\b/i, "(will|would) not be");
  return twin === phrase ? undefined : twin;
}

const OBJECT = new Set(["Noun", "Determiner", "Possessive", "Adjective", "Pronoun"]);

/** The same asked: "they can not get" gives "(can) not they get". */
export function askedTwinOf(phrase: string): string | undefined {
  const twin = phrase.replace(
    /^(?:\^ ?)?(\((?:they|you|we|i|he|she)(?:\|[a-z ]+)*\)|they|you|we|i) (?:\[[a-z| ]+\] )?(\((?:can|could|do|will|would|have)[a-z| ]*\)|can|could|do|will|would|have) not (?!\[|$)/i,
    "$2 not $1 ",
  );
  return twin === phrase ? undefined : twin;
}

/**
 * The passive twin of "we will not send anyone": "anyone will not be sent".
 * @returns undefined when the phrase is not a pronoun, its verb and an object that closes the phrase
 */
export function passiveOf(phrase: string): string | undefined {
  const terms = termsOf(toUnits(phrase).words.join(" "));
  const words = terms.map((term) => term.normal).filter((word) => word !== "");
  if (!["i", "we"].includes(words[0] ?? "")) return undefined;
  const verbAt = terms.findIndex((term) => {
    const { tags } = term;
    return tags.has("Verb") && !tags.has("Auxiliary") && !tags.has("Modal") && !tags.has("Copula");
  });
  if (verbAt < 1 || verbAt === terms.length - 1) return undefined;
  const object = terms.slice(verbAt + 1);
  if (!object.every((term) => [...term.tags].some((tag) => OBJECT.has(tag)) && ![...term.tags].includes("Verb")))
    return undefined;
  if (!object.some((term) => term.tags.has("Noun") || term.tags.has("Pronoun"))) return undefined;
  if (object.some((term) => ["me", "us", "you", "it", "i"].includes(term.normal)) && object.length > 1)
    return undefined;
  const helpers = words.slice(1, verbAt).filter((word) => !["do", "does", "did"].includes(word));
  if (helpers.some((word) => !["will", "would", "can", "could", "not", "shall", "must"].includes(word)))
    return undefined;
  const verb = terms[verbAt];
  if (!verb) return undefined;
  const { transform, model } = loadGrammar();
  const tense = TENSES.find((name) => verb.tags.has(name));
  const base = tense ? transform.verb.toInfinitive(verb.normal, model, tense) : verb.normal;
  const forms = transform.verb.conjugate(base, model);
  const participle = forms.Participle || forms.PastTense;
  if (!participle || base === "be") return undefined;
  const subject = object.map((term) => term.normal).join(" ");
  const modal = helpers.filter((word) => word !== "not").join(" ");
  const negated = words.slice(1, verbAt).includes("not") ? " not" : "";
  return modal === "" ? `${subject} is${negated} ${participle}` : `${subject} ${modal}${negated} be ${participle}`;
}
