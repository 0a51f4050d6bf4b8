import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startPicker } from "../src/compose/picker/start-picker.ts";
import { askBackground } from "../src/messages/channel.ts";
import { languageOf } from "../src/ui/index.ts";

const RUNNING = Symbol.for("countersign.picker");

/** Runs in the outermost page of a tab when the writer asked to point out a letter there. */
export default defineUnlistedScript(async () => {
  const global = globalThis as { [RUNNING]?: boolean };
  if (global[RUNNING]) return;
  global[RUNNING] = true;
  const { settings, canPropose } = await askBackground("picker-facts");
  const language = languageOf(settings.language, navigator.languages);
  startPicker({
    doc: document,
    language,
    look: { language, appearance: settings.appearance },
    canPropose,
    use: async (definition) => (await askBackground("site-picked", { definition, wish: "use" })).done,
    propose: async (definition) => (await askBackground("site-picked", { definition, wish: "propose" })).done,
    onStop() {
      global[RUNNING] = false;
      void askBackground("picker-stopped").catch(() => {});
    },
  });
});
