import type { Policy } from "../../model/policy.ts";

/**
 * A policy made ready once, where time is plentiful, so that pages only load it: plain data that can be stored and sent.
 */
export type CompiledPolicy = {
  policy: Policy;
  /** Folded English form to the form it inflects, for the words of the policy's phrases. */
  inflections: Record<string, string>;
  /** Rule id to phrases that say the rule's own ones in the passive or another tense. */
  twins: Record<string, string[]>;
};
