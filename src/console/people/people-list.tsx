import { useRef, useState } from "react";
import { Link } from "wouter";
import type { Person } from "../../model/exchange/people.ts";
import { useMe } from "../api/me.ts";
import { usePeople, useRemovePerson, useTeams } from "../api/people.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { useFormats } from "../components/formats.ts";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useNow } from "../components/use-now.ts";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { PersonDialog } from "./person-dialog.tsx";

export function PeopleList({ canChange }: { canChange: boolean }) {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const { show } = useAnnouncer();
  const now = useNow(60_000);
  const { data: me } = useMe();
  const people = usePeople();
  const teams = useTeams();
  const remove = useRemovePerson();
  const [changing, setChanging] = useState<Person>();
  const [removing, setRemoving] = useState<Person>();
  const heading = useRef<HTMLHeadingElement>(null);
  const names = new Map(teams.data?.map(({ id, name }) => [id, name]));
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<Person>[] = [
    {
      id: "name",
      title: t("column.name"),
      isHeader: true,
      cell: ({ id, name, email }) => (
        <>
          {id === me?.id ? t("you", { name }) : name}
          <br />
          <span className="quiet">{email}</span>
        </>
      ),
    },
    {
      id: "role",
      title: t("column.role"),
      cell: ({ role, delegate }) => (
        <>
          {t(`role.${role}`)}
          {delegate && new Date(delegate.until) > now && (
            <span className="line quiet">
              {t("standIn.of", {
                name: rows.find(({ id }) => id === delegate.id)?.name ?? "–",
                date: format.date(delegate.until),
              })}
            </span>
          )}
        </>
      ),
    },
    {
      id: "teams",
      title: t("column.teams"),
      cell: (person) => t.facts(person.teams.map((id) => names.get(id) ?? "")) || "–",
    },
    { id: "since", title: t("column.since"), cell: ({ createdAt }) => format.date(createdAt) },
  ];
  if (canChange) {
    columns.push({
      id: "actions",
      title: t("column.actions"),
      cell: (person) => (
        <span className="c-actions">
          <Button
            onClick={() => setChanging(person)}
            aria-label={t("what", { action: t("change"), name: person.name })}
          >
            {t("change")}
          </Button>
          {person.id !== me?.id && (
            <Button
              look="plain"
              onClick={() => setRemoving(person)}
              aria-label={t("what", { action: t("remove"), name: person.name })}
            >
              {t("remove")}
            </Button>
          )}
        </span>
      ),
    });
  }
  return (
    <section>
      <h2 id="people" ref={heading} tabIndex={-1}>
        {t("tab.people")}
      </h2>
      {people.isPending && <Loading />}
      {people.isError && <Problem error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <Table caption={t("tab.people")} isCaptionHidden columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {rows.length === 1 && canChange && (
        <Empty
          icon="people"
          title={t("alone.title")}
          actions={
            <Link className="button button-filled" href="/invitations">
              {t("invite")}
            </Link>
          }
        >
          <p>{t("alone.lead")}</p>
        </Empty>
      )}
      {people.hasNextPage && (
        <span className="l-more">
          <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            {t("more")}
          </Button>
        </span>
      )}
      {changing && (
        <PersonDialog
          person={changing}
          teams={teams.data ?? []}
          onClose={() => setChanging(undefined)}
          onDone={(name) => {
            setChanging(undefined);
            show(t("changed", { name }));
          }}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t("remove.title", { name: removing.name })}
          yes={t("remove.yes")}
          no={t("keep")}
          isBusy={remove.isPending}
          error={remove.error}
          onNo={() => {
            remove.reset();
            setRemoving(undefined);
          }}
          onYes={() =>
            remove.mutate(removing.id, {
              onSuccess() {
                show(t("removed", { name: removing.name }));
                setRemoving(undefined);
                heading.current?.focus();
              },
            })
          }
        >
          <p>{t("remove.lead")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
