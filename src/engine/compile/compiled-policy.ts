import type { Policy } from "../../model/policy.ts";
import type { PackedClasses } from "../classes.ts";
import type { PhraseTag } from "../detectors/detector.ts";
import type { Automaton } from "../phrases/automaton.ts";
import type { PackedWords } from "../phrases/word-table.ts";

/**
 * A policy made ready once, where time is plentiful, so that pages only load it: plain data that can be stored and sent.
 */
export type CompiledPolicy = {
  policy: Policy;
  /** Folded English form to the form it inflects, for the words of the policy's phrases. */
  inflections: Record<string, string>;
  /** The policy's word classes, their members cut into units. */
  classes: PackedClasses;
  /** What the machine's alias numbers stand for. */
  keys: string[];
  /** Both of these for a page, which looks up some dozens of words and need not take thousands apart; they are empty then. */
  words?: PackedWords | undefined;
  /** What the machine's tags stand for. */
  tags: PhraseTag[];
  automaton: Automaton;
  /** Phrases that came to an earlier policy, whose machine `automaton` is, with tags of their own. */
  more?: { tags: PhraseTag[]; automaton: Automaton };
};
