import { useId } from "react";
import { Field } from "../../components/field.tsx";
import { useFormats } from "../../components/formats.ts";
import { termsTexts } from "../../i18n/terms.ts";
import { useTexts } from "../texts.ts";
import { Check, type TermsFieldsProps } from "./terms-page.tsx";

/** Monday first, as calendars of work begin; 0 is Sunday. */
const DAYS = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);

/** When people work: only then the time runs until an answer is due. */
export function WorkHours({ form, problems, onChange }: TermsFieldsProps) {
  const t = useTexts(termsTexts);
  const format = useFormats();
  const zones = useId();
  const name = new Intl.DateTimeFormat(t.language, { weekday: "long", timeZone: "UTC" });
  const problemOf = (field: "zone" | "days" | "start" | "end" | "closed") =>
    problems.has(field) ? t(`${field}.wrong`) : undefined;
  return (
    <div className="p-indent p-fields">
      <Field label={t("zone")} hint={t("zone.hint")} problem={problemOf("zone")}>
        {(control) => (
          <input
            {...control}
            list={zones}
            autoComplete="off"
            spellCheck={false}
            value={form.zone}
            onChange={({ target }) => onChange({ zone: target.value })}
          />
        )}
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <fieldset className="p-group">
        <legend className="p-legend">{t("days")}</legend>
        {DAYS.map((day) => (
          <Check
            key={day}
            label={name.format(SUNDAY + day * 86_400_000)}
            isChecked={form.days.includes(day)}
            onChange={(isIn) => onChange({ days: isIn ? [...form.days, day] : form.days.filter((one) => one !== day) })}
          />
        ))}
        {problems.has("days") && <p className="c-field-problem">{t("days.wrong")}</p>}
      </fieldset>
      <div className="p-row">
        {(["start", "end"] as const).map((edge) => (
          <Field
            key={edge}
            label={t(edge)}
            problem={problemOf(edge)}
            reading={/^\d\d:\d\d$/.test(form[edge]) ? format.clock(form[edge]) : undefined}
          >
            {(control) => (
              <input
                {...control}
                type="time"
                value={form[edge]}
                onChange={({ target }) => onChange({ [edge]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t("closed")} hint={t("closed.hint")} problem={problemOf("closed")}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={form.closed}
            onChange={({ target }) => onChange({ closed: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
