import { stricter } from "../model/categories.ts";
import type { Policy, Rule } from "../model/policy.ts";

/** Of two entries that say the same, the later one went into the earlier one. */
export type Collapsed = { kept: string; dropped: string };

/**
 * Several handbooks say the same in the same words: such rules, templates and clocks become one, which serves the
 * clauses of all and is as strict as the strictest.
 */
export function collapseDuplicates(policy: Policy): { policy: Policy; collapsed: Collapsed[] } {
  const collapsed: Collapsed[] = [];
  const { templates, followUps } = collapseWording(policy, collapsed);
  const rules = collapse(policy.rules, keyOfRule, collapsed, (kept, dropped) => ({
    ...kept,
    severity: stricter(kept.severity, dropped.severity),
    locked: kept.locked || dropped.locked,
  }));
  return { policy: { ...policy, rules, templates, followUps }, collapsed };
}

/** The same for phrases, letters and clocks alone. */
export function collapseWording(
  policy: Pick<Policy, "templates" | "followUps">,
  collapsed: Collapsed[] = [],
): Pick<Policy, "templates" | "followUps"> {
  const templates = collapse(
    policy.templates,
    ({ kind, text, onlyFor }) => JSON.stringify([kind, text.en, text.zh, onlyFor]),
    collapsed,
    (kept) => kept,
  );
  const followUps = collapse(
    policy.followUps,
    ({ after, repeats, en, zh, unless }) => JSON.stringify([after, repeats, en, zh, unless]),
    collapsed,
    (kept) => kept,
  );
  return { templates, followUps };
}

/** What a rule looks for, where and for whom; who says so and how strictly is left out. */
const keyOfRule = ({ category, channels, fields, words, detect, severityFor, exceptRoles }: Rule): string =>
  JSON.stringify([category, channels, fields, words, detect, severityFor, exceptRoles]);

type Entry = { id: string; citation?: { clause: string } | undefined; alsoCovers: string[] };

function collapse<T extends Entry>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  collapsed: Collapsed[],
  join: (kept: T, dropped: T) => T,
): T[] {
  const byKey = new Map<string, T>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const kept = byKey.get(key);
    if (!kept) {
      byKey.set(key, entry);
      continue;
    }
    collapsed.push({ kept: kept.id, dropped: entry.id });
    const clauses = [...kept.alsoCovers, ...(entry.citation ? [entry.citation.clause] : []), ...entry.alsoCovers];
    const alsoCovers = [...new Set(clauses)].filter((clause) => clause !== kept.citation?.clause);
    byKey.set(key, { ...join(kept, entry), alsoCovers });
  }
  return [...byKey.values()];
}
