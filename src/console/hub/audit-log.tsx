import { useMemo } from "react";
import { Link } from "wouter";
import type { AuditEntry } from "../../model/exchange/audit-log.ts";
import { useAuditLog } from "../api/hub-status.ts";
import { useEverybody, useTeams } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { auditTexts } from "../i18n/audit.ts";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";
import { type AuditSpeech, type AuditWords, sayAuditEntry } from "./audit-words.ts";

/** Who administered what, newest first. */
export function AuditLog() {
  const t = useTexts(auditTexts);
  const title = useTexts(hubTexts)("tab.log");
  const format = useFormats();
  const log = useAuditLog();
  const { speech, areNamesThere } = useAuditSpeech();
  const rows = areNamesThere ? (log.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const columns: Column<AuditEntry>[] = [
    { id: "at", title: t("column.at"), isHeader: true, cell: ({ at }) => format.moment(at) },
    { id: "who", title: t("column.who"), cell: ({ actor }) => (actor ? actor.name || t("left") : t("hubItself")) },
    { id: "what", title: t("column.what"), cell: (entry) => <Said words={sayAuditEntry(entry, speech)} /> },
  ];
  return (
    <section>
      <h2 id="log">{title}</h2>
      {(log.isPending || (log.data && !areNamesThere)) && <Loading />}
      {log.isError && <Problem error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && areNamesThere && rows.length === 0 && (
        <Empty icon="hub" title={t("none")}>
          <p>{t("none.lead")}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Table caption={title} isCaptionHidden columns={columns} rows={rows} keyOf={({ position }) => position} />
      )}
      {areNamesThere && log.hasNextPage && (
        <span className="l-more">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("more")}
          </Button>
        </span>
      )}
    </section>
  );
}

function Said({ words: { said, quote, record } }: { words: AuditWords }) {
  return (
    <>
      {record ? <Link href={`~/console/archive/${record}`}>{said}</Link> : said}
      {quote && <q className="l-quote">{quote}</q>}
    </>
  );
}

/** Sentences wait for names, so that nobody is told for a moment to have gone; without them they stand all the same. */
function useAuditSpeech(): { speech: AuditSpeech; areNamesThere: boolean } {
  const t = useTexts(auditTexts);
  const format = useFormats();
  const people = useEverybody(true);
  const teams = useTeams();
  const speech = useMemo(() => {
    const names = new Map([...(people.data ?? []), ...(teams.data ?? [])].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => names.get(id);
    return { t, format, person: nameOf, team: nameOf };
  }, [t, format, people.data, teams.data]);
  return { speech, areNamesThere: !people.isPending && !teams.isPending };
}
