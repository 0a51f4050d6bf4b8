import type { DetectorKind } from "../model/detectors.ts";
import type { OrgProfile } from "../model/org.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type { AnalysedChunk, ChunkDetector, ChunkHit, PhraseTag } from "./detectors/detector.ts";
import { documentMarksDetector } from "./detectors/document-marks.ts";
import { phrasesDetector } from "./detectors/phrases.ts";
import { createLexicon } from "./phrases/lexicon.ts";
import { createMatcher, type Matcher } from "./phrases/matcher.ts";
import { parsePhrase } from "./phrases/syntax.ts";
import { toUnits, type Units } from "./text/units.ts";

/** What the rules found in one chunk; depends on the chunk's text alone. */
export type Analysis = { units: Units; hits: readonly ChunkHit[] };

export type Analyser = { analyse(text: string): Analysis };

type Bound = { rule: number; detector: number; kind: DetectorKind; run: ChunkDetector };

/** Chunks remembered; a letter of 10,000 characters has some 200. */
const MAX_REMEMBERED = 2_000;

/**
 * Makes the part of the audit that looks at one chunk at a time.
 * @param remember keep answers by the chunk's text, so that after a key only the chunk it was typed in is looked at
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createAnalyser(compiled: CompiledPolicy, org: OrgProfile, remember: boolean): Analyser {
  const { policy } = compiled;
  const classes = Object.fromEntries(
    Object.entries({ ...policy.classes, ...organisationClasses(org) }).map(([name, members]) => [
      name,
      members.map((member) => toUnits(member).words),
    ]),
  );
  const lexicon = createLexicon(compiled.inflections, classes);
  const matcher = createMatcher<PhraseTag>(lexicon);
  const bound = bindDetectors(compiled, matcher);
  const byPhrase = new Map(bound.filter(isPhraseDriven).map((entry) => [keyOf(entry.rule, entry.detector), entry.run]));
  const scanning = bound.filter((entry) => !isPhraseDriven(entry));
  const remembered = new Map<string, Analysis>();

  function look(text: string): Analysis {
    const units = toUnits(text, lexicon.unmask);
    const chunk: AnalysedChunk = { text, units, phrases: matcher.find(units) };
    const touched = new Set<number>();
    for (const { tag } of chunk.phrases) if (tag.kind === "hit") touched.add(keyOf(tag.rule, tag.detector));
    const hits: ChunkHit[] = [];
    for (const key of touched) hits.push(...(byPhrase.get(key)?.(chunk) ?? []));
    for (const { run } of scanning) hits.push(...run(chunk));
    return { units, hits };
  }

  return {
    analyse(text) {
      if (!remember) return look(text);
      const known = remembered.get(text);
      if (known) {
        // Moves it to the end, so that the map stays in order of last use.
        remembered.delete(text);
        remembered.set(text, known);
        return known;
      }
      const made = look(text);
      remembered.set(text, made);
      if (remembered.size > MAX_REMEMBERED) {
        for (const oldest of remembered.keys()) {
          remembered.delete(oldest);
          break;
        }
      }
      return made;
    },
  };
}

/** Word classes that the organisation fills: `<brand>` and `<competitor>`. */
function organisationClasses(org: OrgProfile): Record<string, string[]> {
  return { brand: [...(org.brands ?? [])], competitor: (org.competitors ?? []).flatMap((rival) => rival.names) };
}

const keyOf = (rule: number, detector: number): number => rule * 16 + detector;
/** Detectors with nothing to do where none of their phrases stands. */
const isPhraseDriven = (entry: Bound): boolean => entry.kind === "phrases";

function bindDetectors({ policy, passives }: CompiledPolicy, matcher: Matcher<PhraseTag>): Bound[] {
  const add = (phrases: readonly string[], tag: PhraseTag): void => {
    for (const phrase of phrases) matcher.add(parsePhrase(phrase), phrase, tag);
  };
  for (const allowance of policy.allow) add([...allowance.en, ...allowance.zh], { kind: "allow" });
  return policy.rules.flatMap((definition, rule) =>
    definition.detect.map((options, detector): Bound => {
      const tag: PhraseTag = { kind: "hit", rule, detector };
      switch (options.kind) {
        case "phrases": {
          add([...options.en, ...options.zh], tag);
          add(passives[definition.id] ?? [], tag);
          options.unless.forEach((entry, guard) => {
            add([...entry.en, ...entry.zh], { kind: "guard", rule, detector, role: "unless", guard });
          });
          options.requires.forEach((entry, guard) => {
            add([...entry.en, ...entry.zh], { kind: "guard", rule, detector, role: "requires", guard });
          });
          return { rule, detector, kind: options.kind, run: phrasesDetector(options, rule, detector) };
        }
        case "document-marks":
          add([...options.en, ...options.zh], tag);
          return { rule, detector, kind: options.kind, run: documentMarksDetector(options, rule, detector) };
      }
    }),
  );
}
