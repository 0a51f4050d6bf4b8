import type { Layer } from "../model/layers.ts";
import { mergeLayers } from "../policy/layers.ts";
import { parsePolicy } from "../policy/parse-policy.ts";

export type EffectivePolicyDeps = {
  /** A policy that takes the bundled one's place, as written; nothing when there is none. */
  own(): Promise<unknown>;
  /** The bundled policy, ready for use. */
  bundled(): Promise<unknown>;
  layers(): Promise<readonly Layer[] | undefined>;
};

/**
 * The policy as it applies here: the organisation's and the team's layers over the policy that was set, or over the
 * bundled one. Undefined when neither is set, so that the packaged policy serves as it was compiled. What is set and is
 * no policy is handed on as it is: it is not replaced in silence.
 */
export async function effectivePolicy({ own, bundled, layers }: EffectivePolicyDeps): Promise<unknown> {
  const [written, over] = await Promise.all([own(), layers()]);
  if (!over || over.length === 0) return written;
  const base = parsePolicy(written ?? (await bundled()));
  return base.kind === "ready" ? mergeLayers(base.policy, over).policy : written;
}
