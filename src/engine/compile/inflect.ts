import nlp from "compromise";

/** Words whose forms the lexicon already knows, or whose "inflections" are other words. */
const FIXED = new Set(
  "be am is are was were been do does did have has had will would shall can could may might must should not no i we you he she it they this that".split(
    " ",
  ),
);

type Term = { normal: string; root?: string; implicit?: string; tags: Set<string> | string[] };

/** Pairs of form and base for the verbs and nouns of a plain English phrase, e.g. `["told", "tell"]`. */
export function inflectionsOf(phrase: string): [string, string][] {
  const pairs: [string, string][] = [];
  const doc = nlp(phrase);
  doc.compute("root");
  const terms = doc.document.flat() as Term[];
  for (const term of terms) {
    const word = term.normal;
    if (!/^[a-z]{2,}$/.test(word) || FIXED.has(word)) continue;
    const tags = [...term.tags];
    const base = term.root && /^[a-z]+$/.test(term.root) ? term.root : word;
    if (tags.includes("Verb") && !tags.includes("Auxiliary") && !tags.includes("Modal")) pairs.push(...verbForms(base));
    else if (tags.includes("Noun") && !tags.includes("Pronoun") && !tags.includes("Possessive"))
      pairs.push(...nounForms(base));
  }
  return pairs;
}

const verbCache = new Map<string, [string, string][]>();

function verbForms(base: string): [string, string][] {
  const cached = verbCache.get(base);
  if (cached) return cached;
  const doc = nlp(base);
  doc.tag("Infinitive");
  const [forms] = doc.verbs().conjugate() as Record<string, string>[];
  const pairs = Object.values(forms ?? {})
    .filter((form) => /^[a-z]+$/.test(form) && !FIXED.has(form))
    .map((form): [string, string] => [form, base]);
  verbCache.set(base, pairs);
  return pairs;
}

const nounCache = new Map<string, [string, string][]>();

function nounForms(base: string): [string, string][] {
  const cached = nounCache.get(base);
  if (cached) return cached;
  const doc = nlp(base);
  doc.tag("Singular");
  const plural = doc.nouns().toPlural().text("normal");
  const pairs: [string, string][] = /^[a-z]+$/.test(plural) && plural !== base ? [[plural, base]] : [];
  nounCache.set(base, pairs);
  return pairs;
}

const OBJECT = new Set(["Noun", "Determiner", "Possessive", "Adjective", "Pronoun"]);

/**
 * The passive twin of "we will not send anyone": "anyone will not be sent".
 * @returns undefined when the phrase is not a pronoun, its verb and an object that closes the phrase
 */
export function passiveOf(phrase: string): string | undefined {
  if (!/^(i|we|you|he|she|it|they)\b/i.test(phrase)) return undefined;
  const terms = nlp(phrase).contractions().expand().all().document.flat() as Term[];
  const words = terms.map((term) => term.normal).filter((word) => word !== "");
  if (!["i", "we"].includes(words[0] ?? "")) return undefined;
  const verbAt = terms.findIndex((term) => {
    const tags = [...term.tags];
    return tags.includes("Verb") && !tags.includes("Auxiliary") && !tags.includes("Modal") && !tags.includes("Copula");
  });
  if (verbAt < 1 || verbAt === terms.length - 1) return undefined;
  const object = terms.slice(verbAt + 1);
  if (!object.every((term) => [...term.tags].some((tag) => OBJECT.has(tag)) && ![...term.tags].includes("Verb")))
    return undefined;
  if (object.some((term) => ["me", "us", "you", "it", "i"].includes(term.normal)) && object.length > 1)
    return undefined;
  const helpers = words.slice(1, verbAt).filter((word) => !["do", "does", "did"].includes(word));
  if (helpers.some((word) => !["will", "would", "can", "could", "not", "shall", "must"].includes(word)))
    return undefined;
  const [forms] = nlp(terms[verbAt]?.normal ?? "")
    .verbs()
    .conjugate() as Record<string, string>[];
  const participle = forms?.Participle ?? forms?.PastTense;
  if (!participle) return undefined;
  const subject = object.map((term) => term.normal).join(" ");
  const modal = helpers.filter((word) => word !== "not").join(" ");
  const negated = words.slice(1, verbAt).includes("not") ? " not" : "";
  return modal === "" ? `${subject} is${negated} ${participle}` : `${subject} ${modal}${negated} be ${participle}`;
}
