import type { Language } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import type { AuditReport, Finding, Importance, Problem } from "../model/report.ts";
import { type Analysis, createAnalyser } from "./analyser.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import { decide, withoutRepeatedWeight } from "./decide.ts";
import type { Letter } from "./detectors/detector.ts";
import { envelopeOf, isIn } from "./envelope.ts";
import {
  type EarlierLetter,
  isUntouched,
  type LetterChange,
  letterChange,
  movedFindings,
  openingOf,
} from "./letter-change.ts";
import { keepStrictest } from "./one-place.ts";
import { bareAddress, createDirectory } from "./organisation.ts";
import { markKnownQuotes } from "./quoted-words.ts";
import { createReaders } from "./readers.ts";
import { secretsIn, withoutSecrets } from "./secrets.ts";
import { createTeller, NOTHING_FOUND } from "./teller.ts";
import { languageOf, sumCounts } from "./text/language.ts";
import { placesOf } from "./text/places.ts";
import { type PlacedAnalysis, type PlacedLetter, placed, type Situation, situationOf, type Told } from "./told.ts";
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
  const { findInChunk, findBy, complete } = createTeller(policy, locale, remember);
  const analyser = createAnalyser(compiled, org, directory, remember);
  let earlier: EarlierAudit | undefined;

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

  function weigh(
    letter: Letter,
    before: EarlierAudit | undefined,
    change: LetterChange | undefined,
  ): Importance | undefined {
    const { importance } = policy;
    const { weigher } = analyser;
    if (!importance || !weigher) return undefined;
    const detector = letterDetectors[weigher.at];
    if (change && detector && isUntouched(detector, change)) return before?.importance;
    const parts = weigher.weigh(letter);
    const score = parts.reduce((sum, part) => sum + part.score, 0);
    return { score, threshold: importance.threshold, parts };
  }

  const { letterDetectors } = analyser;

  /** What a letter detector says, taken from the letter before where it would say the same. */
  function say(
    at: number,
    letter: Letter,
    present: ReadonlySet<number>,
    before: EarlierAudit | undefined,
    change: LetterChange | undefined,
  ): Said {
    const detector = letterDetectors[at];
    if (!detector || (detector.needsPhrases && !present.has(at))) return NOTHING_FOUND;
    const known = change && before?.said[at];
    if (!known || "code" in known || !isUntouched(detector, change)) return findBy(detector, letter);
    return (known.length === 0 ? known : movedFindings(known, change)) ?? findBy(detector, letter);
  }

  function* inSlices(draft: Draft): Generator<undefined, AuditReport, undefined> {
    const problems: Problem[] = [];
    const findings: Finding[] = [];
    const unfitted: Told[] = [];
    const chunks: PlacedAnalysis[] = [];
    let importance: Importance | undefined;
    let read: PlacedLetter | undefined;
    let made: Omit<EarlierAudit, "findings" | "kept" | "language"> | undefined;
    let characters = 0;
    // Another letter may be audited between two stops.
    const before = earlier;
    try {
      const analysed = new Map<string, Analysis>();
      let unread = SLICE_CHARACTERS;
      const places = placesOf(draft);
      // Behind a line that was put in or taken out, the same chunks stand so many places further on.
      const more = (before?.chunks.length ?? 0) - places.length;
      for (const place of places) {
        const { text } = place.chunk;
        const there = before?.chunks[chunks.length];
        const known = sameText(text, there) ?? sameText(text, before?.chunks[chunks.length + more]);
        chunks.push(placed(known?.analysis ?? analyser.analyse(text, analysed, there?.analysis), place, there));
        characters += text.length;
        unread -= text.length;
        if (unread > 0) continue;
        unread = SLICE_CHARACTERS;
        yield;
      }
      const { recipients, audiences } = readersOf(draft);
      markKnownQuotes(draft, chunks, recipients, directory);
      const letter: PlacedLetter = {
        draft,
        chunks,
        recipients,
        audiences,
        senderRoles: rolesOf(draft),
        notes: new Map(),
      };
      read = letter;
      // What only the next audit asks for is not looked for when there is none.
      const situation = remember ? situationOf(letter, before) : undefined;
      // No spreading into push: a hostile letter has more findings than a call may have arguments.
      let untold = SLICE_FINDINGS;
      for (const chunk of chunks) {
        for (const told of findInChunk(chunk, letter, situation)) {
          findings.push(told.finding);
          if (told.fit) unfitted.push(told);
        }
        if (findings.length < untold) continue;
        untold = findings.length + SLICE_FINDINGS;
        yield;
      }
      const opening = remember ? openingOf(letter) : undefined;
      const isComparable = before && opening && before.situation === situation;
      const change = isComparable ? letterChange(before, letter, opening) : undefined;
      const present = presentIn(chunks, before);
      const said: Said[] = [];
      for (let at = 0; at < letterDetectors.length; at++) {
        const found = say(at, letter, present, before, change);
        said.push(found);
        if (found === NOTHING_FOUND) continue;
        if ("code" in found) problems.push(found);
        else for (const finding of found) findings.push(finding);
        if (characters > SLICE_CHARACTERS) yield;
      }
      importance = weigh(letter, before, change);
      if (situation && opening) {
        const isSameEnvelope = before && isIn(before.envelope, letter);
        const envelope = isSameEnvelope ? before.envelope : envelopeOf(letter);
        made = { envelope, chunks, opening, situation, present, said, importance };
      }
    } catch {
      problems.push({ ruleId: "engine", code: "audit-failed" });
    }
    const isKnown = before !== undefined && areSame(before.findings, findings);
    const kept = isKnown ? before.kept : keptOf(findings);
    const language = ownLanguage(chunks, before);
    if (!isKnown && read) yield* completeAll(kept, unfitted, read);
    if (made) earlier = { ...made, findings, kept, language };
    return {
      decision: decide(kept, problems, draft, policy),
      findings: withoutSecrets(kept, secretsIn(chunks, draft)),
      problems,
      ...(importance ? { importance } : {}),
      unchecked: uncheckedParts(draft, policy, language),
      policy: { id: policy.id, version: policy.version },
    };
  }

  const keptOf = (findings: readonly Finding[]): readonly Finding[] =>
    options.everyFinding ? findings : keepStrictest(withoutRepeatedWeight(findings, weighingRules));

  function* completeAll(
    kept: readonly Finding[],
    unfitted: readonly Told[],
    letter: Letter,
  ): Generator<undefined, void, undefined> {
    const byFinding = new Map(unfitted.map((told) => [told.finding, told]));
    for (const [at, finding] of kept.entries()) {
      const told = byFinding.get(finding);
      if (told) complete(told, letter);
      if (at % SLICE_FINDINGS === SLICE_FINDINGS - 1) yield;
    }
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

/** Findings of a letter detector, or why there are none. */
type Said = readonly Finding[] | Problem;

/** What is kept of an audit for the next one. */
type EarlierAudit = EarlierLetter & {
  situation: Situation;
  present: ReadonlySet<number>;
  /** By the letter detector's place. */
  said: readonly Said[];
  importance: Importance | undefined;
  /** All that was found, and what of it was told. */
  findings: readonly Finding[];
  kept: readonly Finding[];
  /** What the writer's own words are written in. */
  language: string | undefined;
};

const sameText = (text: string, chunk: PlacedAnalysis | undefined): PlacedAnalysis | undefined =>
  chunk?.text === text ? chunk : undefined;

/** The letter detectors whose phrases stand in some chunk, by their places. */
function presentIn(chunks: readonly PlacedAnalysis[], before: EarlierAudit | undefined): ReadonlySet<number> {
  const known = before?.chunks;
  const areSame =
    known?.length === chunks.length &&
    chunks.every(({ analysis: { letterKeys } }, at) => letterKeys === known[at]?.analysis.letterKeys);
  if (before && areSame) return before.present;
  const present = new Set<number>();
  for (const { analysis } of chunks) for (const at of analysis.letterKeys) present.add(at);
  return present;
}

const areSame = (a: readonly Finding[], b: readonly Finding[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const NO_ROLES: ReadonlySet<string> = new Set();

const isOwnBody = ({ field, role }: PlacedAnalysis): boolean => field === "body" && role === "own";

/** The language of the writer's own words, counted again only when one chunk's counts are others than before. */
function ownLanguage(chunks: readonly PlacedAnalysis[], before: EarlierAudit | undefined): string | undefined {
  const known = before?.chunks;
  const areSame =
    known?.length === chunks.length &&
    chunks.every((chunk, at) => {
      const earlier = known[at];
      return earlier && earlier.analysis.scripts === chunk.analysis.scripts && isOwnBody(earlier) === isOwnBody(chunk);
    });
  if (before && areSame) return before.language;
  return languageOf(sumCounts(chunks.filter(isOwnBody).map(({ analysis }) => analysis.scripts)));
}
