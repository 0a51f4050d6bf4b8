/** What a finding is about. The names are those of the labelled drafts' format. */
export const CATEGORIES = [
  "banned-phrase",
  "etiquette",
  "confidentiality",
  "privacy",
  "promise",
  "competitor",
  "recipient",
  "attachment",
  "review-trigger",
  "language",
  "terminology",
  "advertising",
  "script",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** From a hint to a stop, mildest first. `info` never holds a letter. */
export const SEVERITIES = ["info", "warn", "review", "block"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What happens to a letter: the strictest severity found, `send` when nothing holds it. */
export const DECISIONS = ["send", "warn", "review", "block"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Languages that rules and suggestions are written in. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

export const CHANNELS = ["email", "fax"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The parts of a draft that a finding can point into. */
export const FIELDS = ["from", "to", "cc", "bcc", "subject", "body", "attachments"] as const;
export type Field = (typeof FIELDS)[number];

/** The stricter of two severities. */
export function stricter(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

/** What a single severity does to a letter. */
export function toDecision(severity: Severity): Decision {
  return severity === "info" ? "send" : severity;
}
