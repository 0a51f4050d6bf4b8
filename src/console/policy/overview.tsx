import { useState } from "react";
import { Link, useLocation } from "wouter";
import { type DraftSummary, useDeleteDraft, useDrafts, useNames, useStartDraft, useVersions } from "../api/policy.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { useNow } from "../components/use-now.ts";
import { policyTexts } from "../i18n/policy.ts";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { Versions } from "./versions.tsx";
import { toExpiry } from "./view/expiry.ts";

/** What is in force and what is in the making; where every draft begins. */
export function Overview() {
  const t = useTexts(policyTexts);
  const versions = useVersions();
  const drafts = useDrafts();
  const newest = versions.data?.find(({ team }) => team === null);
  const now = useNow();
  const expiry = toExpiry(versions.data ?? [], now);
  return (
    <>
      <PageHeading title={t("title")} actions={<StartActions newest={newest?.version} isKnown={versions.isSuccess} />}>
        <p>{t("lead")}</p>
      </PageHeading>
      {expiry && (
        <p className="notice">
          {t(`expiry.${expiry.kind}`, { version: expiry.version, moment: t.moment(new Date(expiry.expiresAt), now) })}
        </p>
      )}
      <section className="p-block" aria-labelledby="p-drafts">
        <h2 id="p-drafts">{t("drafts.title")}</h2>
        {drafts.isPending && <Loading />}
        {drafts.isError && <Problem error={drafts.error} onRetry={() => void drafts.refetch()} />}
        {drafts.data?.length === 0 && <p className="quiet">{t("drafts.none")}</p>}
        {drafts.data && drafts.data.length > 0 && (
          <ul className="p-cards">
            {drafts.data.map((draft) => (
              <DraftCard key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </section>
      <section className="p-block" aria-labelledby="p-versions">
        <h2 id="p-versions">{t("versions.title")}</h2>
        {versions.isPending && <Loading />}
        {versions.isError && <Problem error={versions.error} onRetry={() => void versions.refetch()} />}
        {versions.data?.length === 0 && (
          <Empty icon="policy" title={t("published.none")}>
            <p>{t("published.noneLead")}</p>
          </Empty>
        )}
        {versions.data && versions.data.length > 0 && <Versions versions={versions.data} />}
      </section>
    </>
  );
}

function StartActions({ newest, isKnown }: { newest: number | undefined; isKnown: boolean }) {
  const t = useTexts(policyTexts);
  const [, navigate] = useLocation();
  const start = useStartDraft();
  const { say } = useAnnouncer();
  if (!isKnown) return null;
  const begin = () => {
    say(t("start.busy"));
    const from =
      newest === undefined
        ? { title: t("start.title.packs"), fromPacks: true as const }
        : { title: t("start.title.version", { version: newest }), fromVersion: newest };
    start.mutate(from, { onSuccess: (draft) => navigate(`/drafts/${draft.id}`) });
  };
  return (
    <>
      <Link href="~/console/import" className="button c-button">
        {t("start.import")}
      </Link>
      <Button look="filled" icon="pen" busy={start.isPending} onClick={begin}>
        {start.isPending
          ? t("start.busy")
          : newest === undefined
            ? t("start.fromPacks")
            : t("start.fromVersion", { version: newest })}
      </Button>
      {start.isError && <Problem error={start.error} />}
    </>
  );
}

function DraftCard({ draft }: { draft: DraftSummary }) {
  const t = useTexts(policyTexts);
  const nameOf = useNames();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const { title } = draft;
  return (
    <li className="c-card p-draft">
      <div>
        <h3>
          <Link href={`/drafts/${draft.id}`}>{title}</Link>
        </h3>
        {draft.note && <p className="p-note">{draft.note}</p>}
        <p className="quiet">
          {t(`state.${draft.state}`)}
          {" · "}
          {t("drafts.revision", { name: nameOf(draft.updatedBy), moment: t.moment(new Date(draft.updatedAt), now) })}
        </p>
      </div>
      <Button look="plain" aria-label={`${t("drafts.delete")} ${title}`} onClick={() => setAsking(true)}>
        {t("drafts.delete")}
      </Button>
      {isAsking && <DeleteDialog draft={draft} onClose={() => setAsking(false)} />}
    </li>
  );
}

function DeleteDialog({ draft, onClose }: { draft: DraftSummary; onClose(): void }) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const remove = useDeleteDraft();
  return (
    <Dialog
      title={t("drafts.delete.title")}
      onClose={onClose}
      actions={
        <>
          <Button look="filled" onClick={onClose}>
            {shell("cancel")}
          </Button>
          <Button
            look="plain"
            busy={remove.isPending}
            onClick={() => remove.mutate(draft.id, { onSuccess: () => onClose() })}
          >
            {t("drafts.delete.do")}
          </Button>
        </>
      }
    >
      <p>{t("drafts.delete.lead", { title: draft.title })}</p>
      {remove.isError && <Problem error={remove.error} />}
    </Dialog>
  );
}
