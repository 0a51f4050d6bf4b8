import type { Language } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Rule } from "../model/policy.ts";
import type { AuditReport, Finding, Importance, Problem, Suggestion } from "../model/report.ts";
import { type Analyser, type Analysis, createAnalyser } from "./analyser.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import { decide, severityFor, withoutRepeatedWeight } from "./decide.ts";
import type { ChunkHit, Letter, LetterHit } from "./detectors/detector.ts";
import { createLetterFinder } from "./letter-finder.ts";
import { keepStrictest, withoutBetterKnown } from "./one-place.ts";
import { bareAddress, createDirectory } from "./organisation.ts";
import { markKnownQuotes } from "./quoted-words.ts";
import { createReaders } from "./readers.ts";
import { MASKED, secretsIn, withoutSecrets } from "./secrets.ts";
import { fitInstructions, fitSuggestions } from "./suggest.ts";
import { citationOf, messageOf, textOf } from "./telling.ts";
import type { LanguageCounts } from "./text/language.ts";
import { placesOf } from "./text/places.ts";
import { moved, NOTHING_TOLD, type PlacedAnalysis, placed, shift, situationOf, type Told, UNFITTED } from "./told.ts";
import { inTraditional, isTraditional } from "./traditional-letter.ts";
import { uncheckedParts } from "./unchecked.ts";

export type AuditorOptions = {
  /** Language of messages and titles. */
  locale?: Language;
  /** Remember what was found in text seen before; off for measuring. */
  remember?: boolean;
  /** Report what every rule finds, also where a stricter one found the same place; for checking rules one by one. */
  everyFinding?: boolean;
};

export type Auditor = {
  /** Judges a draft. Pure: same draft, same report. Never throws; what fails is named in `problems`. */
  audit(draft: Draft): AuditReport;
  /**
   * The same in slices of a few milliseconds: whoever steps through it may let the page breathe at each stop. Letters of
   * ordinary length are done at the first step. The draft must stay as it is until the last.
   */
  auditInSlices(draft: Draft): Generator<undefined, AuditReport, undefined>;
};

/** Characters read, and findings told, from one stop to the next. */
const SLICE_CHARACTERS = 12_000;
const SLICE_FINDINGS = 1_000;

