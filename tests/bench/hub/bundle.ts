import { compressBrotli, DENSE } from "../../../src/hub/policies/encodings.ts";
import { policySchema } from "../../../src/model/policy.ts";
import { withoutDefaults } from "../../../src/model/without-defaults.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { leaveOutKnown, toPackBase } from "../../../src/policy/known-parts.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { policySource } from "../../support/hub/policies.ts";

export type Bundle = {
  rules: number;
  own: number;
  plain: number;
  whole: number;
  /** 600 rules of an organisation's own, without the packs. */
  alone: number;
  known: number;
  changed: number;
  packs: number;
  phrases: number;
  phraseCount: number;
  examples: number;
  letters: number;
};

/** How many rules the bundle is measured with. */
const RULES = 600;

/** Words as often as a text uses them, the same each time, in an order that no compressor foresees. */
function createDrawing(from: string) {
  const words = from.match(/\b[A-Za-z]+\b/g) ?? [];
  const signs = from.match(/\p{Script=Han}/gu) ?? [];
  let drawn = 0;
  const draw = (list: readonly string[]): string => {
    drawn = (drawn * 48_271 + 11) % 2_147_483_647;
    return list[drawn % list.length] ?? "";
  };
  const many = (list: readonly string[], count: number) => Array.from({ length: count }, () => draw(list));
  return { en: (count: number) => many(words, count).join(" "), zh: (count: number) => many(signs, count).join("") };
}

/**
 * Rules as a person writes them in the console, or accepts them from a handbook: clause, title and message in both
 * languages, three phrases in each, a wording to use instead, an example of either kind in each.
 */
function ownRules(count: number, { en, zh }: ReturnType<typeof createDrawing>): object[] {
  return Array.from({ length: count }, (_, at) => {
    const [phrase, chinese] = [en(3), zh(5)];
    const title = { en: en(4), zh: zh(8) };
    return {
      ...policySource(phrase).rules[0],
      id: `own-${at}`,
      citation: { handbook: "OWN", clause: `${1 + Math.floor(at / 20)}.${1 + (at % 20)}`, title },
      title,
      message: { en: `${en(7)}.`, zh: `${zh(12)}。` },
      detect: [{ kind: "phrases", en: [phrase, en(3), en(3)], zh: [chinese, zh(4), zh(5)] }],
      suggestions: [
        { lang: "en", text: `${en(7)}.` },
        { lang: "zh", text: `${zh(12)}。` },
      ],
      hits: [`${en(3)} ${phrase}.`, `${zh(3)}${chinese}。`],
      misses: [`${en(6)}.`, `${zh(10)}。`],
    };
  });
}

/**
 * A policy of 600 rules with all examples, as Brotli at the hub's best. Of an organisation's own alone: whole. And the
 * packs with an organisation's own up to 600: whole; for a browser that has the packs in its package; and for one that
 * has the version before, in which one rule was another.
 */
export async function bundleOf600(): Promise<Bundle> {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("expected the packs to be a policy");
  const packs = parsed.policy;
  const said = packs.rules.map(({ title, message, hits, misses }) => [
    ...[title, message].flatMap(({ en, zh }) => [en, zh]),
    ...[...hits, ...misses].filter((example) => typeof example === "string"),
  ]);
  const drawing = createDrawing(said.flat().join("\n"));
  const own = ownRules(Math.max(0, RULES - packs.rules.length), drawing);
  const handbooks = { ...packs.handbooks, OWN: { en: "Own handbook", zh: "本公司手册" } };
  const of = (rules: object[]) => withoutDefaults(policySchema, policySchema.parse({ ...packs, handbooks, rules }));
  const policy = of([...packs.rules, ...own]);
  const before = of([...packs.rules, ...own.slice(1)]);
  const { format, id, version, title } = packs;
  const alone = { format, id, version, title, handbooks: { OWN: handbooks.OWN }, rules: ownRules(RULES, drawing) };
  const bytes = async (value: unknown) => (await compressBrotli(Buffer.from(JSON.stringify(value)), DENSE)).length;
  const lean = of(packs.rules) as typeof packs;
  const fields = <K extends keyof (typeof lean.rules)[number]>(...names: K[]) =>
    lean.rules.map((rule) => names.map((name) => rule[name]));
  return {
    rules: policy.rules.length,
    own: own.length,
    plain: JSON.stringify(policy).length,
    whole: await bytes(policy),
    alone: await bytes(withoutDefaults(policySchema, policySchema.parse(alone))),
    known: await bytes(leaveOutKnown(policy, toPackBase(packs).value)),
    changed: await bytes(leaveOutKnown(policy, before)),
    packs: await bytes(lean),
    phrases: await bytes(fields("detect")),
    phraseCount: packs.rules.flatMap(({ detect }) => detect).reduce((sum, one) => sum + phrasesIn(one), 0),
    examples: await bytes(fields("hits", "misses")),
    letters: await bytes(lean.templates),
  };
}

/** Entries of every list of phrases, guards too. */
function phrasesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + ((key === "en" || key === "zh") && Array.isArray(inner) ? inner.length : phrasesIn(inner)),
    0,
  );
}
