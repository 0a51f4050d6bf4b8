import { useState } from "react";
import { Link } from "wouter";
import { useTeams } from "../api/people.ts";
import { useNames, useRollBack, useRollOut, type VersionSummary } from "../api/policy.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useNow } from "../components/use-now.ts";
import { policyTexts } from "../i18n/policy.ts";
import { shellTexts } from "../i18n/shell.ts";
import { describeRollout, RolloutFields, readRolloutForm, toRolloutForm } from "./rollout-fields.tsx";
import { useTexts } from "./texts.ts";

const SHOWN = 8;

type Asking = { version: VersionSummary; what: "rollout" | "back" };

/** Published versions with who gets them; a team's own version stands with the organisation's of the same publishing. */
export function Versions({ versions }: { versions: readonly VersionSummary[] }) {
  const t = useTexts(policyTexts);
  const nameOf = useNames();
  const now = useNow();
  const teams = useTeams().data ?? [];
  const [asking, setAsking] = useState<Asking>();
  const [isAll, setAll] = useState(false);
  const own = versions.filter(({ team }) => team === null);
  const newest = own[0]?.version;
  const columns: Column<VersionSummary>[] = [
    {
      id: "version",
      title: t("versions.version"),
      isHeader: true,
      cell: ({ version, publication }) => (
        <>
          <strong>{t("published.version", { version })}</strong>
          {versions
            .filter((one) => one.team !== null && one.publication === publication)
            .map((one) => (
              <span key={one.version} className="line quiet">
                {t("published.team", {
                  team: teams.find(({ id }) => id === one.team)?.name ?? "…",
                  version: one.version,
                })}
              </span>
            ))}
        </>
      ),
    },
    {
      id: "note",
      title: t("versions.note"),
      cell: ({ note, rollsBackTo }) => (
        <>
          {note}
          {rollsBackTo !== null && <span className="line quiet">{t("published.back", { version: rollsBackTo })}</span>}
        </>
      ),
    },
    {
      id: "who",
      title: t("versions.who"),
      cell: ({ publishedBy, issuedAt, expiresAt }) => (
        <>
          {t("published.by", { name: nameOf(publishedBy), moment: t.moment(new Date(issuedAt), now) })}
          <span className="line quiet">{t("published.expires", { moment: t.moment(new Date(expiresAt), now) })}</span>
        </>
      ),
    },
    { id: "rollout", title: t("versions.rollout"), cell: ({ rollout }) => describeRollout(rollout, teams, t) },
    {
      id: "actions",
      title: t("versions.actions"),
      cell: (version) => (
        <div className="p-stack">
          <Button look="plain" onClick={() => setAsking({ version, what: "rollout" })}>
            {t("versions.change", { version: version.version })}
          </Button>
          <Link href={`~/console/replay?version=${version.version}`} className="link c-button">
            <span>{t("versions.replay", { version: version.version })}</span>
          </Link>
          <a
            href={`/v1/policy/versions/${version.version}/document`}
            download={`countersign-rules-${version.version}.json`}
            className="link c-button"
          >
            <span>{t("versions.file", { version: version.version })}</span>
          </a>
          {version.version !== newest && (
            <Button look="plain" onClick={() => setAsking({ version, what: "back" })}>
              {t("versions.back", { version: version.version })}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={t("versions.caption")}
        isCaptionHidden
        columns={columns}
        rows={isAll ? own : own.slice(0, SHOWN)}
        keyOf={({ version }) => version}
      />
      {!isAll && own.length > SHOWN && <Button onClick={() => setAll(true)}>{t("versions.more")}</Button>}
      {asking?.what === "rollout" && <RolloutDialog version={asking.version} onClose={() => setAsking(undefined)} />}
      {asking?.what === "back" && <BackDialog version={asking.version} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function RolloutDialog({ version, onClose }: { version: VersionSummary; onClose(): void }) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const { show } = useAnnouncer();
  const teams = useTeams().data ?? [];
  const [form, setForm] = useState(() => toRolloutForm(version.rollout));
  const [isTried, setTried] = useState(false);
  const rollOut = useRollOut();
  const read = readRolloutForm(form);
  const save = () => {
    setTried(true);
    if (!read.rollout) return;
    const { rollout } = read;
    rollOut.mutate(
      { version: version.version, rollout },
      {
        onSuccess() {
          show(t("rollout.done", { version: version.version, who: describeRollout(rollout, teams, t) }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t("rollout.title", { version: version.version })}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button look="filled" busy={rollOut.isPending} submits>
            {t("rollout.save")}
          </Button>
          <Button onClick={onClose}>{shell("cancel")}</Button>
        </>
      }
    >
      <RolloutFields form={form} onChange={setForm} problem={isTried ? read.problem : undefined} />
      {rollOut.isError && <Problem error={rollOut.error} />}
    </Dialog>
  );
}

function BackDialog({ version, onClose }: { version: VersionSummary; onClose(): void }) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const { show } = useAnnouncer();
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const [form, setForm] = useState(() => toRolloutForm({ teams: null, share: 100 }));
  const back = useRollBack();
  const read = readRolloutForm(form);
  const isMissing = isTried && note.trim() === "";
  const go = () => {
    setTried(true);
    if (note.trim() === "" || !read.rollout) return;
    back.mutate(
      { version: version.version, note, rollout: read.rollout },
      {
        onSuccess(made) {
          show(t("back.done", { version: made.version, old: version.version }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t("back.title", { version: version.version })}
      onClose={onClose}
      actions={
        <>
          <Button look="filled" onClick={onClose}>
            {shell("cancel")}
          </Button>
          <Button busy={back.isPending} onClick={go}>
            {t("back.do")}
          </Button>
        </>
      }
    >
      <p>{t("back.lead", { version: version.version })}</p>
      <Field label={t("back.note")} problem={isMissing ? t("back.needNote") : undefined}>
        {(control) => <textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <RolloutFields form={form} onChange={setForm} problem={isTried ? read.problem : undefined} />
      {back.isError && <Problem error={back.error} />}
    </Dialog>
  );
}
