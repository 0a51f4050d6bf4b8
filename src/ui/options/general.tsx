import { APPEARANCES } from "../../model/settings.ts";
import { ownName } from "../i18n/languages.ts";
import { UI_LANGUAGES } from "../i18n/texts.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, Choice } from "./parts.tsx";

/** Language and colours; both apply at once. */
export function General({ facts: { settings }, act, t }: SectionProps) {
  return (
    <Block>
      <Choice
        legend={t("general.language")}
        hint={t("general.languageHint")}
        value={settings.language}
        options={[
          { value: "browser", label: t("general.browser") },
          ...UI_LANGUAGES.map((language) => ({ value: language, label: ownName(language), lang: language })),
        ]}
        onChange={(language) => act({ kind: "settings", settings: { ...settings, language } })}
      />
      <Choice
        legend={t("general.appearance")}
        value={settings.appearance}
        options={APPEARANCES.map((value) => ({ value, label: t(`general.${value}`) }))}
        onChange={(appearance) => act({ kind: "settings", settings: { ...settings, appearance } })}
      />
    </Block>
  );
}
