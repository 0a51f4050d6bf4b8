import { type ReactNode, Suspense } from "react";
import { SectionBoundary } from "../components/section-boundary.tsx";
import { type Column, Table } from "../components/table.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { Legend, type Series } from "./series.tsx";

type ChartFigureProps<Row> = {
  title: string;
  /** The one sentence that the drawing says. */
  summary: string;
  series: readonly Series[];
  look: "line" | "bar";
  chart: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string | number;
};

/** A drawing for those who look, what it says in a sentence, and its figures as a table for everyone. */
export function ChartFigure<Row>(props: ChartFigureProps<Row>) {
  const { title, summary, series, look, chart, columns, rows, keyOf } = props;
  const t = useTexts(insightTexts);
  return (
    <figure className="i-figure">
      <figcaption>
        <h3>{title}</h3>
        <p className="quiet">{summary}</p>
      </figcaption>
      <div className="i-chart" aria-hidden="true">
        <SectionBoundary fallback={<p className="quiet">{t("chart.missing")}</p>}>
          <Suspense fallback={null}>{chart}</Suspense>
        </SectionBoundary>
      </div>
      <Legend series={series} look={look} />
      <details className="i-table">
        <summary>{t("asTable")}</summary>
        <Table caption={title} isCaptionHidden columns={columns} rows={rows} keyOf={keyOf} />
      </details>
    </figure>
  );
}
