import { useEffect, useRef } from "react";
import { Link, useSearch, useSearchParams } from "wouter";
import type { RecordSummary } from "../../model/exchange/records.ts";
import { useBreakGlassSeen } from "../api/break-glass.ts";
import { useMe } from "../api/me.ts";
import { EXPORT_PATH, type RecordFilters, useRecords } from "../api/records.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useTexts } from "../i18n/texts.ts";
import { SearchForm } from "./search-form.tsx";
import { toFilters } from "./to-filters.ts";
import { WholeChain } from "./whole-chain.tsx";

/** Many recipients are told by their number. */
const NAMED_RECIPIENTS = 2;

export function ArchiveSearch() {
  const t = useTexts(archiveTexts);
  const isAdministrator = useMe().data?.role === "administrator";
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <PageHeading
        title={t("title")}
        actions={
          isAdministrator && (
            <a className="button" href={EXPORT_PATH} download="records.jsonl">
              {t("export")}
            </a>
          )
        }
      >
        <p>{t("lead")}</p>
      </PageHeading>
      <SearchForm key={search.toString()} search={search} onSearch={(next) => setSearch(next)} />
      <Results filters={toFilters(search)} isFiltered={search.size > 0} />
      {isAdministrator && <WholeChain />}
    </>
  );
}

function Results({ filters, isFiltered }: { filters: RecordFilters; isFiltered: boolean }) {
  const t = useTexts(archiveTexts);
  const format = useFormats();
  const { say } = useAnnouncer();
  // Goes along to the record, so that the way back finds it again.
  const search = useSearch();
  const records = useRecords(filters);
  const rows = records.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = records.data && !records.isFetching ? rows.length : undefined;
  const news = isFiltered ? found : undefined;
  const told = useRef<number>(undefined);
  useEffect(() => {
    // In another language it is no news.
    if (news === told.current) return;
    told.current = news;
    if (news !== undefined) say(t("found", { count: news }));
  }, [news, say, t]);
  useBreakGlassLook(filters, rows);
  const columns: Column<RecordSummary>[] = [
    {
      id: "letter",
      title: t("column.letter"),
      isHeader: true,
      cell: ({ id, letter, channel }) => (
        <Link href={search ? `/${id}?${search}` : `/${id}`}>
          {letter ? letter.subject || t("noSubject") : t(`channel.${channel}`)}
        </Link>
      ),
    },
    { id: "action", title: t("column.action"), cell: ({ action }) => t(`action.${action}`) },
    { id: "at", title: t("column.at"), cell: ({ at }) => format.moment(at) },
    { id: "writer", title: t("column.writer"), cell: ({ writer }) => writer.name || t("left") },
    {
      id: "recipients",
      title: t("column.recipients"),
      cell: ({ recipients }) => {
        const named = recipients.slice(0, NAMED_RECIPIENTS).map(({ address }) => toShown(address, t("hashed")));
        const more = recipients.length - named.length;
        return t.facts([...new Set(named), ...(more > 0 ? [t("moreRecipients", { count: more })] : [])]) || "–";
      },
    },
    {
      id: "findings",
      title: t("column.findings"),
      isNumber: true,
      cell: ({ findings }) => format.number(findings.length),
    },
  ];
  return (
    <section>
      <h2 id="records">{t("records")}</h2>
      {records.isPending && <Loading label={t("searching")} />}
      {records.isError && <Problem error={records.error} onRetry={() => void records.refetch()} />}
      {records.data && rows.length === 0 && (
        <Empty icon="archive" title={t(isFiltered ? "none.title" : "empty.title")}>
          <p>{t(isFiltered ? "none.lead" : "empty.lead")}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Table caption={t("records")} isCaptionHidden columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {records.hasNextPage && (
        <span className="l-more">
          <Button busy={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t("more")}
          </Button>
        </span>
      )}
    </section>
  );
}

/** Whoever has the newest letters that left without their approval on screen has seen them. */
function useBreakGlassLook({ action, ...others }: RecordFilters, rows: readonly RecordSummary[]): void {
  const tellSeen = useBreakGlassSeen();
  const isAll = action === "break-glass" && Object.values(others).every((value) => value === undefined);
  const newest = isAll ? rows[0]?.number : undefined;
  useEffect(() => {
    if (newest !== undefined) tellSeen(newest);
  }, [newest, tellSeen]);
}

/** An address, or the word for one that stands there as a hash. */
export function toShown(address: string, hashed: string): string {
  return /^[0-9a-f]{64}$/.test(address) ? hashed : address;
}
