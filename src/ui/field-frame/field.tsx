import { type ComponentProps, type RefCallback, useId } from "react";
import type { Translator } from "../i18n/translator.ts";
import type { FrameField } from "../view-models/frame-model.ts";

type FieldProps = {
  field: FrameField;
  value: string;
  error?: string;
  hint?: string;
  /** Takes the focus when it appears. */
  focused: boolean;
  onChange: (value: string) => void;
  t: Translator;
};

/** One slot: label, control, and below it what is wrong or what helps. */
export function Field({ field, value, error, hint, focused, onChange, t }: FieldProps) {
  const id = useId();
  const noteId = useId();
  const note = error ?? hint;
  const common = {
    id,
    "data-field": "",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": note ? noteId : undefined,
    ref: focused ? takeFocus : undefined,
  } as const;
  return (
    <div className="field">
      <Control field={field} value={value} onChange={onChange} common={common} t={t} />
      {note && (
        <p className={error ? "field-error" : "field-hint"} id={noteId}>
          {note}
        </p>
      )}
    </div>
  );
}

const takeFocus: RefCallback<HTMLElement> = (element) => element?.focus();

type Common = Pick<ComponentProps<"input">, "id" | "aria-invalid" | "aria-describedby"> & {
  "data-field": string;
  ref?: RefCallback<HTMLElement>;
};
type ControlProps = Pick<FieldProps, "field" | "value" | "onChange" | "t"> & { common: Common };

function Control({ field, value, onChange, common, t }: ControlProps) {
  if (field.type === "window")
    return <TimeWindow field={field} value={value} onChange={onChange} common={common} t={t} />;
  const label = <label htmlFor={common.id}>{field.label}</label>;
  if (field.type === "reason") {
    return (
      <>
        {label}
        <textarea {...common} rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
      </>
    );
  }
  const type = field.type === "date" || field.type === "time" ? field.type : "text";
  return (
    <>
      {label}
      <input
        {...common}
        type={type}
        inputMode={field.type === "number" ? "decimal" : undefined}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

/** Two times of a day; the value is `from/to`. */
function TimeWindow({ field, value, onChange, common, t }: ControlProps) {
  const [from = "", to = ""] = value.split("/");
  const { label } = field;
  return (
    <fieldset className="window">
      <legend>{label}</legend>
      <input
        {...common}
        type="time"
        aria-label={t("slot.windowFrom", { label })}
        value={from}
        onChange={(event) => onChange(`${event.target.value}/${to}`)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        aria-label={t("slot.windowTo", { label })}
        value={to}
        onChange={(event) => onChange(`${from}/${event.target.value}`)}
      />
    </fieldset>
  );
}
