import type { AuditEntry } from "../../model/exchange/people.ts";
import { useAuditLog } from "../api/hub-status.ts";
import { useEverybody, useTeams } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";

/** Acts that have words; another one is shown by its name in the log. */
function useActionWords(): (action: string) => string {
  const t = useTexts(hubTexts);
  return (action) => {
    const key = `did.${action}`;
    // `in` has just shown that it is a key without values.
    return key in hubTexts.en ? t(key as "did.person.invited") : action;
  };
}

/** Who administered what, newest first. */
export function AuditLog() {
  const t = useTexts(hubTexts);
  const format = useFormats();
  const toWords = useActionWords();
  const log = useAuditLog();
  const nameOf = useTargetNames();
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<AuditEntry>[] = [
    { id: "at", title: t("column.at"), isHeader: true, cell: ({ at }) => format.moment(at) },
    { id: "who", title: t("column.who"), cell: ({ actor }) => (actor ? actor.name || t("left") : t("hubItself")) },
    { id: "what", title: t("column.what"), cell: ({ action }) => toWords(action) },
    {
      id: "about",
      title: t("column.about"),
      cell: ({ target, detail }) =>
        toDetail(detail) || (target && nameOf(target)) || <span className="l-code">{target ?? "–"}</span>,
    },
  ];
  return (
    <section>
      <h2 id="log">{t("tab.log")}</h2>
      {log.isPending && <Loading />}
      {log.isError && <Problem error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && rows.length === 0 && (
        <Empty icon="hub" title={t("log.none.title")}>
          <p>{t("log.none.lead")}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Table
          caption={t("tab.log")}
          isCaptionHidden
          columns={columns}
          rows={rows}
          keyOf={({ position }) => position}
        />
      )}
      {log.hasNextPage && (
        <span className="l-more">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("more")}
          </Button>
        </span>
      )}
    </section>
  );
}

/** Names of the people and teams that are still there; everything else has its id alone. */
function useTargetNames(): (id: string) => string | undefined {
  const people = useEverybody(true).data;
  const teams = useTeams().data;
  return (id) => [...(people ?? []), ...(teams ?? [])].find((one) => one.id === id)?.name;
}

/** The parts of an entry that a person can read: names, addresses, notes, numbers. */
function toDetail(detail: AuditEntry["detail"]): string {
  return Object.values(detail)
    .filter((value): value is string | number => ["string", "number"].includes(typeof value) && value !== "")
    .join(" · ");
}
