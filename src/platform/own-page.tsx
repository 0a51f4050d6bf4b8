import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { DEFAULT_SETTINGS, type Settings } from "../model/settings.ts";
import type { UiLanguage } from "../ui/i18n/catalogue.ts";
import { dress, languageOf } from "../ui/index.ts";
import { adoptStyles } from "../ui/styles/adopt.ts";
import { storedSettings } from "./stored.ts";

const SCHEMES = { system: "light dark", light: "light", dark: "dark", contrast: "light dark" } as const;

/**
 * Shows one of our own pages in the writer's language and colours, and again whenever these change.
 * @param css what the page wears beside what all of the interface does
 */
export async function showOwnPage(
  render: (language: UiLanguage, settings: Settings) => ReactNode,
  css?: string,
): Promise<void> {
  adoptStyles(document, css);
  const container = document.createElement("div");
  container.className = "countersign";
  document.body.append(container);
  const root = createRoot(container);
  const show = async () => {
    const settings = (await storedSettings.get()) ?? DEFAULT_SETTINGS;
    const language = languageOf(settings.language, navigator.languages);
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = SCHEMES[settings.appearance];
    dress(container, { language, appearance: settings.appearance });
    root.render(render(language, settings));
  };
  storedSettings.onChange(() => void show());
  await show();
}
