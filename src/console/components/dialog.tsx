import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";

type DialogProps = {
  title: string;
  /** Escape and the browser's own ways to close. */
  onClose(): void;
  /** Has the focus at first: the safe way out. The first control when left out. */
  firstFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  /** What Enter in a field does, and the action that `submits`. */
  onSubmit?(): void;
};

/** A modal dialog of the browser's own: it keeps the focus inside and gives it back. Drawn while it is open. */
export function Dialog({ title, onClose, firstFocus, children, actions, wide, onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    if (!current?.open) current?.showModal();
    firstFocus?.current?.focus();
    return () => {
      current?.close();
      // Removed from the page before it is closed, it could not give the focus back itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [firstFocus]);
  const content = (
    <>
      <div className="c-dialog-content">{children}</div>
      {actions && <div className="c-actions">{actions}</div>}
    </>
  );
  return (
    <dialog
      ref={dialog}
      className={wide ? "c-dialog c-dialog-wide" : "c-dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {onSubmit ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {content}
        </form>
      ) : (
        content
      )}
    </dialog>
  );
}
