import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./states.tsx";

type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  /** What is done, and how to leave it. */
  yes: string;
  no: string;
  isBusy: boolean;
  error: Error | null;
  onYes(): void;
  onNo(): void;
};

/** Before something that can't be undone: the safe way out has the focus, the other one is plain text. */
export function ConfirmDialog({ title, children, yes, no, isBusy, error, onYes, onNo }: ConfirmDialogProps) {
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={title}
      firstFocus={safe}
      onClose={onNo}
      actions={
        <>
          <Button look="filled" ref={safe} onClick={onNo}>
            {no}
          </Button>
          <Button look="plain" busy={isBusy} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      {error && <Problem error={error} />}
    </Dialog>
  );
}
