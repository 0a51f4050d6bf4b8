import { useRef } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { useReviewsTexts } from "./texts.ts";

/** Asks before a supervisor's changes are thrown away. */
export function DiscardDialog({ name, onClose, onDiscard }: { name: string; onClose(): void; onDiscard(): void }) {
  const t = useReviewsTexts();
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={t("change.discard")}
      onClose={onClose}
      firstFocus={keep}
      actions={
        <>
          <Button ref={keep} look="filled" onClick={onClose}>
            {t("change.back")}
          </Button>
          <Button look="plain" onClick={onDiscard}>
            {t("change.discardYes")}
          </Button>
        </>
      }
    >
      <p>{t("change.discardLead", { name })}</p>
    </Dialog>
  );
}
