import { z } from "zod";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { LANGUAGES } from "../model/categories.ts";
import { draftSchema } from "../model/draft.ts";
import { RULE_MODES, STANDINGS } from "../model/exchange/bundle.ts";
import { instant } from "../model/exchange/shared.ts";
import { orgProfileSchema } from "../model/org.ts";
import { reminderChangeSchema, reminderSchema } from "../model/reminders.ts";
import { settingsSchema } from "../model/settings.ts";
import { siteDefinitionSchema } from "../model/sites.ts";
import { SLOT_TYPES } from "../model/slots.ts";
import { TEMPLATE_KINDS } from "../model/templates.ts";
import { errandSchema } from "./errand.ts";
import { HUB_TO_BACKGROUND, HUB_TO_COMPOSE } from "./hub-messages.ts";

const nothing = z.object({}).optional();

/**
 * A policy as `compilePolicy` makes it. Only build and background make these, out of a policy that was validated, and
 * they hold a hundred thousand numbers: here it is enough to see that it is one.
 */
const compiledPolicySchema = z.custom<CompiledPolicy>((value) => {
  const shape = z.object({ policy: z.object({ id: z.string(), version: z.string() }), automaton: z.object({}) });
  return shape.safeParse(value).success;
});

/** What a compose script needs to judge letters. Without an organisation, the sender's own domain is inside. */
export const setupSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ready"),
    compiled: compiledPolicySchema,
    org: orgProfileSchema.optional(),
    /** Of a policy from a hub: how far each rule is rolled out, and whether reviews can be asked for. */
    modes: z.record(z.string(), z.enum(RULE_MODES)).optional(),
    reviews: z.object({ breakGlass: z.boolean() }).optional(),
    /** Of the same: what its age means, and until when it was good. */
    standing: z.object({ kind: z.enum(STANDINGS), expiresAt: instant }).optional(),
    settings: settingsSchema,
  }),
  z.object({
    kind: z.literal("unusable"),
    code: z.enum(["policy-missing", "policy-expired"]),
    detail: z.string(),
    org: orgProfileSchema.optional(),
    settings: settingsSchema,
  }),
]);
export type Setup = z.output<typeof setupSchema>;

/** The toolbar button of one tab, as `toToolbarBadge` of the interface makes it. */
const badgeSchema = z.object({ text: z.string().max(4), color: z.string().max(20), title: z.string().max(300) });

const part = z.enum(["recipients", "subject", "body", "attachments", "send", "schedule", "marks", "wording", "reload"]);
const doubt = z.enum(["page-unreadable", "policy-missing", "policy-expired", "checker-failed", "reload"]);

/** A sender's account outside the organisation whose letters the policy has checked too. */
const privateAccount = z.string().max(320).optional();

/** How far a tab is watched, as the interface's popup shows it. */
export const watchSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("protected"), letters: z.number().int(), privateAccount }),
  z.object({ kind: z.literal("partly"), letters: z.number().int(), uncovered: z.array(part), privateAccount }),
  z.object({ kind: z.literal("not-protected") }),
  z.object({ kind: z.literal("cannot-check"), reason: doubt, held: z.boolean() }),
  z.object({ kind: z.literal("not-watched"), account: z.string() }),
]);
export type WatchState = z.output<typeof watchSchema>;

const tabStateSchema = z.object({ badge: badgeSchema, watch: watchSchema, sender: z.string().optional() });
export type TabReport = z.output<typeof tabStateSchema>;

const cue = z.enum([
  "selector",
  "name",
  "caption",
  "type",
  "role",
  "position",
  "label",
  "action",
  "structure",
  "value",
]);
const describedPart = z.object({ path: z.string().max(2000), cue, shown: z.boolean() });
const describedParts = z.array(describedPart).max(40);

/**
 * What a frame's letters were known by: places and signs, never a word that stands on the page. Good for a bug report.
 * `path` leads from the body of the frame's document; parts in an editor's frame are named by that frame.
 */
