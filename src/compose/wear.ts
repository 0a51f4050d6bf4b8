import type { Settings } from "../model/settings.ts";
import { createLiveTranslator, type Look, languageOf, pickLanguage, type Translator } from "../ui/index.ts";

/** Language and colours of all that a session draws. */
export type Wear = { t: Translator; look(): Look };

/** As the browser has them, until the writer's choice is known. */
export function createWear(): Wear & { change(settings: Settings): void } {
  const t = createLiveTranslator(pickLanguage(navigator.languages));
  let look: Look = { language: t.language, appearance: "system" };
  return {
    t,
    look: () => look,
    change({ language, appearance }) {
      t.change(languageOf(language, navigator.languages));
      look = { language: t.language, appearance };
    },
  };
}
