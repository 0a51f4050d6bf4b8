import { type ComponentProps, useState } from "react";
import { Field } from "./field.tsx";
import { useFormats } from "./formats.ts";

type DayFieldProps = Pick<ComponentProps<"input">, "name" | "min" | "max" | "required"> & {
  label: string;
  problem?: string;
  /** `YYYY-MM-DD`; empty for none. */
  value?: string;
  /** Where the form keeps the value itself. */
  defaultValue?: string;
  onChange?(day: string): void;
};

/** A day. The browser's own field speaks the browser's language, so the day stands below it in the reader's. */
export function DayField({ label, problem, defaultValue, onChange, ...input }: DayFieldProps) {
  const format = useFormats();
  const [typed, setTyped] = useState(defaultValue ?? "");
  const day = input.value ?? typed;
  return (
    <Field label={label} problem={problem} reading={day && format.calendarDay(day)}>
      {(control) => (
        <input
          {...control}
          {...input}
          type="date"
          defaultValue={defaultValue}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange?.(target.value);
          }}
        />
      )}
    </Field>
  );
}
