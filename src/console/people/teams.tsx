import { type FormEvent, useRef, useState } from "react";
import type { Team } from "../../model/exchange/people.ts";
import { useDissolveTeam, useMakeTeam, useRenameTeam, useTeams } from "../api/people.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { useFormats } from "../components/formats.ts";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";

export function Teams({ canChange }: { canChange: boolean }) {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const { show } = useAnnouncer();
  const teams = useTeams();
  const dissolve = useDissolveTeam();
  const [renaming, setRenaming] = useState<Team>();
  const [dissolving, setDissolving] = useState<Team>();
  const heading = useRef<HTMLHeadingElement>(null);
  const columns: Column<Team>[] = [
    { id: "name", title: t("column.team"), isHeader: true, cell: ({ name }) => name },
    { id: "members", title: t("column.members"), isNumber: true, cell: ({ members }) => format.number(members) },
  ];
  if (canChange) {
    columns.push({
      id: "actions",
      title: t("column.actions"),
      cell: (team) => (
        <span className="c-actions">
          <Button onClick={() => setRenaming(team)} aria-label={t("what", { action: t("rename"), name: team.name })}>
            {t("rename")}
          </Button>
          <Button
            look="plain"
            onClick={() => setDissolving(team)}
            aria-label={t("what", { action: t("dissolve"), name: team.name })}
          >
            {t("dissolve")}
          </Button>
        </span>
      ),
    });
  }
  return (
    <section>
      <h2 id="teams" ref={heading} tabIndex={-1}>
        {t("tab.teams")}
      </h2>
      {canChange && <MakeTeam />}
      {teams.isPending && <Loading />}
      {teams.isError && <Problem error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.data?.length === 0 && (
        <Empty icon="people" title={t("teams.none.title")}>
          <p>{t("teams.none.lead")}</p>
        </Empty>
      )}
      {teams.data && teams.data.length > 0 && (
        <Table caption={t("tab.teams")} isCaptionHidden columns={columns} rows={teams.data} keyOf={({ id }) => id} />
      )}
      {renaming && <RenameTeam team={renaming} onClose={() => setRenaming(undefined)} />}
      {dissolving && (
        <ConfirmDialog
          title={t("dissolve.title", { name: dissolving.name })}
          yes={t("dissolve")}
          no={t("keep")}
          isBusy={dissolve.isPending}
          error={dissolve.error}
          onNo={() => {
            dissolve.reset();
            setDissolving(undefined);
          }}
          onYes={() =>
            dissolve.mutate(dissolving.id, {
              onSuccess() {
                show(t("dissolved", { name: dissolving.name }));
                setDissolving(undefined);
                heading.current?.focus();
              },
            })
          }
        >
          <p>{t("dissolve.lead")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function MakeTeam() {
  const t = useTexts(peopleTexts);
  const { show } = useAnnouncer();
  const make = useMakeTeam();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = name.trim();
    if (!asked) return;
    make.mutate(asked, {
      onSuccess() {
        show(t("made", { name: asked }));
        setName("");
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <div className="l-link-row">
        <Field label={t("team.new")}>
          {(control) => (
            <input {...control} maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <Button look="filled" submits busy={make.isPending}>
          {t("team.make")}
        </Button>
      </div>
      {make.isError && <Problem error={make.error} />}
    </form>
  );
}

function RenameTeam({ team, onClose }: { team: Team; onClose(): void }) {
  const t = useTexts(peopleTexts);
  const { show } = useAnnouncer();
  const rename = useRenameTeam();
  const [name, setName] = useState(team.name);
  const input = useRef<HTMLInputElement>(null);
  const save = () => {
    const asked = name.trim();
    if (!asked) return input.current?.focus();
    rename.mutate(
      { id: team.id, name: asked },
      {
        onSuccess() {
          show(t("renamed", { name: asked }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t("rename.title", { name: team.name })}
      firstFocus={input}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button look="filled" busy={rename.isPending} submits>
            {t("save")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </>
      }
    >
      {rename.isError && <Problem error={rename.error} />}
      <Field label={t("column.team")}>
        {(control) => (
          <input
            {...control}
            ref={input}
            maxLength={120}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
