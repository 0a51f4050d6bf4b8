import { z } from "zod";

export const APPEARANCES = ["system", "light", "dark", "contrast"] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** What a writer chose for this browser. `language` is a tag of the interface's languages, or `browser`. */
export const settingsSchema = z.object({
  language: z.string().max(20).default("browser"),
  appearance: z.enum(APPEARANCES).default("system"),
});
export type Settings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = { language: "browser", appearance: "system" };
