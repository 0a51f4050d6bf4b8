import { useState } from "react";
import type { Person, Team } from "../../model/exchange/people.ts";
import { ROLES, type Role } from "../../model/exchange/shared.ts";
import { useChangePerson } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Problem } from "../components/states.tsx";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { RoleField, TeamChoices } from "./choices.tsx";

type PersonDialogProps = { person: Person; teams: readonly Team[]; onClose(): void; onDone(name: string): void };

/** Role and teams of one person. */
export function PersonDialog({ person, teams, onClose, onDone }: PersonDialogProps) {
  const t = useTexts(peopleTexts);
  const change = useChangePerson();
  const [role, setRole] = useState<Role>(person.role);
  const [chosen, setChosen] = useState<readonly string[]>(person.teams);
  const save = () =>
    change.mutate({ id: person.id, role, teams: [...chosen] }, { onSuccess: () => onDone(person.name) });
  return (
    <Dialog
      title={person.name}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button look="filled" busy={change.isPending} submits>
            {t("save")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      {change.isError && <Problem error={change.error} />}
      <RoleField role={role} roles={ROLES} onChange={setRole} />
      <TeamChoices teams={teams} chosen={chosen} onChange={setChosen} />
    </Dialog>
  );
}