export const selfCheckSchema = z.object({
  host: z.string().max(300),
  adapter: z.string().max(60),
  version: z.string().max(40),
  surfaces: z
    .array(
      z.object({
        root: z.string().max(2000),
        adapter: z.string().max(60),
        to: describedParts,
        cc: describedParts,
        bcc: describedParts,
        subject: describedParts,
        body: describedParts,
        send: describedParts,
        schedule: describedParts,
        attach: describedParts,
        neverHold: z.number().int(),
        missing: z.array(z.string().max(20)).max(20),
      }),
    )
    .max(40),
});
export type SelfCheck = z.output<typeof selfCheckSchema>;

const wordingPart = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), text: z.string() }),
  z.object({ kind: z.literal("slot"), name: z.string(), label: z.string() }),
]);

/** What a frame for text asks the writer: the gaps of a suggestion, or a reason. Shaped as the interface's `FrameModel`. */
export const fieldRequestSchema = z.object({
  kind: z.enum(["slots", "reason", "number", "wrong-hit"]),
  fields: z.array(
    z.object({ name: z.string(), type: z.enum(SLOT_TYPES), label: z.string(), optional: z.boolean().optional() }),
  ),
  tick: z.object({ name: z.string(), label: z.string(), words: z.string() }).optional(),
  parts: z.array(wordingPart),
  lang: z.string(),
  hint: z.string().optional(),
  submitLabel: z.string(),
});
export type FieldRequest = z.output<typeof fieldRequestSchema>;

const values = z.record(z.string().max(60), z.string().max(2000));

/** What the page in the panel's frame shows, and what the letter tells for certain, by slot name. */
export const wordingErrandSchema = z.object({
  tab: z.enum(["phrases", "letters", "follow-ups"]),
  lang: z.enum(LANGUAGES),
  known: z.record(z.string(), z.string()),
  /** Kinds of the parties that get the letter, e.g. `patient`. */
  kinds: z.array(z.string()),
});
export type WordingErrand = z.output<typeof wordingErrandSchema>;

const bilingual = z.object({ en: z.string(), zh: z.string() });
/** A template as the panel's tabs need it. Shaped as the interface's `WordingTemplate`. */
const wordingTemplateSchema = z.object({
  id: z.string(),
  kind: z.enum(TEMPLATE_KINDS),
  title: bilingual,
  text: bilingual,
  restored: z.boolean(),
  slots: z.array(z.object({ name: z.string(), type: z.enum(SLOT_TYPES), label: bilingual.optional() })),
  source: bilingual,
});
export type WordingTemplateMessage = z.output<typeof wordingTemplateSchema>;

const reminderList = z.object({ reminders: z.array(reminderSchema), now: z.string() });

