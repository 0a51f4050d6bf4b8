import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A step on a page: a press on what a selector names, or a key. */
const step = z.object({
  click: z.string().optional(),
  press: z.string().optional(),
  if_visible: z.boolean().optional(),
});
const steps = z.array(step).default([]);
export type Step = z.output<typeof step>;

const named = z.object({ css: z.string() });
const field = z
  .object({
    entry: named.optional(),
    open: steps,
    number: z.boolean().default(false),
    addresses: z.array(z.string()).default([]),
  })
  .nullish();

const surface = z.object({
  id: z.string(),
  window: z.enum(["main", "popup"]).default("main"),
  open_window: steps,
  restore: steps,
  frames: z.array(z.string()).default([]),
  body_frames: z.array(z.string()).default([]),
  root: named,
  to: field,
  subject: z.object({ css: z.string(), visible: z.boolean().default(true) }).nullish(),
  body: named,
  send: z.array(
    z.object({
      css: z.string(),
      keys: z.array(z.string()).default([]),
      menu: z.array(step).optional(),
      label: z.string().optional(),
    }),
  ),
  schedule: z.object({ open: steps, final: z.string(), final_frames: z.array(z.string()).optional() }).nullish(),
  never_hold: z
    .array(
      z.object({
        css: z.string(),
        what: z.string(),
        effect: z.object({ list: z.string(), what: z.string().optional() }).optional(),
      }),
    )
    .default([]),
  enter_presses: z.object({ in: z.string(), list: z.string(), what: z.string() }).optional(),
});
export type StandinSurface = z.output<typeof surface>;

/** Looks like Send and is none; `script`: a hand can't reach it. */
const decoy = z.object({ css: z.string(), what: z.string(), press: z.enum(["script"]).optional() });
export type StandinDecoy = z.output<typeof decoy>;

const page = z.object({
  id: z.string(),
  file: z.string(),
  url: z.string(),
  ready_ms: z.number().default(0),
  send_keys: z.array(z.string()).default([]),
  release: z.object({ element_click: z.boolean(), mouse: z.boolean() }).partial().default({}),
  surfaces: z.array(surface),
  decoys: z.array(decoy).default([]),
  open_others: z
    .array(z.object({ steps, surface: surface.optional(), quick_reply: surface.optional().catch(undefined) }))
    .default([]),
});
export type StandinPage = z.output<typeof page>;

/** The pages of a stand-ins folder, as its index.json tells of them; what is not asked here is left out. */
export const readStandinIndex = (folder: string): StandinPage[] =>
  z.object({ pages: z.array(page) }).parse(JSON.parse(readFileSync(join(folder, "index.json"), "utf8"))).pages;

/** What looks like Send on a page, each to be pressed beside the page's first letter. */
export const decoysOf = ({ surfaces: [first], decoys }: StandinPage): [StandinSurface, StandinDecoy][] =>
  first ? decoys.map((decoy) => [first, decoy]) : [];
