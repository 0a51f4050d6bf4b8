import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLanding } from "../components/use-landing.ts";
import type { OptionsTranslator } from "../i18n/screens/options.ts";
import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { Store } from "../view-models/actions.ts";
import { type OptionsAction, type OptionsFacts, SECTIONS, type Section } from "../view-models/options.ts";
import { General } from "./general.tsx";
import { Handbooks, type ImportTools } from "./handbooks.tsx";
import { Hub } from "./hub.tsx";
import { Network } from "./network.tsx";
import { Organisation } from "./organisation.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Sites } from "./sites.tsx";
import { Stored } from "./stored.tsx";

export type SectionProps = {
  facts: OptionsFacts;
  act: (action: OptionsAction) => void;
  /** What this page says. */
  t: OptionsTranslator;
  /** What panel and popup say too. */
  base: Translator;
};

type Given = { isPublicDomain: (domain: string) => boolean; importing: ImportTools };

const BODIES: Record<Section, (props: SectionProps & Given) => ReactNode> = {
  general: General,
  organisation: Organisation,
  handbooks: Handbooks,
  hub: Hub,
  sites: Sites,
  shortcuts: Shortcuts,
  stored: Stored,
  network: Network,
};

const sectionOf = (hash: string): Section => SECTIONS.find((section) => `#${section}` === hash) ?? "general";

type OptionsPageProps = Pick<SectionProps, "t" | "base"> &
  Given & { store: Store<OptionsFacts | undefined, OptionsAction> };

/** The options: a rail of sections, one shown. The address names it, so that others can lead here. */
export function OptionsPage({ store, isPublicDomain, importing, t, base }: OptionsPageProps) {
  const facts = useView(store);
  const [section, setSection] = useState(() => sectionOf(location.hash));
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const main = useRef<HTMLElement>(null);
  useLanding(main);
  useEffect(() => {
    const onHash = () => {
      moved.current = true;
      setSection(sectionOf(location.hash));
    };
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  useEffect(() => {
    document.title = `${t(`nav.${section}`)} · ${t("options.title")}`;
    if (moved.current) heading.current?.focus();
  }, [section, t]);
  const Body = BODIES[section];
  return (
    <div className="options">
      <header className="options-rail">
        <h1>{t("options.title")}</h1>
        <nav aria-label={t("options.nav")}>
          <ul>
            {SECTIONS.map((one) => (
              <li key={one}>
                <a href={`#${one}`} aria-current={one === section ? "page" : undefined}>
                  {t(`nav.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <button type="button" className="link" onClick={() => store.act({ kind: "guide" })}>
          {t("nav.guide")}
        </button>
      </header>
      <main ref={main} className="options-body" aria-busy={facts === undefined}>
        <h2 ref={heading} tabIndex={-1}>
          {t(`nav.${section}`)}
        </h2>
        {facts ? (
          <Body
            key={section}
            facts={facts}
            act={(action) => store.act(action)}
            isPublicDomain={isPublicDomain}
            importing={importing}
            t={t}
            base={base}
          />
        ) : (
          <p role="status">{t("options.loading")}</p>
        )}
      </main>
    </div>
  );
}
