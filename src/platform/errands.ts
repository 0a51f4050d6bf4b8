import { askTab, type Sender } from "../messages/channel.ts";
import { type FrameErrand, tabOfErrand } from "../messages/errand.ts";
import type { TO_BACKGROUND, TO_COMPOSE } from "../messages/messages.ts";
import { browser } from "./browser.ts";

/** Messages of the pages in frames that are led on to the compose script of the letter's tab. */
type Led = Extract<keyof typeof TO_BACKGROUND & keyof typeof TO_COMPOSE, `${"field" | "wording" | "review"}-${string}`>;

/** @param otherwise answers where there is no such tab, or no compose script in it any more */
const lead =
  <K extends Led>(name: K, otherwise: unknown) =>
  async (errand: FrameErrand, sender: Sender): Promise<unknown> => {
    const tabId = tabOfErrand(errand, sender, browser.runtime.getURL(""));
    if (tabId === undefined) return otherwise;
    return askTab(tabId, name, errand as never);
  };

/** The compose script of a letter hears its frames. */
export const errandHandlers = {
  "field-open": lead("field-open", null),
  "field-done": lead("field-done", undefined),
  "field-size": lead("field-size", undefined),
  "field-cancel": lead("field-cancel", undefined),
  "wording-open": lead("wording-open", null),
  "wording-insert": lead("wording-insert", { done: false }),
  "wording-close": lead("wording-close", undefined),
  "review-open": lead("review-open", null),
  "review-closed": lead("review-closed", undefined),
  "review-size": lead("review-size", undefined),
};
