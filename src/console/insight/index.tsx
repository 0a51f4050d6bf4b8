import { Link, useSearchParams } from "wouter";
import type { Insight as Counts } from "../../model/exchange/insight.ts";
import { type InsightQuery, useInsight } from "../api/insight.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { saveAs, toCsv } from "../components/csv.ts";
import { useFormats } from "../components/formats.ts";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { useNow } from "../components/use-now.ts";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { Filters } from "./filters.tsx";
import { Noise } from "./noise.tsx";
import { readFilters } from "./period.ts";
import { Reports } from "./reports.tsx";
import { toCsvRows } from "./to-csv-rows.ts";
import { Waiting } from "./waiting.tsx";
import { WrongMost } from "./wrong-most.tsx";

/** Once a day is enough for “the last 28 days”. */
const DAY_MS = 3_600_000;

/** What do we say wrong most, which rules are noise, how long do writers wait. */
export default function Insight() {
  const t = useTexts(insightTexts);
  const { show } = useAnnouncer();
  const [search, setSearch] = useSearchParams();
  const now = useNow(DAY_MS);
  const filters = readFilters(search, now);
  const { from, until, team } = filters;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query: InsightQuery = { from, until, timeZone, ...(team ? { team } : {}) };
  const insight = useInsight(query);

  const save = (counts: Counts) => {
    const file = `countersign-insight-${from}-${until}.csv`;
    saveAs(file, toCsv(toCsvRows(counts)), "text/csv;charset=utf-8");
    show(t("exported", { file }));
  };
  const counts = insight.data;
  return (
    <div className="i-page">
      <PageHeading
        title={t("title")}
        actions={counts && !counts.hidden && <Button onClick={() => save(counts)}>{t("export")}</Button>}
      >
        <p>{t("lead")}</p>
      </PageHeading>
      <Filters filters={filters} teams={counts?.teams ?? []} now={now} onChange={(next) => setSearch(next)} />
      {insight.isPending && <Loading label={t("loading")} />}
      {insight.isError && <Problem title={t("failed")} error={insight.error} onRetry={() => void insight.refetch()} />}
      {counts && <Content counts={counts} />}
    </div>
  );
}

function Content({ counts }: { counts: Counts }) {
  const t = useTexts(insightTexts);
  if (counts.hidden) {
    const isTeam = counts.teams.some(({ shown }) => !shown) && new URLSearchParams(location.search).has("team");
    return (
      <>
        <Empty icon="people" title={t("hidden.title")}>
          <p>{t(isTeam ? "hidden.team" : "hidden.lead")}</p>
        </Empty>
        <Noise />
        <Reports />
      </>
    );
  }
  const isEmpty = counts.totals.sent + counts.totals.held + counts.reviews.asked + counts.rules.length === 0;
  if (isEmpty) {
    return (
      <>
        <Empty
          icon="insight"
          title={t("empty.title")}
          actions={
            <Link className="button" href="~/console/people/browsers">
              {t("empty.connect")}
            </Link>
          }
        >
          <p>{t("empty.lead")}</p>
          <p>{t("empty.period")}</p>
        </Empty>
        <Noise />
        <Reports />
      </>
    );
  }
  return (
    <>
      <Totals counts={counts} />
      <WrongMost counts={counts} />
      <Noise />
      <Reports />
      <Waiting counts={counts} />
    </>
  );
}

function Totals({ counts: { totals } }: { counts: Counts }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  return (
    <dl className="i-totals" aria-label={t("totals.name")}>
      {(["sent", "held", "fixed", "overruled", "reviewed"] as const).map((id) => (
        <div key={id} className="c-card">
          <dt>{t(`total.${id}`)}</dt>
          <dd>{format.number(totals[id])}</dd>
        </div>
      ))}
    </dl>
  );
}
