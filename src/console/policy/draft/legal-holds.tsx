import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { termsTexts } from "../../i18n/terms.ts";
import { useTexts } from "../texts.ts";
import type { TermsForm } from "../view/terms-form.ts";
import type { TermsFieldsProps } from "./terms-page.tsx";

type Hold = TermsForm["holds"][number];

/** Kept letters that nothing deletes as long as the policy says so. */
export function LegalHolds({ form: { holds }, problems, onChange }: TermsFieldsProps) {
  const t = useTexts(termsTexts);
  const change = (at: number, changed: Partial<Hold>) =>
    onChange({ holds: holds.map((hold, index) => (index === at ? { ...hold, ...changed } : hold)) });
  const problemOf = (at: number, name: keyof Hold) =>
    problems.has(`holds.${at}.${name}`) ? t(`holds.${name}.wrong`) : undefined;
  return (
    <div className="p-fields">
      <p className="quiet">{t("holds.lead")}</p>
      {holds.map((hold, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hold has no name of its own, and its fields keep no state
        <fieldset key={at} className="p-group p-indent">
          <legend className="p-legend">{t("holds.hold", { number: at + 1 })}</legend>
          <Field label={t("holds.reason")} hint={t("holds.reason.hint")} problem={problemOf(at, "reason")}>
            {(control) => (
              <input {...control} value={hold.reason} onChange={({ target }) => change(at, { reason: target.value })} />
            )}
          </Field>
          <Field label={t("holds.to")} hint={t("holds.to.hint")} problem={problemOf(at, "to")}>
            {(control) => (
              <textarea
                {...control}
                rows={3}
                spellCheck={false}
                value={hold.to}
                onChange={({ target }) => change(at, { to: target.value })}
              />
            )}
          </Field>
          <div className="c-actions">
            <Button look="plain" onClick={() => onChange({ holds: holds.filter((_, index) => index !== at) })}>
              {t("holds.remove", { number: at + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="c-actions">
        <Button onClick={() => onChange({ holds: [...holds, { reason: "", to: "" }] })}>{t("holds.add")}</Button>
      </div>
    </div>
  );
}
