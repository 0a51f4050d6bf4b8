import type { Team } from "../../model/exchange/people.ts";
import { ROLES, type Role } from "../../model/exchange/shared.ts";
import { Field } from "../components/field.tsx";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";

type RoleFieldProps = { role: Role; roles: readonly Role[]; onChange(role: Role): void };

export function RoleField({ role, roles, onChange }: RoleFieldProps) {
  const t = useTexts(peopleTexts);
  return (
    <Field label={t("column.role")} hint={t(`role.${role}.lead`)}>
      {(control) => (
        <select
          {...control}
          value={role}
          onChange={({ target }) => onChange(ROLES.find((one) => one === target.value) ?? role)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type TeamChoicesProps = { teams: readonly Team[]; chosen: readonly string[]; onChange(chosen: string[]): void };

export function TeamChoices({ teams, chosen, onChange }: TeamChoicesProps) {
  const t = useTexts(peopleTexts);
  if (teams.length === 0) return null;
  return (
    <fieldset className="l-choices l-wide">
      <legend>{t("column.teams")}</legend>
      {teams.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
