/**
 * Words as the idea model sees them: English ones without their endings, people and negation by what they stand for.
 * Rough on purpose: a wrong stem that is always the same does no harm.
 */

/** Words that count as one. The first of each line is the name. */
const SAME = [
  "i we",
  "me us",
  "my our mine ours",
  "myself ourselves",
  "you ye ya y'all yall",
  "your yours",
  "yourself yourselves",
  "he she",
  "him her them",
  "his hers their theirs",
  "be am is are was were been being",
  "do does did done doing",
  "have has had having",
  "will shall would",
  "can could",
  "may might",
  "should ought",
  "get got gotten getting gets",
  "go goes went gone going",
  "say says said saying",
  "tell tells told telling",
  "know knows knew known knowing",
  "make makes made making",
  "take takes took taken taking",
  "think thinks thought thinking",
  "come comes came coming",
  "give gives gave given giving",
  "find finds found finding",
  "see sees saw seen seeing",
  "leave leaves left leaving",
  "keep keeps kept keeping",
  "pay pays paid paying",
  "send sends sent sending",
  "understand understands understood understanding",
  "write writes wrote written writing",
  "read reads reading",
  "break breaks broke broken breaking",
  "buy buys bought buying",
  "build builds built building",
  "bring brings brought bringing",
  "do_not dont",
  "man men",
  "woman women",
  "person people persons folk folks",
  "good better best",
  "bad worse worst",
  "somebody someone",
  "anybody anyone",
  "nobody noone",
  "everybody everyone",
];

/** Words that share a class; a phrase of classes is learned beside the phrase itself. */
const CLASSES: Record<string, string> = {
  NEG: "not no never nobody nothing none neither nor hardly barely without nowhere cannot",
  ME: "i we me us my our mine ours myself ourselves",
  YOU: "you your yours yourself yourselves y'all",
  THEY: "he she they him her them his their theirs somebody someone anybody anyone another other others else",
  MODAL: "can could may might must shall should will would ought need",
  BE: "be am is are was were been being",
  HAVE: "have has had having",
  DO: "do does did done doing",
  DAY: "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight weekend morning afternoon evening noon midnight",
  MONTH: "january february march april june july august september october november december",
  SPAN: "second seconds minute minutes hour hours day days week weeks month months year years fortnight",
  ASK: "ask call ring phone contact try write turn speak talk email mail",
  JOB: "job task duty department remit scope desk patch responsibility territory province role area turf plate concern business problem headache matter affair pigeon baby bag worry trouble mess",
  WORTHLESS:
    "rubbish junk garbage trash crap useless worthless hopeless pathetic awful terrible dreadful lousy shoddy sloppy botched cowboy cowboys bodge bodged butcher butchered amateur amateurs clueless incompetent joke shambles circus disgrace laughable ridiculous stupid silly daft dumb idiot idiots fool fools",
  MONEY:
    "euro euros dollar dollars pound pounds usd eur gbp rmb yuan cost costs price fee charge money invoice bill deposit payment salary wage pay bonus discount",
  FREE: "free gratis complimentary courtesy waive waived",
  ALWAYS:
    "always never ever forever every all any absolutely completely totally entirely fully hundred guarantee guaranteed",
  SOFT: "please kindly sorry apologise apologize apologies apology afraid unfortunately regret thank thanks grateful appreciate",
  HELP: "help assist support arrange forward pass hand check look clarify propose suggest offer",
};

const sameAs = new Map<string, string>();
const classOf = new Map<string, string>();

function fill(): void {
  for (const line of SAME) {
    const [name = "", ...forms] = line.split(" ");
    for (const form of [name, ...forms]) sameAs.set(form, name);
  }
  for (const [name, words] of Object.entries(CLASSES)) {
    for (const word of words.split(" ")) {
      if (!classOf.has(word)) classOf.set(word, name);
      const stem = stemOf(word);
      if (!classOf.has(stem)) classOf.set(stem, name);
    }
  }
}

/** An English word, folded before, without its endings. */
export function stemOf(word: string): string {
  if (sameAs.size === 0) fill();
  const same = sameAs.get(word);
  if (same !== undefined) return same;
  if (word.length < 4) return word;
  let stem = word;
  if (stem.endsWith("ies") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith("sses")) stem = stem.slice(0, -2);
  else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is"))
    stem = stem.slice(0, -1);
  if (stem.endsWith("ied") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith("ing") && stem.length > 5) stem = undouble(stem.slice(0, -3));
  else if (stem.endsWith("ed") && stem.length > 4) stem = undouble(stem.slice(0, -2));
  else if (stem.endsWith("ly") && stem.length > 4) stem = stem.slice(0, -2);
  if (stem.endsWith("e") && stem.length > 4) stem = stem.slice(0, -1);
  return sameAs.get(stem) ?? stem;
}

function undouble(stem: string): string {
  const last = stem.charAt(stem.length - 1);
  if (last === stem.charAt(stem.length - 2) && !"lsz".includes(last)) return stem.slice(0, -1);
  return stem;
}

/** The class of an English word or its stem; undefined for most. */
export function classOfWord(word: string, stem: string): string | undefined {
  if (sameAs.size === 0) fill();
  return classOf.get(word) ?? classOf.get(stem);
}
