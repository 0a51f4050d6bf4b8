import { type SubmitEvent, useId, useState } from "react";
import type { Translator } from "../i18n/translator.ts";
import { type PopupView, parseDomains } from "../view-models/popup-view.ts";

type FormProps = {
  company: Extract<PopupView["company"], { kind: "form" }>;
  isPublicDomain: (domain: string) => boolean;
  save: (domains: string[]) => void;
  t: Translator;
};

/** Asks for the domains that count as inside. */
export function DomainsForm({ company, isPublicDomain, save, t }: FormProps) {
  const id = useId();
  const hintId = useId();
  const errorId = useId();
  const [text, setText] = useState(company.domains);
  const [error, setError] = useState<string>();
  const [saved, setSaved] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const check = parseDomains(text, isPublicDomain, t);
    setError(check.kind === "wrong" ? check.message : undefined);
    setSaved(check.kind === "ok");
    if (check.kind === "ok") {
      setText(check.domains.join("\n"));
      save(check.domains);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <h2>{t("popup.company")}</h2>
      <div className="field">
        <label htmlFor={id}>{t("popup.domainsLabel")}</label>
        <textarea
          id={id}
          rows={2}
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${errorId} ${hintId}` : hintId}
          onChange={(event) => {
            setText(event.target.value);
            setSaved(false);
          }}
        />
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
        <p className="field-hint" id={hintId}>
          {t("popup.domainsHint")}
          {company.assumed && <span className="line">{company.assumed}</span>}
        </p>
      </div>
      <div className="frame-actions">
        <button type="submit" className="button button-filled">
          {t("popup.domainsSave")}
        </button>
        <span className="done" role="status">
          {saved && t("popup.domainsSaved")}
        </span>
      </div>
    </form>
  );
}
