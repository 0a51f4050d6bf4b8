import type { Layer } from "../model/layers.ts";
import type { Policy } from "../model/policy.ts";
import { type Collapsed, collapseDuplicates } from "./duplicates.ts";

/** A wish of a layer that came to nothing, and why. */
export type Ignored = { layer: string; key: string; because: "locked" | "unknown" | "taken"; by?: string };

export type Merged = {
  policy: Policy;
  /** Key to the layer that set it last, e.g. `rules.not-my-job.severity` to `sales-team`. */
  origins: ReadonlyMap<string, string>;
  ignored: Ignored[];
  collapsed: Collapsed[];
};

type Ledger = {
  /** @returns true when the layer may set the key; an ignored wish is noted */
  may(layer: Layer, key: string): boolean;
  note(entry: Ignored): void;
};

/**
 * The handbooks' packs with the layers over them, in the order given. A later layer replaces single values, never whole
 * rules; what an earlier layer locked stays as it was; added rules need ids of their own. Pure; the result still has to
 * prove itself (`checkPolicy`), because a changed rule may forbid what another handbook recommends.
 */
export function mergeLayers(packs: Policy, layers: readonly Layer[]): Merged {
  const origins = new Map<string, string>();
  const locks = new Map<string, string>(
    packs.rules.filter(({ locked }) => locked).map(({ id }) => [`rules.${id}`, packs.id]),
  );
  const ignored: Ignored[] = [];
  const ledger: Ledger = {
    may(layer, key) {
      const lock = lockOn(locks, key);
      if (lock !== undefined) {
        ignored.push({ layer: layer.id, key, because: "locked", by: lock });
        return false;
      }
      origins.set(key, layer.id);
      return true;
    },
    note: (entry) => void ignored.push(entry),
  };
  let policy = packs;
  for (const layer of layers) {
    policy = applyLayer(policy, layer, ledger);
    // A layer's own locks bind the layers after it.
    for (const key of layer.locks) if (!locks.has(key)) locks.set(key, layer.id);
    for (const [id, { locked }] of Object.entries(layer.rules)) {
      if (locked && !locks.has(`rules.${id}`)) locks.set(`rules.${id}`, layer.id);
    }
    for (const { id, locked } of layer.add.rules) if (locked) locks.set(`rules.${id}`, layer.id);
  }
  const { policy: lean, collapsed } = collapseDuplicates(policy);
  const version = [packs.version, ...layers.map((layer) => layer.version)].reduce(later);
  return { policy: { ...lean, version }, origins, ignored, collapsed };
}

/** The layer that locked a key, or all above it: `rules` locks `rules.not-my-job.severity`. */
function lockOn(locks: ReadonlyMap<string, string>, key: string): string | undefined {
  const parts = key.split(".");
  for (let length = parts.length; length > 0; length--) {
    const lock = locks.get(parts.slice(0, length).join("."));
    if (lock !== undefined) return lock;
  }
  return undefined;
}

function applyLayer(policy: Policy, layer: Layer, ledger: Ledger): Policy {
  const next: Policy = { ...policy };
  if (layer.onDoubt && ledger.may(layer, "onDoubt")) next.onDoubt = layer.onDoubt;
  if (layer.privateAccounts && ledger.may(layer, "privateAccounts")) next.privateAccounts = layer.privateAccounts;
  if (layer.languages && ledger.may(layer, "languages")) next.languages = layer.languages;
  next.importance = weigh(policy.importance, layer, ledger);
  next.classes = changeClasses(policy.classes, layer, ledger);
  next.rules = changeRules(policy.rules, layer, ledger);
  next.templates = changeTemplates(policy.templates, layer, ledger);
  next.followUps = switchOff(policy.followUps, layer.followUps, "followUps", layer, ledger);
  const only = layer.handbooks;
  if (only && ledger.may(layer, "handbooks")) {
    next.rules = next.rules.filter((rule) => !rule.citation || serves(rule, only));
    next.templates = next.templates.filter((template) => serves(template, only));
    next.followUps = next.followUps.filter((clock) => serves(clock, only));
  }
  const { handbooks, notes, rules, templates, followUps, allow } = layer.add;
  // A handbook that is there keeps its name.
  next.handbooks = { ...handbooks, ...policy.handbooks };
  next.notes = { ...notes, ...policy.notes };
  next.rules = [...next.rules, ...newOnes(policy.rules, rules, "rules", layer, ledger)];
  next.templates = [...next.templates, ...newOnes(policy.templates, templates, "templates", layer, ledger)];
  next.followUps = [...next.followUps, ...newOnes(policy.followUps, followUps, "followUps", layer, ledger)];
  next.allow = [...policy.allow, ...newOnes(policy.allow, allow, "allow", layer, ledger)];
  return next;
}