/**
 * Makes an auditor from a policy that was compiled before. Loads in a few milliseconds and needs no grammar library.
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createCompiledAuditor(
  compiled: CompiledPolicy,
  org: OrgProfile,
  options: AuditorOptions = {},
): Auditor {
  const { policy } = compiled;
  const locale = options.locale ?? "en";
  const directory = createDirectory(org);
  const readersOf = createReaders(directory);
  const remember = options.remember ?? true;
  const hitsBy = createLetterFinder(remember);
  const analyser = createAnalyser(compiled, org, directory, remember);

  function findInChunk(chunk: PlacedAnalysis, letter: Letter): readonly Told[] {
    const { hits, field, start } = chunk;
    if (hits.length === 0) return NOTHING_TOLD;
    if (!remember) return tell(chunk, letter);
    // Where a chunk's findings stand changes with every key before it, and what they say hardly ever does.
    const situation = situationOf(chunk, letter);
    const known = chunk.notes.get(TOLD) as ToldBefore | undefined;
    if (known?.situation === situation) {
      if (known.start !== start) {
        known.told = known.told.map((one) => moved(one, start - known.start));
        known.start = start;
      }
      return known.told;
    }
    const told = tell(chunk, letter);
    // What is said of a file depends on the letter around it.
    if (field !== "attachments") chunk.notes.set(TOLD, { situation, start, told } satisfies ToldBefore);
    return told;
  }

  function tell(chunk: PlacedAnalysis, letter: Letter): Told[] {
    const told: Told[] = [];
    const meant = new Set<Finding>();
    const { field, index, part, page, start } = chunk;
    for (const hit of chunk.hits) {
      const rule = policy.rules[hit.rule];
      if (!rule || !looksHere(rule, chunk, letter.draft) || hit.counts?.(letter) === false) continue;
      if (hit.byMeaning && (chunk.role !== "own" || field === "attachments")) continue;
      // A heading names its matter in a few words and says nothing of it: a doubtful reading of it is worth nothing.
      if (hit.byMeaning && !hit.sure && field === "subject") continue;
      const { sure, secret } = hit;
      const place = { field, index, part, page, start: hit.start + start, end: hit.end + start, sure, secret };
      const finding = toFinding(rule, place, letter);
      if (!finding) continue;
      if (field === "attachments") {
        // A file's own words are not the writer's to change here.
        finding.suggestions = instructionsOf(rule, letter);
        finding.message = messageOf(rule, hit.facts ?? NO_FACTS, locale);
        told.push({ finding });
      } else {
        finding.suggestions = UNFITTED;
        told.push({ finding, fit: { rule, chunk, hit } });
      }
      if (hit.byMeaning) meant.add(finding);
    }
    if (meant.size === 0) return told;
    const kept = new Set(
      withoutBetterKnown(
        told.map(({ finding }) => finding),
        meant,
      ),
    );
    return told.filter(({ finding }) => kept.has(finding));
  }

  /** Gives a finding that is told its words and suggestions: most that are found give way to stricter ones and need none. */
  function complete({ finding, fit: how }: Told, letter: Letter): void {
    if (!how || finding.suggestions !== UNFITTED) return;
    if (finding.message === UNWORDED) finding.message = messageOf(how.rule, how.hit.facts ?? NO_FACTS, locale);
    how.made ??= fittedSuggestions(how.rule, how.chunk, how.hit);
    const fitted = isTraditional(letter) ? inTraditional(how.made) : how.made;
    const by = finding.start - how.hit.start;
    finding.suggestions = by === 0 ? fitted : fitted.map((one) => shift(one, by));
  }

  /** What a rule suggests for a hit, in the chunk's offsets. */
  function fittedSuggestions(rule: Rule, chunk: Analysis, hit: ChunkHit): Suggestion[] {
    const lang: Language = /\p{Script=Han}/u.test(chunk.text.slice(hit.start, hit.end)) ? "zh" : "en";
    return fitSuggestions(suggestionsOf(rule, hit, lang), { text: chunk.text, units: chunk.units, hit }, lang);
  }

  function findBy(detector: Analyser["letterDetectors"][number], letter: Letter): readonly Finding[] | Problem {
    const rule = policy.rules[detector.rule];
    if (!rule?.channels.includes(letter.draft.channel)) return NO_FINDINGS;
    try {
      const hits = hitsBy(detector, letter);
      if (hits.length === 0) return NO_FINDINGS;
      return hits.flatMap((hit) => {
        const found = toFinding(rule, hit, letter);
        if (!found) return [];
        const message = messageOf(rule, hit.facts ?? NO_FACTS, locale);
        return [{ ...found, message, suggestions: instructionsOf(rule, letter) }];
      });
    } catch {
      return { ruleId: rule.id, code: "rule-failed" };
    }
  }

  /** A finding still without words. @returns undefined when the rule is off for everybody who gets the letter */
  function toFinding(rule: Rule, hit: LetterHit, letter: Letter): Finding | undefined {
    if (rule.exceptRoles.some((role) => letter.senderRoles.has(role))) return undefined;
    const severity = severityFor(rule, letter.audiences, hit.sure);
    if (!severity) return undefined;
    const { field, index, part, page, start, end } = hit;
    return {
      ruleId: rule.id,
      category: rule.category,
      severity,
      field,
      ...(index === undefined ? {} : { index }),
      start,
      end,
      ...(part === undefined ? {} : { part }),
      ...(page === undefined ? {} : { page }),
      excerpt: hit.secret ? MASKED : textOf(letter.draft, hit).slice(start, end),
      message: UNWORDED,
      suggestions: [],
      citation: citationOf(rule, locale),
      ...(rule.locked ? { locked: true as const } : {}),
    };
  }

  const rolesHeld = new Map<string, Set<string>>();
  for (const [role, holders] of Object.entries(org.roles ?? {})) {
    for (const address of holders.map(bareAddress)) {
      rolesHeld.set(address, (rolesHeld.get(address) ?? new Set()).add(role));
    }
  }
  const rolesOf = ({ from }: Draft): ReadonlySet<string> => rolesHeld.get(bareAddress(from ?? "")) ?? NO_ROLES;

  const weighingRules = new Set(
    policy.rules.filter((rule) => rule.detect.some(({ kind }) => kind === "importance")).map((rule) => rule.id),
  );

  function weigh(letter: Letter): Importance | undefined {
    const { importance } = policy;
    if (!importance || !analyser.weigh) return undefined;
    const parts = analyser.weigh(letter);
    const score = parts.reduce((sum, part) => sum + part.score, 0);
    return { score, threshold: importance.threshold, parts };
  }

  function instructionsOf(rule: Rule, letter: Letter): Finding["suggestions"] {
    const zh = /\p{Script=Han}/u.test(letter.draft.body);
    const made = fitInstructions(rule.suggestions, zh ? "zh" : "en");
    return zh && made.length > 0 && isTraditional(letter) ? inTraditional(made) : made;
  }

  function* inSlices(draft: Draft): Generator<undefined, AuditReport, undefined> {
    const problems: Problem[] = [];
    const findings: Finding[] = [];
    const unfitted = new Map<Finding, Told>();
    const chunks: PlacedAnalysis[] = [];
    let importance: Importance | undefined;
    let read: Letter | undefined;
    let characters = 0;
    try {
      const analysed = new Map<string, Analysis>();
      let unread = SLICE_CHARACTERS;
      for (const place of placesOf(draft)) {
        const { text } = place.chunk;
        chunks.push(placed(analyser.analyse(text, analysed), place));
        characters += text.length;
        unread -= text.length;
        if (unread > 0) continue;
        unread = SLICE_CHARACTERS;
        yield;
      }
      const { recipients, audiences } = readersOf(draft);
      markKnownQuotes(draft, chunks, recipients, directory);
      const letter: Letter = { draft, chunks, recipients, audiences, senderRoles: rolesOf(draft), notes: new Map() };
      read = letter;
      // No spreading into push: a hostile letter has more findings than a call may have arguments.
      let untold = SLICE_FINDINGS;
      for (const chunk of chunks) {
        for (const told of findInChunk(chunk, letter)) {
          findings.push(told.finding);
          if (told.fit) unfitted.set(told.finding, told);
        }
        if (findings.length < untold) continue;
        untold = findings.length + SLICE_FINDINGS;
        yield;
      }
      const present = new Set<number>();
      for (const { letterKeys } of chunks) for (const at of letterKeys) present.add(at);
      for (const [at, detector] of analyser.letterDetectors.entries()) {
        if (detector.needsPhrases && !present.has(at)) continue;
        const found = findBy(detector, letter);
        if ("code" in found) problems.push(found);
        else for (const finding of found) findings.push(finding);
        if (characters > SLICE_CHARACTERS) yield;
      }
      importance = weigh(letter);
    } catch {
      problems.push({ ruleId: "engine", code: "audit-failed" });
    }
    const kept = options.everyFinding ? findings : keepStrictest(withoutRepeatedWeight(findings, weighingRules));
    for (const [at, finding] of kept.entries()) {
      const told = unfitted.get(finding);
      if (told && read) complete(told, read);
      if (at % SLICE_FINDINGS === SLICE_FINDINGS - 1) yield;
    }
    return {
      decision: decide(kept, problems, draft, policy),
      findings: withoutSecrets(kept, secretsIn(chunks, draft)),
      problems,
      ...(importance ? { importance } : {}),
      unchecked: uncheckedParts(draft, policy, ownBody(chunks)),
      policy: { id: policy.id, version: policy.version },
    };
  }

  return {
    audit(draft) {
      const slices = inSlices(draft);
      for (;;) {
        const step = slices.next();
        if (step.done) return step.value;
      }
    },
    auditInSlices: inSlices,
  };
}

