import { isPublicMail } from "../../src/compose/public-mail.ts";
import { importTools } from "../../src/platform/options/importing.ts";
import { createOptionsStore } from "../../src/platform/options/options-store.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { createOptionsTranslator } from "../../src/ui/i18n/screens/options.ts";
import { createTranslator } from "../../src/ui/index.ts";
import { OptionsPage } from "../../src/ui/options/options-page.tsx";
import { optionsCss } from "../../src/ui/options/styles.ts";

const store = createOptionsStore();

void showOwnPage(
  (language) => (
    <OptionsPage
      store={store}
      isPublicDomain={isPublicMail}
      importing={importTools}
      t={createOptionsTranslator(language)}
      base={createTranslator(language)}
    />
  ),
  optionsCss,
);
