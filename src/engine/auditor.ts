import type { Decision, Field, Language, Severity } from "../model/categories.ts";
import { SEVERITIES, toDecision } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Audience, Policy, Rule } from "../model/policy.ts";
import type { AuditReport, Finding, Importance, Problem, Suggestion } from "../model/report.ts";
import { type Analysis, createAnalyser } from "./analyser.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type { ChunkHit, Letter, LetterHit, PlacedChunk } from "./detectors/detector.ts";
import { keepStrictest } from "./one-place.ts";
import { createDirectory, type Directory, type Recipient } from "./organisation.ts";
import { markKnownQuotes } from "./quoted-words.ts";
import { fitInstructions, fitSuggestions } from "./suggest.ts";
import type { LanguageCounts } from "./text/language.ts";
import { placesOf } from "./text/places.ts";
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
};

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
  const fitted = new WeakMap<ChunkHit, Suggestion[]>();
  const analyser = createAnalyser(compiled, org, directory, options.remember ?? true);

  function findInChunk(chunk: PlacedAnalysis, letter: Letter): Finding[] {
    return chunk.hits.flatMap((hit) => {
      const rule = policy.rules[hit.rule];
      if (!rule || !looksHere(rule, chunk, letter.draft) || hit.counts?.(letter) === false) return [];
      const { field, index, part, page, start } = chunk;
      const found = toFinding(
        rule,
        { ...hit, field, index, part, page, start: hit.start + start, end: hit.end + start },
        letter,
      );
      if (!found) return [];
      // A file's own words are not the writer's to change here.
      if (field === "attachments") return [{ ...found, suggestions: instructionsOf(rule, letter) }];
      const fitted = fittedSuggestions(rule, chunk, hit);
      return [{ ...found, suggestions: start === 0 ? fitted : fitted.map((made) => shift(made, start)) }];
    });
  }

  /** What a rule suggests for a hit, in the chunk's offsets; the same for as long as the chunk is remembered. */
  function fittedSuggestions(rule: Rule, chunk: PlacedAnalysis, hit: ChunkHit): Suggestion[] {
    const known = fitted.get(hit);
    if (known) return known;
    const lang: Language = /\p{Script=Han}/u.test(chunk.text.slice(hit.start, hit.end)) ? "zh" : "en";
    const made = fitSuggestions(suggestionsOf(rule, hit, lang), { text: chunk.text, units: chunk.units, hit }, lang);
    fitted.set(hit, made);
    return made;
  }

  function findInLetter(letter: Letter, problems: Problem[]): Finding[] {
    return analyser.letterDetectors.flatMap(({ rule: at, run }) => {
      const rule = policy.rules[at];
      if (!rule?.channels.includes(letter.draft.channel)) return [];
      try {
        return run(letter).flatMap((hit) => {
          const found = toFinding(rule, hit, letter);
          return found ? [{ ...found, suggestions: instructionsOf(rule, letter) }] : [];
        });
      } catch {
        problems.push({ ruleId: rule.id, code: "rule-failed" });
        return [];
      }
    });
  }

  /** @returns undefined when the rule is off for everybody who gets the letter */
  function toFinding(rule: Rule, hit: LetterHit, letter: Letter): Finding | undefined {
    const severity = severityFor(rule, letter.audiences, hit.sure);
    if (!severity) return undefined;
    const { field, index, part, page, start, end, facts = {} } = hit;
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
      excerpt: hit.secret ? "•••" : textOf(letter.draft, hit).slice(start, end),
      message: rule.message[locale].replace(/\{(\w+)\}/g, (slot, name: string) => facts[name] ?? slot),
      suggestions: [],
      citation: citationOf(rule, locale),
    };
  }

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
    return fitInstructions(rule.suggestions, zh ? "zh" : "en");
  }

  return {
    audit(draft) {
      const problems: Problem[] = [];
      const findings: Finding[] = [];
      let chunks: PlacedAnalysis[] = [];
      let importance: Importance | undefined;
      try {
        chunks = placesOf(draft).map((place): PlacedAnalysis => {
          const { chunk, ...where } = place;
          return { ...analyser.analyse(chunk.text), ...where, start: chunk.start, role: chunk.role };
        });
        const recipients = recipientsOf(draft, directory);
        markKnownQuotes(draft, chunks, recipients, directory);
        const letter: Letter = { draft, chunks, recipients, audiences: audiencesOf(draft, recipients) };
        // No spreading into push: a hostile letter has more findings than a call may have arguments.
        for (const chunk of chunks) for (const found of findInChunk(chunk, letter)) findings.push(found);
        for (const found of findInLetter(letter, problems)) findings.push(found);
        importance = weigh(letter);
      } catch {
        problems.push({ ruleId: "engine", code: "audit-failed" });
      }
      const kept = options.everyFinding ? findings : keepStrictest(withoutRepeatedWeight(findings, weighingRules));
      return {
        decision: decide(kept, problems, policy),
        findings: kept,
        problems,
        ...(importance ? { importance } : {}),
        unchecked: uncheckedParts(draft, policy, ownBody(chunks)),
        policy: { id: policy.id, version: policy.version },
      };
    },
  };
}

