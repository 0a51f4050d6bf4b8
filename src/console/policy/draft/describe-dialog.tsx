import { useState } from "react";
import type { DraftWords } from "../../api/use-draft.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Problem } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { shellTexts } from "../../i18n/shell.ts";
import { useTexts } from "../texts.ts";

const MAX_TITLE = 200;
const MAX_NOTE = 2000;

type DescribeDialogProps = {
  draft: DraftWords;
  onSave(words: Partial<DraftWords>): Promise<void>;
  onClose(): void;
};

/** Another name or note for a draft. What it says, and whether it was checked, stay as they are. */
export function DescribeDialog({ draft, onSave, onClose }: DescribeDialogProps) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const { show } = useAnnouncer();
  // What stood there as the dialog opened: only what was changed here is sent, whatever a colleague changes meanwhile.
  const [before] = useState<DraftWords>({ title: draft.title, note: draft.note });
  const [typed, setTyped] = useState(before);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const title = typed.title.trim();
  const note = typed.note.trim();
  const save = async () => {
    setTried(true);
    if (title === "" || isBusy) return;
    const words = { ...(title !== before.title && { title }), ...(note !== before.note && { note }) };
    if (Object.keys(words).length === 0) return onClose();
    setBusy(true);
    setError(undefined);
    try {
      await onSave(words);
      show(t("draft.described", { title }));
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("draft.describe.title")}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button look="filled" busy={isBusy} submits>
            {t("draft.describe.do")}
          </Button>
          <Button onClick={onClose}>{shell("cancel")}</Button>
        </>
      }
    >
      {error !== undefined && <Problem error={error} />}
      <Field
        label={t("draft.describe.name")}
        hint={t("draft.describe.hint")}
        problem={isTried && title === "" ? t("draft.describe.empty") : undefined}
      >
        {(control) => (
          <input
            {...control}
            value={typed.title}
            maxLength={MAX_TITLE}
            onChange={(event) => setTyped({ ...typed, title: event.target.value })}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <Field label={t("draft.describe.note")} hint={t("draft.describe.noteHint")}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={typed.note}
            maxLength={MAX_NOTE}
            onChange={(event) => setTyped({ ...typed, note: event.target.value })}
          />
        )}
      </Field>
    </Dialog>
  );
}
