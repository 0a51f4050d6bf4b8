import type { OrgProfile } from "../model/org.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type {
  AnalysedChunk,
  BoundDetector,
  ChunkHit,
  LetterDetector,
  PhraseTag,
  TaggedHit,
} from "./detectors/detector.ts";
import { detectorKey } from "./detectors/detector.ts";
import { bindDetector } from "./detectors/index.ts";
import type { Directory } from "./organisation.ts";
import { createLexicon } from "./phrases/lexicon.ts";
import { createMatcher, type Matcher } from "./phrases/matcher.ts";
import { parsePhrase } from "./phrases/syntax.ts";
import { toUnits } from "./text/units.ts";

/** A chunk and what the rules found in it; depends on the chunk's text alone. */
export type Analysis = AnalysedChunk & { hits: readonly ChunkHit[] };

export type Analyser = {
  analyse(text: string): Analysis;
  /** Detectors that look at the whole letter, with the rule each belongs to. */
  letterDetectors: readonly { rule: number; run: LetterDetector }[];
};

type Bound = BoundDetector & { rule: number; detector: number };

/** Chunks remembered; a letter of 10,000 characters has some 200. */
const MAX_REMEMBERED = 2_000;

/**
 * Makes the part of the audit that looks at one chunk at a time.
 * @param remember keep answers by the chunk's text, so that after a key only the chunk it was typed in is looked at
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createAnalyser(
  compiled: CompiledPolicy,
  org: OrgProfile,
  directory: Directory,
  remember: boolean,
): Analyser {
  const { policy } = compiled;
  const classes = Object.fromEntries(
    Object.entries({ ...policy.classes, ...organisationClasses(org) }).map(([name, members]) => [
      name,
      members.map((member) => toUnits(member).words),
    ]),
  );
  const lexicon = createLexicon(compiled.inflections, classes);
  const matcher = createMatcher<PhraseTag>(lexicon);
  const bound = bindDetectors(compiled, org, directory, matcher);
  const byPhrase = new Map(
    bound.filter((entry) => entry.phraseDriven).map((entry) => [detectorKey(entry.rule, entry.detector), entry.chunk]),
  );
  const scanning = bound.filter((entry) => !entry.phraseDriven && entry.chunk);
  const remembered = new Map<string, Analysis>();

  function look(text: string): Analysis {
    const units = toUnits(text, lexicon.unmask);
    const phrases = matcher.find(units);
    const byDetector = new Map<number, TaggedHit[]>();
    for (const hit of phrases) {
      if (hit.tag.kind !== "hit") continue;
      const key = detectorKey(hit.tag.rule, hit.tag.detector);
      const known = byDetector.get(key);
      if (known) known.push(hit);
      else byDetector.set(key, [hit]);
    }
    const chunk: AnalysedChunk = { text, units, phrases, byDetector };
    const hits: ChunkHit[] = [];
    for (const key of byDetector.keys()) hits.push(...(byPhrase.get(key)?.(chunk) ?? []));
    for (const entry of scanning) hits.push(...(entry.chunk?.(chunk) ?? []));
    return { ...chunk, hits };
  }

  return {
    letterDetectors: bound.flatMap(({ rule, letter }) => (letter ? [{ rule, run: letter }] : [])),
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

function bindDetectors(
  { policy, passives }: CompiledPolicy,
  org: OrgProfile,
  directory: Directory,
  matcher: Matcher<PhraseTag>,
): Bound[] {
  const add = (phrases: readonly string[], tag: PhraseTag): void => {
    for (const phrase of phrases) matcher.add(parsePhrase(phrase), phrase, tag);
  };
  for (const allowance of policy.allow) add([...allowance.en, ...allowance.zh], { kind: "allow" });
  return policy.rules.flatMap((definition, rule) =>
    definition.detect.map((options, detector): Bound => {
      const bound = bindDetector(options, {
        rule,
        detector,
        policy,
        org,
        directory,
        addPhrases: (phrases, list = "main") => add(phrases, { kind: "hit", rule, detector, list }),
        addGuard: (phrases, role, guard) => add(phrases, { kind: "guard", rule, detector, role, guard }),
      });
      if (options.kind === "phrases") add(passives[definition.id] ?? [], { kind: "hit", rule, detector, list: "main" });
      return { ...bound, rule, detector };
    }),
  );
}
