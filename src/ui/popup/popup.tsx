import { onPress } from "../components/press.ts";
import type { Translator } from "../i18n/translator.ts";
import { BadgeSign } from "../panel/badge.tsx";
import { useView } from "../use-store.ts";
import type { PopupAction, Store } from "../view-models/actions.ts";
import type { PopupView } from "../view-models/popup-view.ts";
import { DomainsForm } from "./domains-form.tsx";

type PopupProps = {
  store: Store<PopupView, PopupAction>;
  /** Says whether a domain is a public mail service, which can't be a company's own. */
  isPublicDomain: (domain: string) => boolean;
  t: Translator;
};

/** The toolbar's popup: the state of this tab in words, the company's domains, the rules in force. */
export function Popup({ store, isPublicDomain, t }: PopupProps) {
  const view = useView(store);
  return (
    <main className="popup" aria-label={t("popup.title")}>
      <section className="popup-state" data-kind={view.sign} aria-label={t("popup.thisTab")}>
        <BadgeSign kind={view.sign} />
        <div>
          <h1>{view.headline}</h1>
          {view.detail && <p>{view.detail}</p>}
          {view.letters && <p className="quiet">{view.letters}</p>}
          {view.watchSite && (
            <button type="button" className="button" onClick={onPress(() => store.act({ kind: "watch-site" }))}>
              {view.watchSite}
            </button>
          )}
        </div>
      </section>
      {view.company.kind === "managed" ? (
        <section aria-label={t("popup.company")}>
          <h2>{t("popup.company")}</h2>
          <p>{view.company.text}</p>
        </section>
      ) : (
        <DomainsForm
          company={view.company}
          isPublicDomain={isPublicDomain}
          save={(domains) => store.act({ kind: "save-domains", domains })}
          t={t}
        />
      )}
      {view.policy && (
        <footer className="quiet">
          <p>{view.policy}</p>
          {view.policyAge && <p>{view.policyAge}</p>}
        </footer>
      )}
    </main>
  );
}
