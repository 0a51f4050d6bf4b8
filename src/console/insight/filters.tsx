import type { Insight } from "../../model/exchange/insight.ts";
import { DayField } from "../components/day-field.tsx";
import { Field } from "../components/field.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { PERIODS, type readFilters, toDay, toPeriod } from "./period.ts";

type Chosen = ReturnType<typeof readFilters>;
type FiltersProps = {
  filters: Chosen;
  teams: Insight["teams"];
  now: Date;
  onChange(search: Record<string, string>): void;
};

const CUSTOM = "custom";

/** What is counted stands in the address, so that it can be kept and passed on. */
export function Filters({ filters, teams, now, onChange }: FiltersProps) {
  const t = useTexts(insightTexts);
  const { days, from, until, team } = filters;
  const change = (next: Partial<Chosen>) => {
    const chosen = { ...filters, ...next };
    const period: Record<string, string> =
      chosen.days === null ? { from: chosen.from, until: chosen.until } : { days: String(chosen.days) };
    onChange({ ...period, ...(chosen.team ? { team: chosen.team } : {}) });
  };
  return (
    <form className="i-filters" aria-label={t("filter.name")} onSubmit={(event) => event.preventDefault()}>
      <Field label={t("filter.period")}>
        {(control) => (
          <select
            {...control}
            value={days ?? CUSTOM}
            onChange={({ target: { value } }) =>
              change(value === CUSTOM ? { days: null } : { days: Number(value), ...toPeriod(Number(value), now) })
            }
          >
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {t("filter.days", { days: one })}
              </option>
            ))}
            <option value={CUSTOM}>{t("filter.custom")}</option>
          </select>
        )}
      </Field>
      {days === null && (
        <>
          <DayField
            label={t("filter.from")}
            value={from}
            max={until}
            required
            onChange={(day) => day && change({ from: day })}
          />
          <DayField
            label={t("filter.until")}
            value={until}
            min={from}
            max={toDay(now)}
            required
            onChange={(day) => day && change({ until: day })}
          />
        </>
      )}
      {teams.length > 0 && (
        <Field label={t("filter.team")}>
          {(control) => (
            <select
              {...control}
              value={team ?? ""}
              onChange={({ target }) => change({ team: target.value || undefined })}
            >
              <option value="">{t("filter.everyone")}</option>
              {teams.map(({ id, name, shown }) => (
                <option key={id} value={id}>
                  {shown ? name : t("filter.tooFew", { team: name })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </form>
  );
}
