/** What our own checks in schemas ask for: forms that a text must have, each told by an example, and the like. */
export const FORMS = {
  version: "three numbers such as 1.0.0",
  id: "lower-case words joined by hyphens",
  "layer-key": "a key such as rules.not-my-job",
  idea: "an idea's name such as not-my-job",
  fax: "an E.164 number such as +34915550101",
  "held-recipient": "an address, a domain such as customer.example, or a fax number such as +34915550101",
  day: "MM-DD or YYYY-MM-DD",
  country: "a country code such as ES",
  moment: "an ISO 8601 time with offset",
  time: "a time such as 08:30",
  zone: "a time zone such as Europe/Madrid",
  "later-end": "an end after the start",
  "match-pattern": "a match pattern such as https://mail.example.com/*",
  selector: "a selector, not a style rule",
  "few-has": "no more than 2 :has() in one selector",
  "plain-has": "one element in :has(), without others around it",
  "some-change": "a title or at least one edit",
  "some-hits": "a rule needs at least one example that it must find",
  "some-misses": "a rule needs at least one example that it must leave alone",
} as const;
export type Form = keyof typeof FORMS;

/** The message of a schema's check, by which `toIssue` knows the form again. */
export const form = (name: Form): string => `expected ${FORMS[name]}`;
