import { handbooks, packs, shared } from "./packs/index.ts";
import turns from "./packs/turns.json" with { type: "json" };

/** The policy that comes with the product, put together from the packs. Untrusted like any other: parse it. */
export function bundledPolicySource(): unknown {
  return {
    format: 1,
    id: "countersign",
    version: "0.1.0",
    title: { en: "Countersign's own policy", zh: "Countersign 内置策略" },
    handbooks,
    classes: Object.assign({}, shared.classes, ...packs.map((pack) => pack.classes ?? {})),
    importance: shared.importance,
    allow: packs.flatMap((pack) => pack.allow ?? []),
    rules: packs.flatMap((pack) => (pack.rules ?? []).map(withTurns)),
    templates: packs.flatMap((pack) => pack.templates ?? []),
    followUps: packs.flatMap((pack) => pack.followUps ?? []),
  };
}

type Rule = { id: string; detect: readonly { kind: string; idea?: string; unless?: readonly object[] }[] };
const TURNS: Readonly<Record<string, object>> = turns;

/**
 * A rule also knows the turns of phrase that people give what it forbids. They stand in a file of their own: by idea, as
 * several handbooks forbid the same one, and by rule where there is no idea. What makes the rule's own words innocent
 * makes these so, too.
 */
function withTurns<T extends Rule>(rule: T): T {
  const names = [rule.id, ...rule.detect.flatMap(({ kind, idea }) => (kind === "idea" && idea ? idea : []))];
  const known = [...new Set(names)].flatMap((name) => TURNS[name] ?? []);
  if (known.length === 0) return rule;
  const unless = rule.detect.find(({ kind }) => kind === "phrases")?.unless ?? [];
  return {
    ...rule,
    detect: [...rule.detect, ...known.map((lists) => ({ kind: "phrases", sure: false, unless, ...lists }))],
  };
}
