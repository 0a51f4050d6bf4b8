import { z } from "zod";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { orgProfileSchema } from "../model/org.ts";

const nothing = z.object({}).optional();

const SLOT_TYPES = ["text", "date", "time", "window", "person", "site", "machine", "reason", "number"] as const;

/**
 * A policy as `compilePolicy` makes it. Only the background makes these, out of a policy that was validated there, and
 * they hold a hundred thousand numbers: here it is enough to see that it is one.
 */
const compiledPolicySchema = z.custom<CompiledPolicy>((value) => {
  const shape = z.object({ policy: z.object({ id: z.string(), version: z.string() }), automaton: z.object({}) });
  return shape.safeParse(value).success;
});

/** What a compose script needs to judge letters. Without an organisation, the sender's own domain is inside. */
export const setupSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), compiled: compiledPolicySchema, org: orgProfileSchema.optional() }),
  z.object({ kind: z.literal("unusable"), code: z.enum(["policy-missing", "policy-expired"]), detail: z.string() }),
]);
export type Setup = z.output<typeof setupSchema>;

/** The toolbar button of one tab, as `toToolbarBadge` of the interface makes it. */
const badgeSchema = z.object({ text: z.string().max(4), color: z.string().max(20), title: z.string().max(300) });

const part = z.enum(["recipients", "subject", "body", "attachments", "send", "schedule", "marks", "wording", "reload"]);
const doubt = z.enum(["page-unreadable", "policy-missing", "policy-expired", "checker-failed", "reload"]);

/** How far a tab is watched, as the interface's popup shows it. */
export const watchSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("protected"), letters: z.number().int() }),
  z.object({ kind: z.literal("partly"), letters: z.number().int(), uncovered: z.array(part) }),
  z.object({ kind: z.literal("not-protected") }),
  z.object({ kind: z.literal("cannot-check"), reason: doubt, held: z.boolean() }),
  z.object({ kind: z.literal("not-watched"), account: z.string() }),
]);
export type WatchState = z.output<typeof watchSchema>;

const tabStateSchema = z.object({ badge: badgeSchema, watch: watchSchema, sender: z.string().optional() });
export type TabReport = z.output<typeof tabStateSchema>;

const wordingPart = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), text: z.string() }),
  z.object({ kind: z.literal("slot"), name: z.string(), label: z.string() }),
]);

/** What a frame for text asks the writer: the gaps of a suggestion, or a reason. Shaped as the interface's `FrameModel`. */
export const fieldRequestSchema = z.object({
  kind: z.enum(["slots", "reason"]),
  fields: z.array(z.object({ name: z.string(), type: z.enum(SLOT_TYPES), label: z.string() })),
  parts: z.array(wordingPart),
  lang: z.string(),
  hint: z.string().optional(),
  submitLabel: z.string(),
});
export type FieldRequest = z.output<typeof fieldRequestSchema>;

const token = z.string().regex(/^[0-9a-f-]{36}$/);
const values = z.record(z.string().max(60), z.string().max(2000));

/** From pages and frames to the background: request and answer, by name. */
export const TO_BACKGROUND = {
  /** A letter may be on the page: the compose script is wanted in the sender's frame. */
  "compose-seen": { request: nothing, answer: z.object({ injected: z.boolean() }) },
  setup: { request: nothing, answer: setupSchema },
  /** What the tab's letter in front is like, for the toolbar button and the popup. */
  "tab-state": { request: tabStateSchema, answer: nothing },
  /** A frame for text has loaded and asks what to show. Led on to the tab's compose script. */
  "field-open": { request: z.object({ token }), answer: fieldRequestSchema.nullable() },
  "field-done": { request: z.object({ token, values }), answer: nothing },
  "field-cancel": { request: z.object({ token }), answer: nothing },
  "field-size": { request: z.object({ token, heightPx: z.number().int().min(20).max(600) }), answer: nothing },
} as const;

/** From the background to the compose scripts of a tab. */
export const TO_COMPOSE = {
  "setup-changed": { request: nothing, answer: nothing },
  "field-open": TO_BACKGROUND["field-open"],
  "field-done": TO_BACKGROUND["field-done"],
  "field-cancel": TO_BACKGROUND["field-cancel"],
  "field-size": TO_BACKGROUND["field-size"],
  /** The popup asks what the tab it was opened on is like. */
  "tab-report": { request: nothing, answer: tabStateSchema },
} as const;

export type MessageMap = Record<string, { request: z.ZodType; answer: z.ZodType }>;
export type Request<M extends MessageMap, K extends keyof M> = z.input<M[K]["request"]>;
export type Answer<M extends MessageMap, K extends keyof M> = z.output<M[K]["answer"]>;
export type Received<M extends MessageMap, K extends keyof M> = z.output<M[K]["request"]>;
