import { z } from "zod";
import { SEVERITIES } from "../model/categories.ts";
import { SLOT_TYPES } from "../model/slots.ts";
import type { PanelView } from "../ui/view-models/panel-view.ts";

const text = z.string();
const severity = z.enum(SEVERITIES);
/** Pages of ours that stand in frames, and no other address. */
const frameUrl = z.string().regex(/^(chrome|moz)-extension:\/\/[\w.-]+\/(field|wording|review)\.html#[0-9a-f-]{36}$/);
const frame = z.object({ url: frameUrl, heightPx: z.number().nonnegative() });
const part = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), text }),
  z.object({ kind: z.literal("slot"), name: text, label: text }),
]);
const counts = z.array(z.object({ severity, count: z.number().int(), label: text }));

const fix = z.object({
  suggestionIndex: z.number().int(),
  parts: z.array(part),
  text,
  slots: z.array(z.object({ name: text, type: z.enum(SLOT_TYPES), label: text })),
  lang: text,
  preview: z.object({ before: text, removed: text, inserted: z.array(part), after: text }).optional(),
});

const card = z.object({
  id: text,
  severity,
  severityWord: text,
  words: text,
  place: text.optional(),
  reason: text,
  source: text,
  sourceTitle: text,
  page: z.object({ handbook: text, clause: text }).optional(),
  fixes: z.array(fix),
  advice: z.array(z.object({ text, lang: text })),
  open: z.boolean(),
  position: text,
  canMute: z.boolean(),
  reported: z.enum(["heard", "unheard"]).optional(),
  reporting: frame.optional(),
  filling: z
    .object({ suggestionIndex: z.number().int(), url: frameUrl, heightPx: z.number().nonnegative() })
    .optional(),
});

const file = z.object({
  id: text,
  name: text,
  state: z.enum(["reading", "checking", "read", "unread"]),
  detail: text,
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  action: z.object({ kind: z.enum(["stop-file", "read-file"]), label: text, name: text }).optional(),
});

const review = z.object({
  tone: z.enum(["waiting", "good", "refused"]),
  title: text,
  lines: z.array(text),
  diffs: z.array(
    z.object({ label: text, parts: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text })) }),
  ),
  copy: z.array(z.object({ label: text, text })),
  canApply: z.boolean(),
  canWithdraw: z.boolean(),
});

/** The panel of the letter in front, as the compose script made it. Shaped as the interface's `PanelView`. */
const panelSchema: z.ZodType<PanelView> = z.object({
  state: z.enum([
    ...(["clean", "partly", "findings", "reading"] as const),
    ...(["checking", "cannot-check", "not-watched", "waiting"] as const),
  ]),
  headline: text,
  detail: text.optional(),
  counts,
  notes: z.array(z.object({ id: text, text })),
  files: z.array(file),
  cards: z.array(card),
  muted: text.optional(),
  review: review.optional(),
  reviewFrame: frame.optional(),
  askReview: z.object({ wanted: z.boolean() }).optional(),
  tabs: z
    .object({ open: z.enum(["check", "phrases", "letters", "follow-ups"]), frameUrl: frameUrl.optional() })
    .optional(),
  folded: z.boolean(),
  badge: z.object({
    kind: z.enum(["protected", "partly", "findings", "checking", "waiting", "cannot-check", "not-watched"]),
    counts,
    label: text,
    short: text.optional(),
  }),
  place: z.object({ x: z.number(), y: z.number(), maxHeightPx: z.number(), widthPx: z.number().optional() }),
  moved: z.boolean(),
  announcement: text,
});

/** What a frame's compose script tells the side panel. `since`: when the letter came to the front, ms since 1970. */
export const sideLetterSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("letter"), since: z.number(), panel: panelSchema }),
  /** The writer asked for the findings by key. */
  z.object({ kind: z.literal("focus") }),
]);
export type SideLetter = z.output<typeof sideLetterSchema>;
