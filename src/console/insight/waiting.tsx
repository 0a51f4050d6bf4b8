import type { Insight } from "../../model/exchange/insight.ts";
import { useFormats } from "../components/formats.ts";
import type { Column } from "../components/table.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { Lines } from "./lazy-charts.ts";
import type { Series } from "./series.tsx";
import { toTicks } from "./ticks.ts";

type Step = Insight["reviews"]["series"][number];

/** How long do writers wait? */
export function Waiting({ counts: { reviews } }: { counts: Insight }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const { asked, waiting, late, medianMinutes, p90Minutes } = reviews;
  // Nobody is answered within no time.
  const span = (minutes: number | null) => (minutes === null ? "–" : format.span(Math.max(1, minutes)));
  const series: Series[] = [
    { id: "medianMinutes", name: t("column.median") },
    { id: "p90Minutes", name: t("column.p90") },
  ];
  const columns: Column<Step>[] = [
    { id: "day", title: t("column.day"), isHeader: true, cell: ({ day }) => format.day(day) },
    { id: "asked", title: t("column.asked"), isNumber: true, cell: (step) => format.number(step.asked) },
    { id: "answered", title: t("column.answered"), isNumber: true, cell: (step) => format.number(step.answered) },
    { id: "median", title: t("column.median"), isNumber: true, cell: (step) => span(step.medianMinutes) },
    { id: "p90", title: t("column.p90"), isNumber: true, cell: (step) => span(step.p90Minutes) },
  ];
  const answered =
    medianMinutes === null || p90Minutes === null
      ? t("waiting.unanswered")
      : t("waiting.summary", { median: span(medianMinutes), p90: span(p90Minutes) });
  return (
    <section className="i-question" aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting.title")}</h2>
      {asked === 0 ? (
        <p className="quiet">{t("waiting.none")}</p>
      ) : (
        <ChartFigure
          title={t("waiting.series")}
          summary={t("waiting.facts", {
            answered,
            now: t("waiting.now", { count: waiting }),
            late: late === 0 ? t("waiting.noneLate") : t("waiting.late", { count: late }),
          })}
          series={series}
          look="line"
          chart={
            <Lines
              points={reviews.series.map(({ day, ...rest }) => ({ day: format.day(day), ...rest }))}
              series={series}
              category="day"
              format={format.span}
              ticks={toTicks(Math.max(0, ...reviews.series.map((step) => step.p90Minutes ?? 0)))}
            />
          }
          columns={columns}
          rows={reviews.series.filter((step) => step.asked > 0)}
          keyOf={({ day }) => day}
        />
      )}
    </section>
  );
}
