import { createGuideStore } from "../../src/platform/guide-store.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { GuidePage } from "../../src/ui/guide/guide-page.tsx";
import { guideCss } from "../../src/ui/guide/styles.ts";
import { createGuideTranslator } from "../../src/ui/i18n/screens/guide.ts";
import { createOptionsTranslator } from "../../src/ui/i18n/screens/options.ts";

async function start(): Promise<void> {
  const store = await createGuideStore();
  await showOwnPage(
    (language) => (
      <GuidePage store={store} t={createGuideTranslator(language)} options={createOptionsTranslator(language)} />
    ),
    guideCss,
  );
}

void start();
