import { isPublicMail } from "../../src/compose/public-mail.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { createPopupStore } from "../../src/platform/popup-store.ts";
import { createTranslator } from "../../src/ui/index.ts";
import { Popup } from "../../src/ui/popup/popup.tsx";
import { popupCss } from "../../src/ui/popup/styles.ts";

async function start(): Promise<void> {
  const { store, speak } = await createPopupStore();
  await showOwnPage((language) => {
    const t = createTranslator(language);
    speak(t);
    return <Popup key={language} store={store} isPublicDomain={isPublicMail} t={t} />;
  }, popupCss);
}

void start();
