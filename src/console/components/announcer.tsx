import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { UiLanguage } from "../../ui/i18n/texts.ts";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { usePreferences } from "../preferences.tsx";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

type Announcer = {
  /** Said once by screen readers, and not shown. */
  say(text: string): void;
  /** Said once, and shown until it is closed or another takes its place; not while another language is chosen. */
  show(text: string): void;
  /** What is shown now. */
  shown: string | undefined;
  close(): void;
};

const AnnouncerContext = createContext<Announcer | undefined>(undefined);

type Said = { number: number; text: string };

/**
 * The one live region of the console. It is there from the start, for a region that comes with its words is often not
 * read; the same words twice are two announcements.
 */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said>({ number: 0, text: "" });
  const { language } = usePreferences();
  const [seen, setSeen] = useState<{ text: string; language: UiLanguage }>();
  const number = useRef(0);
  const say = useCallback((text: string) => {
    number.current += 1;
    setSaid({ number: number.current, text });
  }, []);
  const announcer = useMemo((): Announcer => {
    return {
      say,
      show(text) {
        say(text);
        setSeen({ text, language });
      },
      shown: seen?.language === language ? seen.text : undefined,
      close: () => setSeen(undefined),
    };
  }, [say, seen, language]);
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <div className="hidden" role="status" aria-live="polite">
        <p key={said.number}>{said.text}</p>
      </div>
    </AnnouncerContext>
  );
}

export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (!announcer) throw new Error("expected AnnouncerProvider around this component");
  return announcer;
}

/** What was announced last and is to be seen, in its place above the content: it covers nothing. */
export function Announced() {
  const t = useTexts(shellTexts);
  const { shown, close } = useAnnouncer();
  if (shown === undefined) return null;
  return (
    <div className="c-toast">
      <Icon name="check" />
      <p>{shown}</p>
      <Button look="plain" onClick={close}>
        {t("close")}
      </Button>
    </div>
  );
}
