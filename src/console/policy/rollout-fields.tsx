import { useId } from "react";
import type { Team } from "../../model/exchange/people.ts";
import type { Rollout } from "../../model/exchange/policy-work.ts";
import { useTeams } from "../api/people.ts";
import { Field } from "../components/field.tsx";
import { policyTexts } from "../i18n/policy.ts";
import { type TextsOf, useTexts } from "./texts.ts";

export type RolloutForm = { isEveryone: boolean; teams: string[]; share: string };

export const toRolloutForm = ({ teams, share }: Rollout): RolloutForm => ({
  isEveryone: teams === null,
  teams: teams ?? [],
  share: String(share),
});

/** @returns a catalogue's key for what is wrong, or the roll-out */
export function readRolloutForm({ isEveryone, teams, share }: RolloutForm) {
  const percent = Number(share);
  if (share.trim() === "" || !(percent >= 0 && percent <= 100)) return { problem: "rollout.badShare" } as const;
  if (!isEveryone && teams.length === 0) return { problem: "rollout.pick" } as const;
  return { rollout: { teams: isEveryone ? null : teams, share: Math.round(percent * 100) / 100 } } as const;
}

/** In words, who gets a version. */
export function describeRollout(rollout: Rollout, teams: readonly Team[], t: TextsOf): string {
  const { share } = rollout;
  if (share === 0 || rollout.teams?.length === 0) return t("versions.nobody");
  if (rollout.teams === null) return share === 100 ? t("versions.all") : t("versions.share", { share });
  const names = t.list(rollout.teams.map((id) => teams.find((team) => team.id === id)?.name ?? "…"));
  return share === 100 ? names : t("versions.teamsShare", { teams: names, share });
}

/** Who gets a version: everyone or some teams, and which share of their browsers. */
export function RolloutFields({
  form,
  onChange,
  problem,
}: {
  form: RolloutForm;
  onChange(form: RolloutForm): void;
  problem?: "rollout.badShare" | "rollout.pick";
}) {
  const t = useTexts(policyTexts);
  const teams = useTeams();
  const name = useId();
  const toggle = (id: string, isIn: boolean) =>
    onChange({ ...form, teams: isIn ? [...form.teams, id] : form.teams.filter((one) => one !== id) });
  return (
    <fieldset className="p-fields">
      <legend className="p-legend">{t("rollout.who")}</legend>
      <label className="c-choice">
        <input
          type="radio"
          name={name}
          checked={form.isEveryone}
          onChange={() => onChange({ ...form, isEveryone: true })}
        />
        <span>{t("rollout.everyone")}</span>
      </label>
      <label className="c-choice">
        <input
          type="radio"
          name={name}
          checked={!form.isEveryone}
          onChange={() => onChange({ ...form, isEveryone: false })}
        />
        <span>{t("rollout.teams")}</span>
      </label>
      {!form.isEveryone && (
        <div className="p-indent">
          {teams.data?.length === 0 && <p className="quiet">{t("rollout.noTeams")}</p>}
          {teams.data?.map((team) => (
            <label key={team.id} className="c-choice">
              <input
                type="checkbox"
                checked={form.teams.includes(team.id)}
                onChange={(event) => toggle(team.id, event.target.checked)}
              />
              <span>{team.name}</span>
            </label>
          ))}
          {problem === "rollout.pick" && (
            <p className="c-field-problem" role="alert">
              {t(problem)}
            </p>
          )}
        </div>
      )}
      <Field
        label={t("rollout.share")}
        hint={t("rollout.shareHint")}
        problem={problem === "rollout.badShare" ? t(problem) : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="number"
            min={0}
            max={100}
            step="any"
            className="p-short"
            value={form.share}
            onChange={(event) => onChange({ ...form, share: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
