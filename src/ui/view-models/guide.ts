import type { Settings } from "../../model/settings.ts";
import type { HubFacts, OptionsAction } from "./options.ts";

/** How far the practice letter is. */
export type Practice = "loading" | "failed" | "writing" | "corrected" | "sent";

export type GuideFacts = {
  settings: Settings;
  hub: HubFacts;
  practice: Practice;
};

export type GuideAction =
  | Extract<OptionsAction, { kind: "settings" | "connect" | "disconnect" | "open-page" }>
  /** The practice letter stands on the page: it can be watched. */
  | { kind: "practise"; letter: HTMLElement }
  | { kind: "stop-practising" }
  | { kind: "sent" }
  | { kind: "open-options"; section: "general" | "sites" };

/** The keys that lead from a letter to its findings. */
export const PANEL_KEYS = "Alt+Shift+C";