/** From pages and frames to the background: request and answer, by name. */
export const TO_BACKGROUND = {
  ...HUB_TO_BACKGROUND,
  /** The sentinel stands in a tab's outermost page. `late`: the page was there first. */
  watching: { request: z.object({ late: z.boolean() }), answer: nothing },
  /** A letter may be on the page: the compose script is wanted in the sender's frame. */
  "compose-seen": { request: nothing, answer: z.object({ injected: z.boolean() }) },
  setup: { request: nothing, answer: setupSchema },
  /** From our own pages: has the writer point out the letter's parts on a tab's page, as soon as its site is granted. */
  "picker-start": { request: z.object({ tabId: z.number().int(), origin: z.string().max(300) }), answer: nothing },
  /** The same on a page that is opened for it. */
  "picker-open": { request: z.object({ address: z.url().max(2000) }), answer: nothing },
  "picker-stopped": { request: nothing, answer: nothing },
  "picker-facts": {
    request: nothing,
    answer: z.object({ settings: settingsSchema, canPropose: z.boolean() }),
  },
  /** A letter was pointed out: to be used on this computer, or to be shown to the supervisor. */
  "site-picked": {
    request: z.object({ definition: siteDefinitionSchema, wish: z.enum(["use", "propose"]) }),
    answer: z.object({ done: z.boolean() }),
  },
  /** Opens a handbook's page at a clause, in a tab of its own: pages of ours are not for the page to open. */
  "open-handbook": {
    request: z.object({ handbook: z.string().min(1).max(100), clause: z.string().min(1).max(120).optional() }),
    answer: nothing,
  },
  /** From our own page of a handbook: what it shows. Null when the rules in force know no such handbook. */
  "handbook-page": {
    request: z.object({ handbook: z.string().max(100) }),
    answer: z.object({ html: z.string().nullable() }),
  },
  /**
   * A letter has left the page: clocks start. Nothing of it is kept but recipients and subject. `later`: it goes out at
   * another time, which is null where the page did not tell.
   */
  "letter-sent": {
    request: z.object({
      draft: draftSchema,
      later: z.object({ at: z.iso.datetime({ offset: true }).nullable() }).optional(),
    }),
    answer: z.object({ started: z.number().int() }),
  },
  /** Phrases and letters of the policy, for a letter to parties of these kinds. */
  templates: { request: z.object({ kinds: z.array(z.string()) }), answer: z.array(wordingTemplateSchema) },
  /** The page in the panel's frame has loaded and asks for its errand. Led on to the tab's compose script. */
  "wording-open": { request: errandSchema, answer: wordingErrandSchema.nullable() },
  "wording-insert": {
    request: errandSchema.extend({ text: z.string().min(1).max(6000) }),
    answer: z.object({ done: z.boolean() }),
  },
  "wording-close": { request: errandSchema, answer: nothing },
  /** Clocks of sent letters, soonest first. */
  reminders: { request: nothing, answer: reminderList },
  "reminder-change": { request: reminderChangeSchema, answer: reminderList },
  /** A file is about to be read: the page that reads files is wanted. */
  "reader-open": { request: nothing, answer: z.object({ open: z.boolean() }) },
  /** What the tab's letter in front is like, for the toolbar button and the popup. */
  "tab-state": { request: tabStateSchema, answer: nothing },
  /** A frame for text has loaded and asks what to show. Led on to the tab's compose script. */
  "field-open": { request: errandSchema, answer: fieldRequestSchema.nullable() },
  "field-done": { request: errandSchema.extend({ values }), answer: nothing },
  "field-cancel": { request: errandSchema, answer: nothing },
  /** From a page with a letter: the writer wants its panel in the browser's side panel. */
  "side-panel-open": { request: nothing, answer: z.object({ open: z.boolean() }) },
  "field-size": { request: errandSchema.extend({ heightPx: z.number().int().min(20).max(600) }), answer: nothing },
} as const;

/** From the background to the compose scripts of a tab. */
export const TO_COMPOSE = {
  ...HUB_TO_COMPOSE,
  "setup-changed": { request: nothing, answer: nothing },
  "field-open": TO_BACKGROUND["field-open"],
  "field-done": TO_BACKGROUND["field-done"],
  "field-cancel": TO_BACKGROUND["field-cancel"],
  "field-size": TO_BACKGROUND["field-size"],
  "wording-open": TO_BACKGROUND["wording-open"],
  "wording-insert": TO_BACKGROUND["wording-insert"],
  "wording-close": TO_BACKGROUND["wording-close"],
  /** Which cues matched in this frame. */
  "self-check": { request: nothing, answer: selfCheckSchema },
  /** The side panel asks each compose script to tell its `tab-state` anew, and learns of the frame by it. */
  "tell-state": { request: nothing, answer: nothing },
  /** The popup asks what the tab it was opened on is like. */
  "tab-report": { request: nothing, answer: tabStateSchema },
} as const;

export type MessageMap = Record<string, { request: z.ZodType; answer: z.ZodType }>;
export type Request<M extends MessageMap, K extends keyof M> = z.input<M[K]["request"]>;
export type Answer<M extends MessageMap, K extends keyof M> = z.output<M[K]["answer"]>;
export type Received<M extends MessageMap, K extends keyof M> = z.output<M[K]["request"]>;
