import type { Detector } from "../../model/detectors.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import { packWords } from "../phrases/word-table.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

/** Kinds whose lists of phrases are read when a policy is compiled and never after. */
const LISTS_ARE_COMPILED: ReadonlySet<Detector["kind"]> = new Set([
  "phrases",
  "together",
  "letter-phrases",
  "standard-letter",
  "importance",
  "commitment",
  "holiday",
  "internal-talk",
  "required-recipients",
  "promised-attachment",
  "courtesy",
  "reply",
  "identity-numbers",
  "document-marks",
]);

/**
 * What a page needs of a compiled policy to judge letters, two thirds of the whole: the phrases are in the machine, and
 * examples, templates and clocks stay with who asked for them to be checked.
 */
export function forPages(compiled: CompiledPolicy): CompiledPolicy {
  let made = madeBefore.get(compiled);
  if (!made) {
    const { policy, inflections, keys } = compiled;
    const words = compiled.words ?? packWords(inflections, keys);
    made = { ...compiled, policy: toPagePolicy(policy), inflections: {}, keys: [], words };
    madeBefore.set(compiled, made);
  }
  return made;
}

/** Every page that opens a letter asks. */
const madeBefore = new WeakMap<CompiledPolicy, CompiledPolicy>();

const toPagePolicy = (policy: Policy): Policy => ({
  ...policy,
  allow: [],
  templates: [],
  followUps: [],
  notes: {},
  rules: policy.rules.map((rule): Rule => ({ ...rule, hits: [], misses: [], detect: rule.detect.map(withoutLists) })),
});

function withoutLists(detector: Detector): Detector {
  if (!LISTS_ARE_COMPILED.has(detector.kind)) return detector;
  // The same shape with lists that are shorter.
  const emptied = emptyLists(detector) as Detector;
  // Which class a list names is asked later.
  if (emptied.kind !== "phrases" || detector.kind !== "phrases") return emptied;
  return { ...emptied, en: detector.en.filter((phrase) => phrase === "<foul>") };
}

/** The value with every list under `en` and `zh` empty. */
function emptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptyLists);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      Array.isArray(inner) && (key === "en" || key === "zh") ? [] : emptyLists(inner),
    ]),
  );
}
