import { z } from "zod";
import { form } from "./forms.ts";

/**
 * What a page of one site is like, as data: written by hand or made by pointing at the page, published with the policy.
 * A definition can only name elements; it never runs code, and what it leaves out is found without it.
 */
export const SITE_PARTS = [
  "root",
  "body",
  "to",
  "cc",
  "bcc",
  "subject",
  "from",
  "send",
  "schedule",
  "attachments",
  "neverHold",
] as const;
export type SitePart = (typeof SITE_PARTS)[number];

const MAX_SELECTOR = 300;
/** A selector that looks into descendants of everything costs too much on a large page. `FORMS` names the number too. */
const MAX_HAS = 2;

/** What stands in each `:has()`, without attributes and strings: looking for one thing is cheap, for a chain of them not. */
function argumentsOfHas(text: string): string[] {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, "").replace(/\[[^\]]*\]/g, "_");
  return bare
    .split(":has(")
    .slice(1)
    .map((rest) => rest.replace(/\).*$/, ""));
}

const selector = z
  .string()
  .min(1)
  .max(MAX_SELECTOR)
  .refine((text) => (text.match(/:has\(/g) ?? []).length <= MAX_HAS, form("few-has"))
  .refine((text) => argumentsOfHas(text).every((inner) => /^\s*[>~+]?\s*[^\s>~+*]+\s*$/.test(inner)), form("plain-has"))
  .refine((text) => !/[{};@]/.test(text.replace(/"[^"]*"|'[^']*'/g, "")), form("selector"));

const partSchema = z.strictObject({
  /** Tried in order; the first that names something counts. */
  selectors: z.array(selector).max(12).default([]),
  /** Whole labels that one of these elements must carry; any when empty. */
  words: z.array(z.string().min(1).max(60)).max(40).default([]),
});

/** As in a manifest: scheme, host with `*.` for all below it, path with `*`. */
export const MATCH_PATTERN = /^(?:\*|https?):\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?\/[^\s]*$/i;

export const siteDefinitionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, form("id"))
    .max(40),
  matches: z
    .array(z.string().max(200).regex(MATCH_PATTERN, form("match-pattern")))
    .min(1)
    .max(20),
  channel: z.enum(["email", "fax"]).optional(),
  /** A body with a Send alone is a letter: replies here have neither recipients nor subject of their own. */
  replies: z.boolean().default(false),
  /** Scheduling asks for the time in a dialog of its own, and that dialog's button is the exit. */
  scheduleAsks: z.boolean().default(false),
  /** From the page's own document down to the frame with the letter; empty when any frame may hold it. */
  frames: z.array(selector).max(4).default([]),
  parts: z.partialRecord(z.enum(SITE_PARTS), partSchema).default({}),
});
export type SiteDefinition = z.output<typeof siteDefinitionSchema>;
export type SiteDefinitionSource = z.input<typeof siteDefinitionSchema>;
