import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";
import type { PanelView } from "./panel-view.ts";
import { type TabState, type TabWords, toTabWords } from "./popup-view.ts";

/** The browser's side panel: the panel of the tab's letter, or why there is none. */
export type SidePanelView = { kind: "letter"; panel: PanelView } | ({ kind: "idle" } & Omit<TabWords, "letters">);

/**
 * Pure: what the side panel says of a tab without a letter to show.
 * @param isTold the tab's letters have spoken for themselves; before that, one that is known of is on its way
 */
export function toIdleSidePanel(tab: TabState, isTold: boolean, t: Translator): SidePanelView {
  const { letters: _none, ...words } = toTabWords(tab, t);
  const join = (...sentences: (string | undefined)[]) =>
    sentences.filter(Boolean).join(ruleLanguageOf(t.language) === "zh" ? "" : " ");
  if ("letters" in tab && tab.letters > 0 && !isTold) {
    return { kind: "idle", sign: "checking", headline: t("panel.checking") };
  }
  switch (tab.kind) {
    case "protected":
      return { kind: "idle", ...words, headline: t("side.noLetter"), detail: t("side.noLetterDetail") };
    case "partly": {
      const isLate = tab.uncovered.includes("reload");
      const detail = join(t("side.noLetterDetail"), isLate ? t("popup.notProtectedReload") : undefined);
      return { kind: "idle", ...words, headline: t("side.noLetter"), detail };
    }
    case "not-protected": {
      // The side panel may not know which site it stands beside; the toolbar button does once it is pressed there.
      const isUnknown = !tab.site && !tab.reload;
      return { kind: "idle", ...words, detail: join(words.detail, isUnknown ? t("side.howToWatch") : undefined) };
    }
    default:
      return { kind: "idle", ...words };
  }
}
