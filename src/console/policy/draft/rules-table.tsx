import { Link } from "wouter";
import { RULE_MODES, type RuleMode } from "../../../model/exchange/bundle.ts";
import { type Formats, useFormats } from "../../components/formats.ts";
import { type Column, Table } from "../../components/table.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { inLanguage, type TextsOf, useTexts } from "../texts.ts";
import type { RuleFigures } from "../view/rule-figures.ts";
import type { RuleRow } from "../view/rule-rows.ts";
import { Severity } from "./severity.tsx";
import { FIGURE_DAYS, useRuleFigures } from "./use-rule-figures.ts";

/** What a rule did lately, for whoever decides how strict it is to be. */
function toFigureColumns(figures: ReadonlyMap<string, RuleFigures>, t: TextsOf, format: Formats): Column<RuleRow>[] {
  return [
    {
      id: "hits",
      title: t("rules.hits", { days: FIGURE_DAYS }),
      isNumber: true,
      cell: ({ id }) => format.number(figures.get(id)?.hits ?? 0),
    },
    {
      id: "overruled",
      title: t("rules.overruled"),
      isNumber: true,
      cell: ({ id }) => {
        const share = figures.get(id)?.overruled ?? null;
        return share === null ? "–" : format.percent(share);
      },
    },
  ];
}

type RulesTableProps = {
  rows: readonly RuleRow[];
  team: string;
  isClosed: boolean;
  onMode(id: string, mode: RuleMode | ""): void;
};

/** Rules with how grave they are, how they did lately, and how far they are rolled out. */
export function RulesTable({ rows, team, isClosed, onMode }: RulesTableProps) {
  const t = useTexts(policyTexts);
  const format = useFormats();
  const figures = useRuleFigures(team);
  const columns: Column<RuleRow>[] = [
    {
      id: "rule",
      title: t("rules.rule"),
      isHeader: true,
      cell: (row) => (
        <>
          <Link href={`/rules/${encodeURIComponent(row.id)}`} className="p-rule-name">
            {inLanguage(row.title, t) || row.id}
          </Link>
          <span className="line quiet">
            {[
              row.id,
              t("rules.examples.value", { hits: row.hits, misses: row.misses }),
              ...(row.locked ? [t("rules.locked")] : []),
            ].join(" · ")}
          </span>
        </>
      ),
    },
    {
      id: "clause",
      title: t("rules.clause"),
      cell: ({ clause, category }) => (
        <>
          {clause}
          {category && <span className="line quiet">{t(`category.${category}`)}</span>}
        </>
      ),
    },
    {
      id: "severity",
      title: t("rules.severity"),
      cell: ({ severity }) => severity && <Severity severity={severity} />,
    },
    ...(figures ? toFigureColumns(figures, t, format) : []),
    {
      id: "state",
      title: t("rules.state"),
      cell: (row) => {
        if (row.isOff) return t("rules.offByLayer");
        const value = team ? (row.teamMode ?? "") : row.mode;
        return (
          <select
            className="p-mode"
            data-mode={value || row.mode}
            aria-label={t("rules.stateOf", { rule: inLanguage(row.title, t) || row.id })}
            disabled={isClosed}
            value={value}
            onChange={(event) => onMode(row.id, event.target.value as RuleMode | "")}
          >
            {team && <option value="">{t("rules.inherit", { state: t(`mode.${row.mode}`) })}</option>}
            {RULE_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`mode.${mode}`)}
              </option>
            ))}
          </select>
        );
      },
    },
  ];
  return <Table caption={t("rules.caption")} isCaptionHidden columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
