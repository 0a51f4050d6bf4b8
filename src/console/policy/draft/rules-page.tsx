import { useDeferredValue, useMemo, useState } from "react";
import { Link } from "wouter";
import { CATEGORIES, SEVERITIES } from "../../../model/categories.ts";
import { RULE_MODES, type RuleMode } from "../../../model/exchange/bundle.ts";
import { useTeams } from "../../api/people.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Empty } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../texts.ts";
import { toModeEdits } from "../view/mode-edits.ts";
import { filterRules, NO_FILTER, pageOf, type RuleFilter, type RuleRow, toRuleRows } from "../view/rule-rows.ts";
import { useDraftContext } from "./draft-context.tsx";
import { RulesTable } from "./rules-table.tsx";

const PAGE_SIZE = 50;

/** All rules: looked through by words and choices, and how far each is rolled out. */
export function RulesPage() {
  const t = useTexts(policyTexts);
  const { draft, isClosed, save } = useDraftContext();
  const teams = useTeams().data ?? [];
  const [team, setTeam] = useState("");
  const [filter, setFilter] = useState<RuleFilter>(NO_FILTER);
  const [page, setPage] = useState(1);
  const looked = useDeferredValue(filter);
  const rows = useMemo(() => toRuleRows(draft.content, team || undefined), [draft.content, team]);
  const found = useMemo(() => filterRules(rows, looked), [rows, looked]);
  const shown = pageOf(found, page, PAGE_SIZE);
  const change = (part: Partial<RuleFilter>) => {
    setFilter({ ...filter, ...part });
    setPage(1);
  };
  if (rows.length === 0) return <NoRules isClosed={isClosed} />;
  const setModes = (ids: readonly string[], mode: RuleMode | "") =>
    save(toModeEdits(draft.content, ids, mode, team || undefined));
  return (
    <>
      <Filters rows={rows} filter={filter} onChange={change} />
      <div className="p-bar">
        {teams.length > 0 && (
          <Field label={t("rules.scope")}>
            {(control) => (
              <select {...control} value={team} onChange={(event) => setTeam(event.target.value)}>
                <option value="">{t("rules.scope.all")}</option>
                {teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {!isClosed && found.length > 0 && (
          <Bulk
            count={found.length}
            onSet={(mode) =>
              setModes(
                found.map(({ id }) => id),
                mode,
              )
            }
          />
        )}
        {!isClosed && (
          <Link href="/rules/+" className="button c-button p-end">
            {t("rules.new")}
          </Link>
        )}
      </div>
      <p className="quiet p-help">{t("mode.help")}</p>
      <p role="status" className="p-count">
        {t("rules.count", { count: found.length })}
      </p>
      {found.length === 0 ? (
        <Empty
          icon="policy"
          title={t("rules.none.title")}
          actions={<Button onClick={() => change(NO_FILTER)}>{t("rules.clear")}</Button>}
        >
          <p>{t("rules.none.lead")}</p>
        </Empty>
      ) : (
        <>
          <RulesTable
            rows={shown.rows}
            team={team}
            isClosed={isClosed}
            onMode={(id, mode) => void setModes([id], mode)}
          />
          {shown.pages > 1 && (
            <nav className="p-pages" aria-label={t("rules.pages")}>
              <Button aria-disabled={shown.page === 1} onClick={() => setPage(Math.max(1, shown.page - 1))}>
                {t("rules.previous")}
              </Button>
              <p role="status">{t("rules.range", { from: shown.from, to: shown.to, count: found.length })}</p>
              <Button
                aria-disabled={shown.page === shown.pages}
                onClick={() => setPage(Math.min(shown.pages, shown.page + 1))}
              >
                {t("rules.next")}
              </Button>
            </nav>
          )}
        </>
      )}
    </>
  );
}

function NoRules({ isClosed }: { isClosed: boolean }) {
  const t = useTexts(policyTexts);
  const actions = (
    <>
      <Link href="~/console/import" className="button button-filled">
        {t("start.import")}
      </Link>
      <Link href="/rules/+" className="button">
        {t("rules.new")}
      </Link>
    </>
  );
  return (
    <Empty icon="policy" title={t("rules.empty.title")} actions={isClosed ? undefined : actions}>
      <p>{t("rules.empty.lead")}</p>
    </Empty>
  );
}

type FiltersProps = { rows: readonly RuleRow[]; filter: RuleFilter; onChange(part: Partial<RuleFilter>): void };

function Filters({ rows, filter, onChange }: FiltersProps) {
  const t = useTexts(policyTexts);
  const handbooks = useMemo(() => [...new Set(rows.map(({ handbook }) => handbook).filter(Boolean))].sort(), [rows]);
  const choices = [
    { key: "handbook", label: t("rules.handbook"), options: handbooks.map((code) => [code, code] as const) },
    {
      key: "category",
      label: t("rules.category"),
      options: CATEGORIES.map((one) => [one, t(`category.${one}`)] as const),
    },
    {
      key: "severity",
      label: t("rules.severity"),
      options: SEVERITIES.map((one) => [one, t(`severity.${one}`)] as const),
    },
    { key: "mode", label: t("rules.state"), options: RULE_MODES.map((one) => [one, t(`mode.${one}`)] as const) },
  ] as const;
  return (
    <search className="p-filters">
      <Field label={t("rules.search")} hint={t("rules.searchHint")}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={filter.words}
            onChange={(event) => onChange({ words: event.target.value })}
          />
        )}
      </Field>
      {choices.map(({ key, label, options }) => (
        <Field key={key} label={label}>
          {(control) => (
            <select {...control} value={filter[key]} onChange={(event) => onChange({ [key]: event.target.value })}>
              <option value="">{t("rules.any")}</option>
              {options.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </search>
  );
}

function Bulk({ count, onSet }: { count: number; onSet(mode: RuleMode): Promise<unknown> }) {
  const t = useTexts(policyTexts);
  const { say } = useAnnouncer();
  const [mode, setMode] = useState<RuleMode>("monitor");
  return (
    <div className="p-bulk">
      <Field label={t("rules.bulk", { count })}>
        {(control) => (
          <select {...control} value={mode} onChange={(event) => setMode(event.target.value as RuleMode)}>
            {RULE_MODES.map((one) => (
              <option key={one} value={one}>
                {t(`mode.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button onClick={() => void onSet(mode).then(() => say(t("rules.bulk.done", { count })))}>
        {t("rules.bulk.do")}
      </Button>
    </div>
  );
}
