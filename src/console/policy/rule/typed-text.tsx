import { type ComponentProps, useState } from "react";

type TypedTextProps = Omit<ComponentProps<"textarea">, "value" | "onChange"> & {
  value: string;
  /** The text as the value has it: texts of one meaning come out the same. */
  means(text: string): string;
  onChange(text: string): void;
};

/**
 * A field for text that is kept in another form, such as lines without blanks at their ends: what is typed stays as it is
 * while it means the value, or nobody could type the blank between two words.
 */
export function TypedText({ value, means, onChange, ...rest }: TypedTextProps) {
  const [typed, setTyped] = useState(value);
  return (
    <textarea
      {...rest}
      value={means(typed) === means(value) ? typed : value}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
    />
  );
}
