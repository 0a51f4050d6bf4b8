import { useRef, useState } from "react";
import { REFUSALS, type Refusal } from "../../model/exchange/bundle.ts";
import type { EnrolledBrowser } from "../../model/exchange/people.ts";
import { useHubStatus, useOrganisation } from "../api/hub-status.ts";
import { useBrowsers, useRevokeBrowser } from "../api/people.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { useFormats } from "../components/formats.ts";
import { Icon } from "../components/icon.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useNow } from "../components/use-now.ts";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { type BrowserState, TONES, toAttention, toBrowserState } from "./browser-state.ts";

/** Until the organisation's own is known. */
const SILENT_AFTER_HOURS = 72;

/** Enrolled browsers: whose, which policy version, and whether they are protected. */
export function Browsers({ canChange }: { canChange: boolean }) {
  const t = useTexts(peopleTexts);
  const now = useNow(60_000);
  const { show } = useAnnouncer();
  const browsers = useBrowsers();
  const hub = useHubStatus();
  const organisation = useOrganisation();
  const revoke = useRevokeBrowser();
  const [revoking, setRevoking] = useState<EnrolledBrowser>();
  const heading = useRef<HTMLHeadingElement>(null);
  const known = {
    now,
    silentAfterHours: organisation.data?.settings.silentAfterHours ?? SILENT_AFTER_HOURS,
    newestVersion: hub.data?.newestVersion ?? null,
  };
  const rows = toAttention(browsers.data?.pages.flatMap(({ items }) => items) ?? [], known);
  const columns: Column<EnrolledBrowser>[] = [
    {
      id: "person",
      title: t("column.name"),
      isHeader: true,
      cell: ({ person, label }) => (
        <>
          {person.name}
          <br />
          <span className="quiet">{label}</span>
        </>
      ),
    },
    { id: "state", title: t("column.state"), cell: (one) => <State state={toBrowserState(one, known)} /> },
    {
      id: "version",
      title: t("column.version"),
      isNumber: true,
      cell: ({ policyVersion }) => (policyVersion === null ? "–" : t("version", { version: policyVersion })),
    },
    {
      id: "seen",
      title: t("column.seen"),
      cell: ({ lastSeenAt }) => (lastSeenAt ? t.ago(new Date(lastSeenAt), now) : "–"),
    },
  ];
  if (canChange) {
    columns.push({
      id: "actions",
      title: t("column.actions"),
      cell: (one) =>
        one.revokedAt ? null : (
          <Button
            look="plain"
            onClick={() => setRevoking(one)}
            aria-label={t("what", { action: t("revoke"), name: `${one.person.name}, ${one.label}` })}
          >
            {t("revoke")}
          </Button>
        ),
    });
  }
  return (
    <section>
      <h2 id="browsers" ref={heading} tabIndex={-1}>
        {t("tab.browsers")}
      </h2>
      {browsers.isPending && <Loading />}
      {browsers.isError && <Problem error={browsers.error} onRetry={() => void browsers.refetch()} />}
      {browsers.data && rows.length === 0 && (
        <Empty icon="hub" title={t("browsers.none.title")}>
          <p>{t("browsers.none.lead", { hub: location.origin })}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Table caption={t("tab.browsers")} isCaptionHidden columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {browsers.hasNextPage && (
        <span className="l-more">
          <Button busy={browsers.isFetchingNextPage} onClick={() => void browsers.fetchNextPage()}>
            {t("more")}
          </Button>
        </span>
      )}
      {revoking && (
        <ConfirmDialog
          title={t("revoke.title", { name: revoking.person.name })}
          yes={t("revoke")}
          no={t("keep")}
          isBusy={revoke.isPending}
          error={revoke.error}
          onNo={() => {
            revoke.reset();
            setRevoking(undefined);
          }}
          onYes={() =>
            revoke.mutate(revoking.id, {
              onSuccess() {
                show(t("revoked", { name: revoking.person.name }));
                setRevoking(undefined);
                heading.current?.focus();
              },
            })
          }
        >
          <p>{t("revoke.lead", { browser: revoking.label })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

const ICONS = { good: "check", bad: "warning", doubt: "clock", none: "close" } as const;

/** A newer browser may have other reasons. */
const isRefusal = (code: string): code is Refusal => REFUSALS.some((one) => one === code);

function State({ state }: { state: BrowserState }) {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const tone = TONES[state.kind];
  const since = "since" in state ? format.moment(state.since) : "";
  const words =
    state.kind === "never-seen" || state.kind === "behind"
      ? t(`state.${state.kind}`)
      : state.kind === "refused"
        ? t("state.refused", { why: isRefusal(state.code) ? t(`refusal.${state.code}`) : state.code })
        : t(`state.${state.kind}`, { since });
  return (
    <span className="l-state" data-tone={tone}>
      <Icon name={ICONS[tone]} />
      <span>{words}</span>
    </span>
  );
}
