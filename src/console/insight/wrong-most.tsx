import type { Insight, RuleCounts } from "../../model/exchange/insight.ts";
import { useFormats } from "../components/formats.ts";
import { type Column, Table } from "../components/table.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { Lines, StackedRows } from "./lazy-charts.ts";
import type { Series } from "./series.tsx";

/** As many as a glance takes; the table has all. */
const DRAWN_RULES = 8;

/** What do we say wrong most? */
export function WrongMost({ counts }: { counts: Insight }) {
  const t = useTexts(insightTexts);
  return (
    <section className="i-question" aria-labelledby="wrong">
      <h2 id="wrong">{t("wrong.title")}</h2>
      <Rules rules={counts.rules} />
      <OverTime counts={counts} />
      {counts.versions.length > 0 && <Versions versions={counts.versions} />}
    </section>
  );
}

function Rules({ rules }: { rules: Insight["rules"] }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const [first] = rules;
  if (!first || first.letters === 0) return <p className="quiet">{t("wrong.none")}</p>;
  const series: Series[] = [
    { id: "fixed", name: t("column.fixed") },
    { id: "overruled", name: t("column.overruled") },
    { id: "reviewed", name: t("column.reviewed") },
    { id: "left", name: t("column.left") },
  ];
  const nameOf = ({ ruleId, title }: RuleCounts) => format.rule(ruleId, title);
  const points = rules
    .filter(({ letters }) => letters > 0)
    .slice(0, DRAWN_RULES)
    .map((rule) => {
      const { fixed, overruled, reviewed, left } = rule;
      return { rule: nameOf(rule), fixed, overruled, reviewed, left };
    });
  const figure = (id: "letters" | "fixed" | "overruled" | "reviewed" | "left" | "held" | "monitored" | "reported") => {
    return { id, title: t(`column.${id}`), isNumber: true, cell: (rule: RuleCounts) => format.number(rule[id]) };
  };
  const columns: Column<RuleCounts>[] = [
    { id: "rule", title: t("column.rule"), isHeader: true, cell: nameOf },
    ...(["letters", "fixed", "overruled", "reviewed", "left", "held", "monitored", "reported"] as const).map(figure),
  ];
  return (
    <ChartFigure
      title={t("wrong.rules")}
      summary={t("wrong.summary", { rule: nameOf(first), count: first.letters, fixed: first.fixed })}
      series={series}
      look="bar"
      chart={<StackedRows points={points} series={series} category="rule" />}
      columns={columns}
      rows={rules}
      keyOf={({ ruleId }) => ruleId}
    />
  );
}

function OverTime({ counts: { series: steps, totals, stepDays } }: { counts: Insight }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const ids = ["sent", "held", "fixed", "overruled", "reviewed"] as const;
  const series = ids.map((id) => ({ id, name: t(`total.${id}`) }));
  type Step = Insight["series"][number];
  const columns: Column<Step>[] = [
    { id: "day", title: t("column.day"), isHeader: true, cell: ({ day }) => format.day(day) },
    ...ids.map((id) => ({
      id,
      title: t(`total.${id}`),
      isNumber: true,
      cell: (step: Step) => format.number(step[id]),
    })),
  ];
  const { held, fixed, overruled } = totals;
  const summary = t("wrong.time.summary", { count: held, fixed, overruled });
  return (
    <ChartFigure
      title={t("wrong.time")}
      summary={stepDays > 1 ? `${summary} ${t("wrong.time.week")}` : summary}
      series={series}
      look="line"
      chart={
        <Lines
          points={steps.map(({ day, ...rest }) => ({ day: format.day(day), ...rest }))}
          series={series}
          category="day"
        />
      }
      columns={columns}
      rows={steps}
      keyOf={({ day }) => day}
    />
  );
}

function Versions({ versions }: { versions: Insight["versions"] }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  type Row = Insight["versions"][number];
  const columns: Column<Row>[] = [
    {
      id: "version",
      title: t("column.version"),
      isHeader: true,
      cell: ({ version }) => (version === null ? t("version.other") : t("version.number", { version })),
    },
    ...(["sent", "held", "fixed", "overruled", "reviewed"] as const).map((id) => ({
      id,
      title: t(`total.${id}`),
      isNumber: true,
      cell: (row: Row) => format.number(row[id]),
    })),
  ];
  return (
    <div className="i-figure">
      <h3>{t("wrong.versions")}</h3>
      <p className="quiet">{t("wrong.versions.lead")}</p>
      <Table
        caption={t("wrong.versions")}
        isCaptionHidden
        columns={columns}
        rows={versions}
        keyOf={({ version }) => version ?? "other"}
      />
    </div>
  );
}
