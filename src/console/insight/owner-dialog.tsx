import { useState } from "react";
import { useNameOwner } from "../api/insight.ts";
import { useEverybody } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";

type OwnerDialogProps = {
  ruleId: string;
  /** The rule's name. */
  rule: string;
  owner: string | undefined;
  onClose(): void;
  onDone(name: string): void;
};

/** Names who looks after a rule: reports of its wrong hits wait for them. */
export function OwnerDialog({ ruleId, rule, owner, onClose, onDone }: OwnerDialogProps) {
  const t = useTexts(insightTexts);
  const change = useNameOwner();
  const everybody = useEverybody(true);
  const people = everybody.data?.filter(({ role }) => role !== "writer");
  const [id, setId] = useState(owner ?? "");
  const chosen = people?.find((one) => one.id === id);
  const [isTried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (chosen) change.mutate({ ruleId, owner: chosen.id }, { onSuccess: () => onDone(chosen.name) });
  };
  return (
    <Dialog
      title={t("owner.title", { rule })}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          {people && (
            <Button look="filled" busy={change.isPending} submits>
              {t("owner.save")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      <p>{t("owner.lead")}</p>
      {change.isError && <Problem error={change.error} />}
      {everybody.isError && <Problem error={everybody.error} onRetry={() => void everybody.refetch()} />}
      {everybody.isPending && <Loading />}
      {people && (
        <Field label={t("owner.who")} problem={isTried && !chosen ? t("owner.missing") : undefined}>
          {(control) => (
            <select {...control} value={id} onChange={({ target }) => setId(target.value)}>
              {!chosen && <option value="">{t("owner.choose")}</option>}
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </Dialog>
  );
}
