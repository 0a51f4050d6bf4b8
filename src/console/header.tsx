import { useEffect, useRef } from "react";
import { ownName } from "../ui/i18n/languages.ts";
import { UI_LANGUAGES } from "../ui/i18n/texts.ts";
import type { LinkState } from "./api/live.ts";
import { type Me, useSignOut } from "./api/me.ts";
import { Button } from "./components/button.tsx";
import { Icon } from "./components/icon.tsx";
import { Problem } from "./components/states.tsx";
import { shellTexts } from "./i18n/shell.ts";
import { useTexts } from "./i18n/texts.ts";
import { APPEARANCES, type Appearance, usePreferences } from "./preferences.tsx";

/** Product, organisation, whether it is live, and the person's own things behind their name. */
export function Header({ me, link }: { me: Me; link: LinkState }) {
  const t = useTexts(shellTexts);
  return (
    <header className="c-header">
      <p className="c-product">
        <svg className="c-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <rect width="16" height="16" rx="4" />
          <path d="m4 8.4 2.7 2.7L12 5.4" />
        </svg>
        <span>{t("product")}</span>
      </p>
      <p className="c-organisation" title={me.organisation.name}>
        {me.organisation.name}
      </p>
      <p className="c-link" data-state={link}>
        <span className="c-dot" aria-hidden="true" />
        <span>{t(`link.${link}`)}</span>
      </p>
      <Account me={me} />
    </header>
  );
}

function Account({ me }: { me: Me }) {
  const t = useTexts(shellTexts);
  const { language, appearance, setLanguage, setAppearance } = usePreferences();
  const signOut = useSignOut();
  const details = useRef<HTMLDetailsElement>(null);
  useCloseOutside(details);
  return (
    <details className="c-account" ref={details}>
      <summary aria-label={`${t("account.name")}: ${me.name}`}>
        <Icon name="person" />
        <span className="c-account-name">{me.name}</span>
      </summary>
      <div className="c-account-menu">
        <p className="c-account-who">
          <strong>{me.name}</strong>
          <span className="quiet">{me.email}</span>
          <span className="quiet">{t(`account.role.${me.role}`)}</span>
        </p>
        <fieldset>
          <legend>{t("account.language")}</legend>
          {UI_LANGUAGES.map((value) => (
            <label key={value} className="c-choice">
              <input type="radio" name="language" checked={language === value} onChange={() => setLanguage(value)} />
              <span lang={value}>{ownName(value)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("account.appearance")}</legend>
          {APPEARANCES.map((value: Appearance) => (
            <label key={value} className="c-choice">
              <input
                type="radio"
                name="appearance"
                checked={appearance === value}
                onChange={() => setAppearance(value)}
              />
              <span>{t(`account.appearance.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {signOut.isPending ? t("account.signingOut") : t("account.signOut")}
        </Button>
        {signOut.isError && <Problem error={signOut.error} />}
      </div>
    </details>
  );
}

/** Escape closes it and gives the focus back; a press elsewhere and a focus that goes on close it too, and stay there. */
function useCloseOutside(details: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const close = () => details.current?.removeAttribute("open");
    const onElsewhere = (event: Event) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.current?.open) return;
      close();
      details.current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("keydown", onKey);
    };
  }, [details]);
}
