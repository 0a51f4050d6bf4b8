import { type Issue, toIssue } from "../model/issues.ts";
import { type Layer, layerSchema } from "../model/layers.ts";

export type LayerResult = { kind: "ready"; layer: Layer } | { kind: "invalid"; issues: Issue[] };

/** Turns untrusted data into a layer, with every default filled in. */
export function parseLayer(value: unknown): LayerResult {
  const parsed = layerSchema.safeParse(value);
  if (parsed.success) return { kind: "ready", layer: parsed.data };
  return { kind: "invalid", issues: parsed.error.issues.map((issue) => toIssue(issue, value)) };
}
