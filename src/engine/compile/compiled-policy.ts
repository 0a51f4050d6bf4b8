import type { Policy } from "../../model/policy.ts";
import type { PhraseTag } from "../detectors/detector.ts";
import type { Automaton } from "../phrases/automaton.ts";

/**
 * A policy made ready once, where time is plentiful, so that pages only load it: plain data that can be stored and sent.
 */
export type CompiledPolicy = {
  policy: Policy;
  /** Folded English form to the form it inflects, for the words of the policy's phrases. */
  inflections: Record<string, string>;
  /** What the machine's alias numbers stand for. */
  keys: string[];
  /** What the machine's tags stand for. */
  tags: PhraseTag[];
  automaton: Automaton;
};
