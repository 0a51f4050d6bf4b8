import { useId, useState } from "react";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { termsTexts } from "../../i18n/terms.ts";
import { useTexts } from "../texts.ts";
import { readTermsForm, type TermsField, type TermsForm, toTermsEdits, toTermsForm } from "../view/terms-form.ts";
import { useDraftContext } from "./draft-context.tsx";
import { LegalHolds } from "./legal-holds.tsx";
import { WorkHours } from "./work-hours.tsx";

export type TermsFieldsProps = {
  form: TermsForm;
  problems: ReadonlySet<string>;
  onChange(changed: Partial<TermsForm>): void;
};

/** What a version orders beside its rules: how long reviews take, what is kept, what holds once it has expired. */
export function TermsPage() {
  const { draft } = useDraftContext();
  const { modes: _states, ...terms } = draft.content.terms;
  // Someone else's change of the terms begins the form anew.
  return <Fields key={JSON.stringify(terms)} />;
}

function Fields() {
  const t = useTexts(termsTexts);
  const { show } = useAnnouncer();
  const { draft, isClosed, save } = useDraftContext();
  const { terms } = draft.content;
  const [form, setForm] = useState(() => toTermsForm(terms, Intl.DateTimeFormat().resolvedOptions().timeZone));
  const [isTried, setTried] = useState(false);
  const read = readTermsForm(form);
  const problems: ReadonlySet<string> = isTried && "problems" in read ? read.problems : new Set();
  const fields = { form, problems, onChange: (changed: Partial<TermsForm>) => setForm({ ...form, ...changed }) };
  const submit = async () => {
    setTried(true);
    if (!("terms" in read)) return;
    const edits = toTermsEdits(terms, read.terms);
    if (edits.length === 0) return show(t("nothing"));
    if ((await save(edits)) === "saved") show(t("saved"));
  };
  return (
    <form
      className="p-steps"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t("title")}</h2>
      <p className="quiet">{t("lead")}</p>
      <Reviews {...fields} />
      <Records {...fields} />
      <Expiry {...fields} />
      {problems.size > 0 && (
        <p className="c-field-problem" role="alert">
          {t("wrong")}
        </p>
      )}
      {!isClosed && (
        <div className="c-actions">
          <Button look="filled" submits>
            {t("save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Reviews(props: TermsFieldsProps) {
  const t = useTexts(termsTexts);
  const { form, onChange } = props;
  return (
    <Part title={t("reviews")}>
      <NumberField {...props} name="dueHours" hint={t("dueHours.hint")} />
      <Check label={t("worksOnly")} isChecked={form.worksOnly} onChange={(worksOnly) => onChange({ worksOnly })} />
      {form.worksOnly && <WorkHours {...props} />}
      <NumberField {...props} name="approvalHours" />
      <Check label={t("breakGlass")} isChecked={form.breakGlass} onChange={(breakGlass) => onChange({ breakGlass })} />
    </Part>
  );
}

function Records(props: TermsFieldsProps) {
  const t = useTexts(termsTexts);
  return (
    <Part title={t("records")}>
      <Choice {...props} name="archive" values={["none", "outside", "all"]} />
      {props.form.archive !== "none" && <NumberField {...props} name="retentionDays" hint={t("retentionDays.hint")} />}
      <NumberField {...props} name="reviewDays" hint={t("reviewDays.hint")} />
      <LegalHolds {...props} />
      <Choice {...props} name="recipients" values={["plain", "hashed"]} />
    </Part>
  );
}

function Expiry(props: TermsFieldsProps) {
  const t = useTexts(termsTexts);
  return (
    <Part title={t("expiry")}>
      <NumberField {...props} name="graceDays" hint={t("graceDays.hint")} />
      <Choice {...props} name="afterGrace" values={["keep", "warn", "hold"]} />
    </Part>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <section className="c-card p-fields" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

type NumberName = Extract<TermsField, "dueHours" | "approvalHours" | "retentionDays" | "reviewDays" | "graceDays">;

function NumberField({ name, hint, form, problems, onChange }: TermsFieldsProps & { name: NumberName; hint?: string }) {
  const t = useTexts(termsTexts);
  return (
    <Field label={t(name)} hint={hint} problem={problems.has(name) ? t(`${name}.wrong`) : undefined}>
      {(control) => (
        <input
          {...control}
          className="p-short"
          inputMode="decimal"
          value={form[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
}

type ChoiceProps<N extends "archive" | "recipients" | "afterGrace"> = TermsFieldsProps & {
  name: N;
  values: readonly TermsForm[N][];
};

function Choice<N extends "archive" | "recipients" | "afterGrace">({ name, values, form, onChange }: ChoiceProps<N>) {
  const t = useTexts(termsTexts);
  // The catalogue has a label for each choice and a word for each value; the compiler can't follow that through `N`.
  const label = t(name as "archive");
  const wordOf = (value: TermsForm[N]) => t(`${name}.${value}` as "archive.none");
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={form[name]} onChange={({ target }) => onChange({ [name]: target.value })}>
          {values.map((value) => (
            <option key={value} value={value}>
              {wordOf(value)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type CheckProps = { label: string; isChecked: boolean; onChange(isChecked: boolean): void };

export function Check({ label, isChecked, onChange }: CheckProps) {
  return (
    <label className="c-choice">
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
