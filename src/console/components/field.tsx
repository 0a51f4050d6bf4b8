import { type ReactNode, useId } from "react";

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what stands there; said with the field. */
  problem?: string;
  /** What stands there, read out in the reader's language where the browser draws it in its own. */
  reading?: string;
  /** Draws the control with these attributes, which tie it to label, hint and problem. */
  children(control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }): ReactNode;
};

/** A label, a control, what to know about it, and what is wrong with it. */
export function Field({ label, hint, problem, reading, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const problemId = problem ? `${id}-problem` : undefined;
  const readingId = reading ? `${id}-reading` : undefined;
  const described = [hintId, readingId, problemId].filter((one) => one !== undefined).join(" ");
  return (
    <div className="c-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="quiet" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      {reading && (
        <p className="quiet" id={readingId}>
          {reading}
        </p>
      )}
      {problem && (
        <p className="c-field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