/** Under this the auditor notes what a chunk's hits were told as. */
const TOLD = {};
type ToldBefore = { situation: string; start: number; told: readonly Told[] };

const NO_FINDINGS: readonly Finding[] = [];
const NO_FACTS: Readonly<Record<string, string>> = {};
/** Stands for a message that was not made yet. */
const UNWORDED = "";
const NO_ROLES: ReadonlySet<string> = new Set();

/** A hit that knows its own replacement offers it before the rule's suggestions. */
function suggestionsOf(rule: Rule, { use }: ChunkHit, lang: Language): Rule["suggestions"] {
  if (use === undefined) return rule.suggestions;
  return [{ lang, text: use, kind: "replace", replace: "match", slots: {} }, ...rule.suggestions];
}

const ownBody = (chunks: readonly PlacedAnalysis[]): LanguageCounts[] =>
  chunks.flatMap((chunk) => (chunk.field === "body" && chunk.role === "own" ? [chunk.scripts] : []));

function looksHere(rule: Rule, chunk: PlacedAnalysis, draft: Draft): boolean {
  if (!rule.channels.includes(draft.channel) || !rule.fields.includes(chunk.field)) return false;
  return (rule.words === "all" && !chunk.known) || chunk.role === "own" || chunk.role === "signature";
}
