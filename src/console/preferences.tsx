import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import * as z from "zod";
import { pickLanguage } from "../ui/i18n/languages.ts";
import { UI_LANGUAGES, type UiLanguage } from "../ui/i18n/texts.ts";

export const APPEARANCES = ["system", "light", "dark"] as const;
export type Appearance = (typeof APPEARANCES)[number];

export type Preferences = {
  language: UiLanguage;
  appearance: Appearance;
  /** Single keys do something while nothing is typed. */
  singleKeys: boolean;
  setLanguage(language: UiLanguage): void;
  setAppearance(appearance: Appearance): void;
  setSingleKeys(on: boolean): void;
};

const STORED_UNDER = "countersign-console";
const storedSchema = z.object({
  language: z.enum(UI_LANGUAGES).optional().catch(undefined),
  appearance: z.enum(APPEARANCES).default("system").catch("system"),
  singleKeys: z.boolean().default(true).catch(true),
});
type Stored = z.output<typeof storedSchema>;

/** What was chosen in this browser; defaults where storage is closed or holds something else. */
function readStored(): Stored {
  try {
    return storedSchema.parse(JSON.parse(localStorage.getItem(STORED_UNDER) ?? "{}"));
  } catch {
    return storedSchema.parse({});
  }
}

function store(stored: Stored): void {
  try {
    localStorage.setItem(STORED_UNDER, JSON.stringify(stored));
  } catch {
    // It holds until the page is closed.
  }
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/** Language and appearance, chosen by the person or taken from the browser; shown on the root element. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [stored, setStored] = useState(readStored);
  const language = stored.language ?? pickLanguage(navigator.languages);
  const { appearance } = stored;
  // What is chosen in another window of the console holds in this one too.
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      if (key === STORED_UNDER) setStored(readStored());
    };
    window.addEventListener("storage", follow);
    return () => window.removeEventListener("storage", follow);
  }, []);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    if (appearance === "system") delete root.dataset.appearance;
    else root.dataset.appearance = appearance;
  }, [language, appearance]);
  const preferences = useMemo((): Preferences => {
    const change = (changed: Partial<Stored>) => {
      const next = { ...stored, ...changed };
      setStored(next);
      store(next);
    };
    return {
      language,
      appearance,
      singleKeys: stored.singleKeys,
      setLanguage: (chosen) => change({ language: chosen }),
      setAppearance: (chosen) => change({ appearance: chosen }),
      setSingleKeys: (on) => change({ singleKeys: on }),
    };
  }, [stored, language, appearance]);
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("expected PreferencesProvider around this component");
  return preferences;
}