/** A hit that knows its own replacement offers it before the rule's suggestions. */
function suggestionsOf(rule: Rule, { use }: ChunkHit, lang: Language): Rule["suggestions"] {
  if (use === undefined) return rule.suggestions;
  return [{ lang, text: use, kind: "replace", replace: "match", slots: {} }, ...rule.suggestions];
}

/** A letter that a supervisor sees for a reason of its own need not be held for its weight as well. */
function withoutRepeatedWeight(findings: readonly Finding[], weighingRules: ReadonlySet<string>): Finding[] {
  const hasReason = findings.some(
    ({ ruleId, category, severity }) =>
      category === "review-trigger" && !weighingRules.has(ruleId) && severity !== "info" && severity !== "warn",
  );
  return findings.filter(({ ruleId }) => !(hasReason && weighingRules.has(ruleId)));
}

type PlacedAnalysis = PlacedChunk & Analysis;

const ownBody = (chunks: readonly PlacedAnalysis[]): LanguageCounts[] =>
  chunks.flatMap((chunk) => (chunk.field === "body" && chunk.role === "own" ? [chunk.scripts] : []));

function shift(suggestion: Suggestion, by: number): Suggestion {
  const { replaces } = suggestion;
  return replaces ? { ...suggestion, replaces: { start: replaces.start + by, end: replaces.end + by } } : suggestion;
}

function looksHere(rule: Rule, chunk: PlacedAnalysis, draft: Draft): boolean {
  if (!rule.channels.includes(draft.channel) || !rule.fields.includes(chunk.field)) return false;
  return (rule.words === "all" && !chunk.known) || chunk.role === "own" || chunk.role === "signature";
}

function recipientsOf(draft: Draft, directory: Directory): Recipient[] {
  return (["to", "cc", "bcc"] as const).flatMap((field) =>
    (draft[field] ?? []).map((raw, index) => directory.classify(field, index, raw)),
  );
}

/** Who gets the letter. Hidden or missing recipients may be anyone. */
function audiencesOf(draft: Draft, recipients: readonly Recipient[]): Set<Audience> {
  const audiences = new Set(recipients.map((recipient) => recipient.audience));
  const hidden = draft.incomplete?.some((field: Field) => field === "to" || field === "cc" || field === "bcc");
  if (audiences.size === 0 || hidden) audiences.add("unknown");
  return audiences;
}

/**
 * The strictest severity that any reader of the letter calls for; undefined when the rule is off for all of them. What
 * only resembles known wording counts one level less, but never below a warning when the wording itself would hold.
 */
function severityFor(rule: Rule, audiences: ReadonlySet<Audience>, sure: boolean): Severity | undefined {
  let strictest = -1;
  for (const audience of audiences) {
    const severity = rule.severityFor[audience] ?? rule.severity;
    if (severity !== "off") strictest = Math.max(strictest, SEVERITIES.indexOf(severity));
  }
  const level = SEVERITIES[strictest];
  if (sure || level === undefined || level === "info") return level;
  return rule.unsure ?? SEVERITIES[Math.max(1, strictest - 1)];
}

/** The text that a hit's offsets count in. */
function textOf(draft: Draft, { field, index = 0, part, page = 0 }: LetterHit): string {
  switch (field) {
    case "subject":
    case "body":
      return draft[field];
    case "from":
      return draft.from ?? "";
    case "attachments": {
      const file = draft.attachments[index];
      if (part !== "text") return file?.name ?? "";
      return typeof file?.text === "string" ? file.text : (file?.text?.[page] ?? "");
    }
    default:
      return draft[field][index] ?? "";
  }
}

function citationOf(rule: Rule, locale: Language): Finding["citation"] {
  if (!rule.citation) return { handbook: "company", clause: rule.id, title: rule.title[locale] };
  return { handbook: rule.citation.handbook, clause: rule.citation.clause, title: rule.citation.title[locale] };
}

function decide(findings: readonly Finding[], problems: readonly Problem[], policy: Policy): Decision {
  const severities: Severity[] = findings.map((finding) => finding.severity);
  if (problems.length > 0) severities.push(policy.onDoubt === "hold" ? "review" : "warn");
  const strictest = Math.max(0, ...severities.map((severity) => SEVERITIES.indexOf(severity)));
  return toDecision(SEVERITIES[strictest] ?? "info");
}
