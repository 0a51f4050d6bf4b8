import type { Language } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { Policy, Rule } from "../model/policy.ts";
import type { Finding, Problem, Suggestion } from "../model/report.ts";
import type { LetterEntry } from "./analyser.ts";
import { severityFor } from "./decide.ts";
import type { ChunkHit, Letter, LetterHit } from "./detectors/detector.ts";
import { haveSamePlace } from "./letter-change.ts";
import { hintBeside, withoutBetterKnown } from "./one-place.ts";
import { MASKED } from "./secrets.ts";
import { fitInstructions, fitSuggestions } from "./suggest.ts";
import { citationOf, messageOf, textOf } from "./telling.ts";
import { moved, NOTHING_TOLD, type PlacedAnalysis, type Situation, shift, type Told, UNFITTED } from "./told.ts";
import { inTraditional, isChinese, isTraditional } from "./traditional-letter.ts";

/** Makes findings of what detectors notice. */
export type Teller = {
  /**
   * What a chunk's hits are told as.
   * @param situation under which that is remembered, for as long as the chunk is; left out when nothing is to be
   */
  findInChunk(chunk: PlacedAnalysis, letter: Letter, situation: Situation | undefined): readonly Told[];
  /** What a letter detector finds; a problem when it throws. */
  findBy(detector: LetterEntry, letter: Letter): readonly Finding[] | Problem;
  /** Gives a finding that is told its words and suggestions: most that are found give way to stricter ones and need none. */
  complete(told: Told, letter: Letter): void;
};

export const NOTHING_FOUND: readonly Finding[] = [];
const NO_FACTS: Readonly<Record<string, string>> = {};
/** Stands for a message that was not made yet. */
const UNWORDED = "";

/** Under this it is noted what a chunk's hits were told as. */
const TOLD = {};
type ToldBefore = { situation: Situation; chunk: PlacedAnalysis; told: readonly Told[] };

/** @param remember keep suggestions with the hits that they were fitted to: hits outlast the chunk that is typed in */
export function createTeller(policy: Policy, locale: Language, remember: boolean): Teller {
  const fitted = remember ? new WeakMap<ChunkHit, Suggestion[]>() : undefined;

  function findInChunk(chunk: PlacedAnalysis, letter: Letter, situation: Situation | undefined): readonly Told[] {
    if (chunk.analysis.hits.length === 0) return NOTHING_TOLD;
    if (!situation) return tell(chunk, letter);
    // Where a chunk's findings stand changes with every key before it, and what they say hardly ever does.
    const known = chunk.notes.get(TOLD) as ToldBefore | undefined;
    if (known?.situation === situation && haveSamePlace(known.chunk, chunk)) {
      if (known.chunk.start !== chunk.start) {
        const by = chunk.start - known.chunk.start;
        known.told = known.told.map((one) => moved(one, by));
        known.chunk = chunk;
      }
      return known.told;
    }
    const told = tell(chunk, letter);
    chunk.notes.set(TOLD, { situation, chunk, told } satisfies ToldBefore);
    return told;
  }

  function tell(chunk: PlacedAnalysis, letter: Letter): Told[] {
    const told: Told[] = [];
    const meant = new Set<Finding>();
    const { field, index, part, page, start } = chunk;
    for (const hit of chunk.analysis.hits) {
      const rule = policy.rules[hit.rule];
      if (!rule || !looksHere(rule, chunk, letter.draft) || hit.counts?.(letter) === false) continue;
      if (hit.byMeaning && (chunk.role !== "own" || field === "attachments")) continue;
      // A heading names its matter in a few words and says nothing of it: a doubtful reading of it is worth nothing.
      if (hit.byMeaning && !hit.sure && field === "subject") continue;
      const { sure, faint, secret } = hit;
      const place = { field, index, part, page, start: hit.start + start, end: hit.end + start, sure, faint, secret };
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
    const left = told.filter(({ finding }) => kept.has(finding));
    hintBeside(left, meant, chunk.units);
    return left;
  }

  function complete({ finding, fit: how }: Told, letter: Letter): void {
    if (!how || finding.suggestions !== UNFITTED) return;
    if (finding.message === UNWORDED) finding.message = messageOf(how.rule, how.hit.facts ?? NO_FACTS, locale);
    const made = fittedSuggestions(how.rule, how.chunk, how.hit);
    const fitted = isTraditional(letter) ? inTraditional(made) : made;
    const by = finding.start - how.hit.start;
    finding.suggestions = by === 0 ? fitted : fitted.map((one) => shift(one, by));
  }

  /** What a rule suggests for a hit, in the chunk's offsets; the same for as long as the chunk is remembered. */
  function fittedSuggestions(rule: Rule, chunk: PlacedAnalysis, hit: ChunkHit): Suggestion[] {
    const known = fitted?.get(hit);
    if (known) return known;
    const lang: Language = /\p{Script=Han}/u.test(chunk.text.slice(hit.start, hit.end)) ? "zh" : "en";
    const made = fitSuggestions(suggestionsOf(rule, hit, lang), { text: chunk.text, units: chunk.units, hit }, lang);
    fitted?.set(hit, made);
    return made;
  }

  function findBy(detector: LetterEntry, letter: Letter): readonly Finding[] | Problem {
    const rule = policy.rules[detector.rule];
    if (!rule?.channels.includes(letter.draft.channel)) return NOTHING_FOUND;
    try {
      const hits = detector.run(letter);
      if (hits.length === 0) return NOTHING_FOUND;
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
    const strictest = severityFor(rule, letter.audiences, hit.sure);
    if (!strictest) return undefined;
    const severity = hit.faint && !rule.locked ? "info" : strictest;
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

  function instructionsOf(rule: Rule, letter: Letter): Finding["suggestions"] {
    const zh = isChinese(letter);
    const made = fitInstructions(rule.suggestions, zh ? "zh" : "en");
    return zh && made.length > 0 && isTraditional(letter) ? inTraditional(made) : made;
  }

  return { findInChunk, findBy, complete };
}

/** A hit that knows its own replacement offers it before the rule's suggestions. */
function suggestionsOf(rule: Rule, { use }: ChunkHit, lang: Language): Rule["suggestions"] {
  if (use === undefined) return rule.suggestions;
  return [{ lang, text: use, kind: "replace", replace: "match", slots: {} }, ...rule.suggestions];
}

function looksHere(rule: Rule, chunk: PlacedAnalysis, draft: Draft): boolean {
  if (!rule.channels.includes(draft.channel) || !rule.fields.includes(chunk.field)) return false;
  return (rule.words === "all" && !chunk.known) || chunk.role === "own" || chunk.role === "signature";
}
