import type { RuleMode } from "../../model/exchange/bundle.ts";
import type { DraftContent, TeamPart } from "../../model/exchange/policy-work.ts";
import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt, within } from "../../model/issues.ts";
import type { Layer } from "../../model/layers.ts";
import type { Policy } from "../../model/policy.ts";
import type { Collapsed } from "../duplicates.ts";
import { type Ignored, mergeLayers } from "../layers.ts";
import { parseLayer } from "../parse-layer.ts";
import { parsePolicy } from "../parse-policy.ts";

export type Composed = {
  kind: "composed";
  policy: Policy;
  /** Modes of rules that are there. */
  modes: Record<string, RuleMode>;
  /** Rules that a mode is given for and that neither packs nor layers know. */
  strangers: string[];
  origins: ReadonlyMap<string, string>;
  ignored: Ignored[];
  collapsed: Collapsed[];
};
export type Composition = Composed | { kind: "invalid"; issues: Issue[] };

/** Puts a draft's layers over its packs: the organisation's, then the team's when one is named. Pure. */
export function composePolicy(content: DraftContent, team?: TeamPart): Composition {
  const packs = parsePolicy(content.policy);
  const issues: Issue[] = packs.kind === "invalid" ? packs.issues : [];
  const layers: Layer[] = [];
  const add = (written: unknown, where: string): void => {
    if (written === undefined || written === null) return;
    const parsed = parseLayer(written);
    if (parsed.kind === "ready") layers.push(parsed.layer);
    else issues.push(...parsed.issues.map((issue) => within(where, issue)));
  };
  add(content.layer, "layer");
  if (team) add(team.layer, `teams.${team.team}.layer`);
  if (packs.kind === "invalid" || issues.length > 0) return { kind: "invalid", issues };

  const asked = { ...content.terms.modes, ...team?.modes };
  const known = new Set([...packs.policy.rules, ...layers.flatMap(({ add: { rules } }) => rules)].map(({ id }) => id));
  const strangers = Object.keys(asked).filter((id) => !known.has(id));
  const pick = (policy: Policy): Record<string, RuleMode> => {
    const there = new Set(policy.rules.map(({ id }) => id));
    return Object.fromEntries(Object.entries(asked).filter(([id]) => there.has(id)));
  };
  if (layers.length === 0) {
    const { policy } = packs;
    const none = { origins: new Map<string, string>(), ignored: [], collapsed: [] };
    return { kind: "composed", policy, modes: pick(policy), strangers, ...none };
  }
  const { policy, ...merged } = mergeLayers(packs.policy, layers);
  if (policy.rules.length === 0) {
    return { kind: "invalid", issues: [issueAt("layer.handbooks", say("rule-left"), say("none"))] };
  }
  return { kind: "composed", policy, modes: pick(policy), strangers, ...merged };
}

/** True when the team has anything of its own. */
export const isOwnPart = ({ layer, modes }: TeamPart): boolean =>
  (layer !== undefined && layer !== null) || Object.keys(modes).length > 0;
