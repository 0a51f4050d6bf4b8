import type { Category, Decision, Field, Language, Severity } from "./categories.ts";
import type { SlotType } from "./slots.ts";

export type { SlotType } from "./slots.ts";

/** A gap in a suggestion that the writer fills; `{name}` stands for it in the text. */
export type Slot = { name: string; type: SlotType };

export type Suggestion = {
  /** What to write; holds `{name}` for each slot. */
  text: string;
  lang: Language;
  /** A `replace` is put into the letter; an `instruction` is shown and never inserted. */
  kind: "replace" | "instruction";
  /** UTF-16, half-open, in the finding's own text; absent on instructions. */
  replaces?: { start: number; end: number };
  slots: Slot[];
};

export type Citation = { handbook: string; clause: string; title: string };

/**
 * One thing a rule noticed. `start` and `end` are UTF-16 offsets, half-open, into the field's text: for list fields
 * into item `index`; for attachments into the name, or into the file's own text when `part` is `text` (`page` counts
 * from 0 when that text is a list). `excerpt` equals that slice unless it held a secret.
 */
export type Finding = {
  ruleId: string;
  category: Category;
  severity: Severity;
  field: Field;
  index?: number;
  start: number;
  end: number;
  part?: "text";
  page?: number;
  excerpt: string;
  message: string;
  suggestions: Suggestion[];
  citation: Citation;
  /** The policy lets nobody mute it, not even a hint. */
  locked?: true;
};

/** Why a rule could not tell. */
export type Problem = { ruleId: string; code: string };

/** How a letter's weight came about; present when the policy weighs letters. */
export type Importance = { score: number; threshold: number; parts: { name: string; score: number }[] };

export type AuditReport = {
  decision: Decision;
  findings: Finding[];
  problems: Problem[];
  importance?: Importance;
  /** What was not read: `file:<name>`, `language:<code>`, `field:<name>`. */
  unchecked: string[];
  policy: { id: string; version: string };
  /** What rules on trial noticed: counted, never shown to the writer. */
  monitored?: { ruleId: string; severity: Severity }[];
};
