import { useId } from "react";
import type { ImportButtonProps, ImportFieldProps } from "../importing/parts.ts";

const CLASSES = { filled: "button button-filled", outlined: "button", plain: "link" };

/** A button of the options page, with the key that presses it. */
export function ImportButton({ look = "outlined", shortcut, submits, children, ...rest }: ImportButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? "submit" : "button"}
      className={`${CLASSES[look]} with-key`}
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut && (
        <span className="key-cap" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}

/** A field of the options page: label, control, hint, and what is wrong. */
export function ImportField({ label, hint, problem, children }: ImportFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const described = [hint ? hintId : "", problem ? problemId : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-error" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
