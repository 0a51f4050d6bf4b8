import { type SubmitEvent, useId, useState } from "react";
import { isEdge } from "../is-edge.ts";
import { type SiteFact, toAddress } from "../view-models/options.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, useQuestion } from "./parts.tsx";

/** Where letters are checked: what the extension may see, and what was pointed out. */
export function Sites({ facts: { sites }, act, t, base }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const stateOf = ({ state }: SiteFact) =>
    state.kind === "letter" ? t("sites.state.letter", { count: state.letters }) : t(`sites.state.${state.kind}`);
  const remove = ({ name, pattern }: SiteFact) =>
    ask({
      title: t("sites.removeAsk", { site: name }),
      detail: t("sites.removeDetail"),
      yes: t("sites.remove"),
      onYes: () => act({ kind: "remove-site", pattern }),
    });
  const forget = (id: string, site: string) =>
    ask({
      title: t("sites.forgetAsk", { site }),
      detail: t("sites.forgetDetail"),
      yes: t("sites.forget"),
      onYes: () => act({ kind: "forget-site", id }),
    });
  return (
    <>
      <p className="lead">{t("sites.lead")}</p>
      {isEdge() && <p className="field-hint">{t("sites.edge")}</p>}
      <Block>
        <ul className="rows">
          {sites.watched.map((site) => (
            <li key={site.pattern}>
              <div>
                <b>{site.name}</b>
                <span className="quiet">
                  {stateOf(site)} · {t(site.fixed ? "sites.fixed" : "sites.granted")}
                </span>
              </div>
              {!site.fixed && (
                <button
                  type="button"
                  className="button"
                  aria-label={t("sites.removeName", { site: site.name })}
                  onClick={() => remove(site)}
                >
                  {t("sites.remove")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </Block>
      <AddSite sites={sites} act={act} t={t} />
      <Block title={t("sites.own")}>
        {sites.own.length === 0 ? (
          <p className="quiet">{t("sites.ownNone")}</p>
        ) : (
          <ul className="rows">
            {sites.own.map(({ id, name, parts }) => (
              <li key={id}>
                <div>
                  <b>{name}</b>
                  <span className="quiet">{t("sites.ownParts", { parts: base.facts(parts) })}</span>
                </div>
                <button
                  type="button"
                  className="button"
                  aria-label={t("sites.forgetName", { site: name })}
                  onClick={() => forget(id, name)}
                >
                  {t("sites.forget")}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Block>
      {dialog}
    </>
  );
}

type AddProps = Pick<SectionProps, "act" | "t"> & { sites: SectionProps["facts"]["sites"] };

function AddSite({ sites: { outcome }, act, t }: AddProps) {
  const id = useId();
  const noteId = useId();
  const [text, setText] = useState("");
  const [point, setPoint] = useState(false);
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = toAddress(text);
    setWrong(!address);
    if (address) act({ kind: "add-site", address, point });
  };
  const error = wrong ? t("sites.wrongAddress") : outcome === "denied" ? t("sites.denied") : undefined;
  return (
    <Block title={t("sites.add")}>
      <form className="field" onSubmit={submit} noValidate>
        <label htmlFor={id}>{t("sites.address")}</label>
        <div className="field-row">
          <input
            id={id}
            type="url"
            inputMode="url"
            spellCheck={false}
            value={text}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={noteId}
            onChange={(event) => {
              setText(event.target.value);
              setWrong(false);
            }}
          />
          <button type="submit" className="button">
            {t("sites.addDo")}
          </button>
        </div>
        <div id={noteId}>
          <p className="field-error" role="alert">
            {error}
          </p>
          <p className="field-hint">{t("sites.addressHint")}</p>
        </div>
        <label className="tick">
          <input type="checkbox" checked={point} onChange={(event) => setPoint(event.target.checked)} />
          <span>{t("sites.point")}</span>
        </label>
      </form>
    </Block>
  );
}
