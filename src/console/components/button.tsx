import type { ButtonHTMLAttributes, Ref } from "react";
import { type ConsoleIconName, Icon } from "./icon.tsx";

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> & {
  /** One filled button a view; what destroys or overrules is `plain`. */
  look?: "filled" | "outlined" | "plain";
  icon?: ConsoleIconName;
  /** The key that presses it, shown to those who look and told to screen readers. */
  shortcut?: string;
  submits?: boolean;
  /** It is being done: pressing again does nothing, and the focus stays where it is. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

const CLASSES = { filled: "button button-filled", outlined: "button", plain: "link" };

/** A button that starts with a verb. While `busy` it keeps the focus, which `disabled` would lose. */
export function Button({
  look = "outlined",
  icon,
  shortcut,
  submits,
  busy,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? "submit" : "button"}
      className={`${CLASSES[look]} c-button ${className ?? ""}`}
      aria-keyshortcuts={shortcut}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {shortcut && (
        <span className="c-key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
