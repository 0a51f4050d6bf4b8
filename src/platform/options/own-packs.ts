import type { CompiledPolicy } from "../../engine/compile/compiled-policy.ts";
import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt } from "../../model/issues.ts";
import type { Layer, LayerSource } from "../../model/layers.ts";
import { parseLayer } from "../../policy/parse-layer.ts";
import type { PackFact } from "../../ui/view-models/options.ts";
import { compiledSchema, PACKAGED_POLICY_FILE } from "../compiled-store.ts";
import { fetchPackaged } from "../network.ts";
import { storedLayers, storedPolicy } from "../stored.ts";

/** As many as are kept. */
const MOST = 10;

/** The packs that were switched on in this browser. */
export async function listPacks(): Promise<PackFact[]> {
  const layers = (await storedLayers.get()) ?? [];
  return layers.map(({ id, add }) => {
    const [code] = Object.keys(add.handbooks);
    const title = code === undefined ? undefined : add.handbooks[code];
    const counts = { rules: add.rules.length, templates: add.templates.length, clocks: add.followUps.length };
    return { id, ...counts, ...(code === undefined ? {} : { code }), ...(title ? { title } : {}) };
  });
}

/**
 * Lays a pack over the rules of this browser, in place of an earlier one of its name, once it has proved itself.
 * @returns what is wrong with it; nothing when it is in use now
 */
export async function switchOn(source: LayerSource): Promise<Issue[]> {
  const parsed = parseLayer(source);
  if (parsed.kind === "invalid") return parsed.issues;
  const pack = parsed.layer;
  const others = ((await storedLayers.get()) ?? []).filter(({ id }) => id !== pack.id);
  if (others.length >= MOST) {
    return [issueAt("layers", say("at-most", { count: MOST }), say("shown", { value: String(others.length + 1) }))];
  }
  // Grammar comes with it: loaded for those who switch a handbook on.
  const { checkPack } = await import("../../policy/check-pack.ts");
  const issues = checkPack(await baseUnder(others), pack);
  if (issues.length === 0) await storedLayers.set([...others, pack]);
  return issues;
}

export async function removePack(id: string): Promise<void> {
  const left = ((await storedLayers.get()) ?? []).filter((layer) => layer.id !== id);
  if (left.length > 0) await storedLayers.set(left);
  else await storedLayers.remove();
}

/** What applies without the pack. Only the packaged policy is compiled already. */
async function baseUnder(layers: readonly Layer[]): Promise<CompiledPolicy> {
  const written = await storedPolicy.raw();
  const packaged = () => fetchPackaged(PACKAGED_POLICY_FILE).then((value) => compiledSchema.parse(value));
  if (written === undefined && layers.length === 0) return packaged();
  const [{ compilePolicy }, { parsePolicy }, { mergeLayers }] = await Promise.all([
    import("../../engine/compile/compile-policy.ts"),
    import("../../policy/parse-policy.ts"),
    import("../../policy/layers.ts"),
  ]);
  const base = parsePolicy(written ?? (await packaged()).policy);
  if (base.kind === "invalid") throw new Error("the stored policy is not usable");
  return compilePolicy(mergeLayers(base.policy, layers).policy);
}