function weigh(importance: Policy["importance"], layer: Layer, ledger: Ledger): Policy["importance"] {
  const { threshold, weights = {} } = layer.importance ?? {};
  if (!importance) return importance;
  const next = { threshold: importance.threshold, weights: { ...importance.weights } };
  if (threshold !== undefined && ledger.may(layer, "importance.threshold")) next.threshold = threshold;
  for (const [name, weight] of Object.entries(weights)) {
    if (ledger.may(layer, `importance.weights.${name}`)) next.weights[name] = weight;
  }
  return next;
}

function changeClasses(classes: Policy["classes"], layer: Layer, ledger: Ledger): Policy["classes"] {
  const next = { ...classes };
  for (const [name, { add, remove }] of Object.entries(layer.classes)) {
    if (!ledger.may(layer, `classes.${name}`)) continue;
    const words = [...(next[name] ?? []).filter((word) => !remove.includes(word)), ...add];
    if (words.length > 0) next[name] = [...new Set(words)];
  }
  return next;
}

function changeRules(rules: Policy["rules"], layer: Layer, ledger: Ledger): Policy["rules"] {
  noteUnknown(rules, Object.keys(layer.rules), "rules", layer, ledger);
  return rules.flatMap((rule) => {
    const change = layer.rules[rule.id];
    if (!change) return [rule];
    const key = `rules.${rule.id}`;
    const next = { ...rule };
    if (change.severity && ledger.may(layer, `${key}.severity`)) next.severity = change.severity;
    if (change.unsure && ledger.may(layer, `${key}.unsure`)) next.unsure = change.unsure;
    if (change.severityFor) {
      const own = { ...rule.severityFor };
      for (const [audience, severity] of Object.entries(change.severityFor)) {
        // The keys are those of the schema, which `Object.entries` forgets.
        const reader = audience as keyof typeof own;
        if (ledger.may(layer, `${key}.severityFor.${audience}`)) own[reader] = severity;
      }
      next.severityFor = own;
    }
    if (change.locked && ledger.may(layer, `${key}.locked`)) next.locked = true;
    return change.off && ledger.may(layer, `${key}.off`) ? [] : [next];
  });
}

function changeTemplates(templates: Policy["templates"], layer: Layer, ledger: Ledger): Policy["templates"] {
  const kept = switchOff(templates, layer.templates, "templates", layer, ledger);
  return kept.map((template) => {
    const change = layer.templates[template.id];
    const next = { ...template };
    if (change?.title && ledger.may(layer, `templates.${template.id}.title`)) next.title = change.title;
    if (change?.text && ledger.may(layer, `templates.${template.id}.text`)) next.text = change.text;
    return next;
  });
}

function switchOff<T extends { id: string }>(
  entries: readonly T[],
  changes: Readonly<Record<string, { off?: boolean }>>,
  of: string,
  layer: Layer,
  ledger: Ledger,
): T[] {
  noteUnknown(entries, Object.keys(changes), of, layer, ledger);
  return entries.filter(({ id }) => !(changes[id]?.off && ledger.may(layer, `${of}.${id}.off`)));
}

function newOnes<T extends { id: string }>(
  known: readonly { id: string }[],
  added: readonly T[],
  of: string,
  layer: Layer,
  ledger: Ledger,
): T[] {
  const ids = new Set(known.map(({ id }) => id));
  return added.filter(({ id }) => {
    if (ids.has(id)) ledger.note({ layer: layer.id, key: `${of}.${id}`, because: "taken" });
    return !ids.has(id) && ledger.may(layer, `${of}.${id}`);
  });
}

function noteUnknown(
  entries: readonly { id: string }[],
  names: readonly string[],
  of: string,
  layer: Layer,
  ledger: Ledger,
): void {
  const ids = new Set(entries.map(({ id }) => id));
  for (const name of names) {
    if (!ids.has(name)) ledger.note({ layer: layer.id, key: `${of}.${name}`, because: "unknown" });
  }
}

/** True when a clause of one of the handbooks calls for it. */
function serves(
  entry: { citation?: { handbook: string } | undefined; alsoCovers: readonly string[] },
  handbooks: readonly string[],
): boolean {
  const codes = [entry.citation?.handbook, ...entry.alsoCovers.map((clause) => clause.split("-")[0])];
  return codes.some((code) => code !== undefined && handbooks.includes(code));
}

/** The greater of two versions. */
function later(a: string, b: string): string {
  const [x, y] = [a.split("."), b.split(".")];
  for (let at = 0; at < 3; at++) {
    const difference = Number(x[at]) - Number(y[at]);
    if (difference !== 0) return difference > 0 ? a : b;
  }
  return a;
}
