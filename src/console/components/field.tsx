import { type ReactNode, useId } from "react";

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what stands there; said with the field. */
  problem?: string;
  /** Draws the control with these attributes, which tie it to label, hint and problem. */
  children(control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }): ReactNode;
};

/** A label, a control, what to know about it, and what is wrong with it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const problemId = problem ? `${id}-problem` : undefined;
  const described = [hintId, problemId].filter((one) => one !== undefined).join(" ");
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
      {problem && (
        <p className="c-field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
