import { useState } from "react";
import type { Person } from "../../model/exchange/people.ts";
import { useNameStandIn } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { DayField } from "../components/day-field.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";

type StandInDialogProps = {
  /** Who may stand in; undefined while they are being read. */
  people: readonly Person[] | undefined;
  chosen: string | undefined;
  onClose(): void;
  onDone(name: string, until: string): void;
};

/** The end of a day where this person is. @param day `YYYY-MM-DD` */
const endOf = (day: string) => new Date(`${day}T23:59:59`);

/** Names a stand-in, and the last day. */
export function StandInDialog({ people, chosen, onClose, onDone }: StandInDialogProps) {
  const t = useTexts(peopleTexts);
  const change = useNameStandIn();
  const [id, setId] = useState(chosen ?? "");
  const [day, setDay] = useState("");
  const [isTried, setTried] = useState(false);
  const person = people?.find((one) => one.id === id);
  const isDayGood = day !== "" && endOf(day).getTime() > Date.now();
  const save = () => {
    setTried(true);
    if (!person || !isDayGood) return;
    const until = endOf(day).toISOString();
    change.mutate({ delegate: person.id, until }, { onSuccess: () => onDone(person.name, until) });
  };
  const canSave = people !== undefined && people.length > 0;
  return (
    <Dialog
      title={t("standIn.title")}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          {canSave && (
            <Button look="filled" busy={change.isPending} submits>
              {t("save")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      {change.isError && <Problem error={change.error} />}
      {!people && <Loading />}
      {people?.length === 0 && <p>{t("standIn.nobody")}</p>}
      {canSave && (
        <>
          <p>{t("standIn.lead")}</p>
          <Field label={t("standIn.who")} {...(isTried && !person ? { problem: t("standIn.whoMissing") } : {})}>
            {(control) => (
              <select {...control} value={id} onChange={({ target }) => setId(target.value)}>
                <option value="">{t("standIn.choose")}</option>
                {people.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <DayField
            label={t("standIn.until")}
            {...(isTried && !isDayGood ? { problem: t("standIn.dayMissing") } : {})}
            value={day}
            onChange={setDay}
          />
        </>
      )}
    </Dialog>
  );
}
