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
          {view.canAside && (
            <button type="button" className="link" onClick={onPress(() => store.act({ kind: "open-aside" }))}>
              {t("popup.side")}
            </button>
          )}
          {view.canPoint && (
            <button type="button" className="link" onClick={onPress(() => store.act({ kind: "point-out" }))}>
              {t("popup.point")}
            </button>
          )}
        </div>
      </section>
      {view.answers.length > 0 && <Answers answers={view.answers} store={store} t={t} />}
      {view.office.length > 0 && (
        <section className="popup-office" aria-label={t("popup.office")}>
          <ul>
            {view.office.map(({ kind, text }) => (
              <li key={kind} data-kind={kind}>
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
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
      <footer>
        {view.policy && (
          <p className="quiet">
            {view.policy}
            {view.policyAge && <span className="line">{view.policyAge}</span>}
            {view.refusal && <span className="line">{view.refusal}</span>}
          </p>
        )}
        <nav className="popup-links" aria-label={t("popup.links")}>
          <OpenButton page="options" words={t("popup.options")} store={store} />
          <OpenButton page="guide" words={t("popup.guide")} store={store} />
          {view.console ? (
            <OpenButton page="console" words={t("popup.console")} store={store} />
          ) : (
            <span className="quiet">
              {t("popup.noHub")} <OpenButton page="hub" words={t("popup.connect")} store={store} />
            </span>
          )}
        </nav>
      </footer>
    </main>
  );
}

type AnswersProps = Pick<PopupProps, "store" | "t"> & { answers: PopupView["answers"] };

/** What the sign on the toolbar button counts: each leads to its letter. */
function Answers({ answers, store, t }: AnswersProps) {
  return (
    <section className="popup-answers" aria-label={t("popup.answers")}>
      <h2>{t("popup.answers")}</h2>
      <ul>
        {answers.map(({ id, text, detail, letter }) => (
          <li key={id}>
            <button type="button" className="link" onClick={onPress(() => store.act({ kind: "open-answer", id }))}>
              {letter}
            </button>
            <span className="line">{text}</span>
            <span className="line quiet">{detail}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={onPress(() => store.act({ kind: "answers-seen" }))}>
        {t("popup.answersSeen")}
      </button>
    </section>
  );
}

type OpenProps = Pick<PopupProps, "store"> & {
  page: Extract<PopupAction, { kind: "open" }>["page"];
  words: string;
};

function OpenButton({ page, words, store }: OpenProps) {
  return (
    <button type="button" className="link" onClick={onPress(() => store.act({ kind: "open", page }))}>
      {words}
    </button>
  );
}
