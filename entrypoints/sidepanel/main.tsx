import { readErrand } from "../../src/messages/errand.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { createSidePanelStore } from "../../src/platform/side-panel/side-panel-store.ts";
import { createTranslator } from "../../src/ui/index.ts";
import { SidePanel } from "../../src/ui/side-panel/side-panel.tsx";
import { sidePanelCss } from "../../src/ui/side-panel/styles.ts";

async function start(): Promise<void> {
  const { store, speak } = await createSidePanelStore(readErrand(location).tab, takeFocus);
  await showOwnPage((language) => {
    const t = createTranslator(language);
    speak(t);
    return <SidePanel key={language} store={store} t={t} />;
  }, sidePanelCss);
}

/** The browser leads the focus into the side panel itself; here it comes to what is to be pressed first. */
function takeFocus(): void {
  window.focus();
  document.querySelector<HTMLElement>("[data-first]")?.focus();
}

void start();
