import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { profileTexts } from "../../i18n/profile.ts";
import { shellTexts } from "../../i18n/shell.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type FieldDef, type FieldIssues, fieldsOf, type Part, type Row, readTyped, toTyped } from "./parts.ts";
import { useFieldProblem } from "./use-field-problem.ts";

type EntryDialogProps = {
  part: Part;
  /** Undefined for a new one. */
  row: Row | undefined;
  others: readonly Row[];
  onDone(row: Row): void;
  onClose(): void;
};

const NONE: FieldIssues = new Map();

/** One row of a table as a form: its fields are those of the profile's schema, and what is wrong stands beside them. */
export function EntryDialog({ part, row, others, onDone, onClose }: EntryDialogProps) {
  const t = useTexts(profileTexts);
  const shell = useTexts(shellTexts);
  const toProblem = useFieldProblem();
  const [typed, setTyped] = useState(() => toTyped(part, row));
  const [issues, setIssues] = useState(NONE);
  const form = useRef<HTMLDivElement>(null);
  const fields = fieldsOf(part);
  const done = () => {
    const read = readTyped(part, typed, row, others);
    if (read.kind === "ready") return onDone(read.row);
    setIssues(read.issues);
    // The first one that is wrong is where to go on.
    const first = fields.findIndex(({ name }) => read.issues.has(name));
    form.current?.querySelectorAll<HTMLElement>("input, textarea, select")[first]?.focus();
  };
  return (
    <Dialog
      title={t(row ? `change.${part}` : `add.${part}`)}
      onClose={onClose}
      onSubmit={done}
      actions={
        <>
          <Button look="filled" submits>
            {t(row ? "entry.change" : "entry.add")}
          </Button>
          <Button onClick={onClose}>{shell("cancel")}</Button>
        </>
      }
    >
      <div className="l-entry" ref={form}>
        {fields.map((field) => (
          <EntryField
            key={field.name}
            field={field}
            value={typed[field.name] ?? ""}
            problem={toProblem(issues.get(field.name), typed[field.name])}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
      </div>
    </Dialog>
  );
}

type EntryFieldProps = {
  field: FieldDef;
  value: string | boolean;
  problem: string | undefined;
  onChange(value: string | boolean): void;
};

function EntryField({ field: { name, kind, isRequired, options }, value, problem, onChange }: EntryFieldProps) {
  const t = useTexts(profileTexts);
  const label = t(toColumn(name));
  if (kind === "yes-no") {
    return (
      <label className="c-choice">
        <input type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
        <span>{label}</span>
      </label>
    );
  }
  const hint = kind === "list" ? t("entry.perLine") : t(isRequired ? "entry.needed" : "entry.optional");
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => {
        const common = { ...control, value: String(value), "aria-required": isRequired || undefined };
        const onText = ({ target }: { target: { value: string } }) => onChange(target.value);
        if (kind === "list") return <textarea {...common} rows={2} onChange={onText} />;
        if (kind === "choice") {
          return (
            <select {...common} onChange={onText}>
              {options.map((option) => (
                <option key={option} value={option}>
                  {t(toOption(option))}
                </option>
              ))}
            </select>
          );
        }
        return <input {...common} inputMode={kind === "number" ? "decimal" : undefined} onChange={onText} />;
      }}
    </Field>
  );
}

type Keys = keyof typeof profileTexts.en;
// A test walks the schema: each of its fields and choices has a text.
export const toColumn = (name: string) => `col.${name}` as Extract<Keys, `col.${string}`>;
export const toOption = (value: string) => `option.${value}` as Extract<Keys, `option.${string}`>;
