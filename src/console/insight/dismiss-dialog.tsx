import { useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Problem } from "../components/states.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";

type DismissDialogProps = {
  rule: string;
  isBusy: boolean;
  error: Error | null;
  onClose(): void;
  onDismiss(reason: string): void;
};

/** A proposal is left only with a reason. */
export function DismissDialog({ rule, isBusy, error, onClose, onDismiss }: DismissDialogProps) {
  const t = useTexts(insightTexts);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const submit = () => {
    if (reason.trim()) return onDismiss(reason.trim());
    setMissing(true);
    input.current?.focus();
  };
  return (
    <Dialog
      title={t("noise.dismiss.title", { rule })}
      firstFocus={input}
      onClose={onClose}
      actions={
        <>
          <Button look="filled" busy={isBusy} onClick={submit}>
            {t("noise.decision.dismissed")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      <p>{t("noise.dismiss.lead")}</p>
      {error && <Problem error={error} />}
      <Field label={t("noise.reason")} problem={isMissing && !reason.trim() ? t("noise.reason.missing") : undefined}>
        {(control) => (
          <textarea
            {...control}
            ref={input}
            value={reason}
            maxLength={2000}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
