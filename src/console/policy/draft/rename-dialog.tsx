import { useState } from "react";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Problem } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { shellTexts } from "../../i18n/shell.ts";
import { useTexts } from "../texts.ts";

const MAX_LENGTH = 200;

type RenameDialogProps = { title: string; rename(title: string): Promise<void>; onClose(): void };

/** Another name for a draft. What it says, and whether it was checked, stay as they are. */
export function RenameDialog({ title, rename, onClose }: RenameDialogProps) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const { show } = useAnnouncer();
  const [typed, setTyped] = useState(title);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wanted = typed.trim();
  const save = async () => {
    setTried(true);
    if (wanted === "" || isBusy) return;
    if (wanted === title) return onClose();
    setBusy(true);
    setError(undefined);
    try {
      await rename(wanted);
      show(t("draft.renamed", { title: wanted }));
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("draft.rename.title")}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button look="filled" busy={isBusy} submits>
            {t("draft.rename.do")}
          </Button>
          <Button onClick={onClose}>{shell("cancel")}</Button>
        </>
      }
    >
      {error !== undefined && <Problem error={error} />}
      <Field
        label={t("draft.rename.name")}
        hint={t("draft.rename.hint")}
        problem={isTried && wanted === "" ? t("draft.rename.empty") : undefined}
      >
        {(control) => (
          <input
            {...control}
            value={typed}
            maxLength={MAX_LENGTH}
            onChange={(event) => setTyped(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
    </Dialog>
  );
}
