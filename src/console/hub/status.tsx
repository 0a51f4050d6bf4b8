import type { ReactNode } from "react";
import type { HubStatus } from "../../model/exchange/hub-status.ts";
import { useHubStatus } from "../api/hub-status.ts";
import { useFormats } from "../components/formats.ts";
import { Icon } from "../components/icon.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useNow } from "../components/use-now.ts";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";
import { ManagedSettings } from "./managed-settings.tsx";

export function Status() {
  const hub = useHubStatus();
  return (
    <>
      {hub.isPending && <Loading />}
      {hub.isError && <Problem error={hub.error} onRetry={() => void hub.refetch()} />}
      {hub.data && (
        <>
          <Health hub={hub.data} isOld={hub.isError} />
          <Reach hub={hub.data} />
          <Keys keys={hub.data.keys} />
          <ManagedSettings keys={hub.data.keys} />
          <Storage hub={hub.data} />
        </>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly [string, ReactNode][] }) {
  return (
    <dl className="l-facts c-card">
      {facts.map(([name, value]) => (
        <div key={name} className="l-fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Health({ hub, isOld }: { hub: HubStatus; isOld: boolean }) {
  const t = useTexts(hubTexts);
  const format = useFormats();
  const now = useNow();
  const { browsers } = hub;
  const isWell = !isOld && browsers.silent + browsers.unprotected === 0;
  return (
    <section>
      <h2 id="health">{t("health")}</h2>
      <p className="l-state" data-tone={isWell ? "good" : isOld ? "bad" : "doubt"}>
        <Icon name={isWell ? "check" : "warning"} />
        <span>
          {isOld
            ? t("health.silent", { at: t.ago(new Date(hub.now), now) })
            : isWell
              ? t("health.good")
              : t("health.browsers", { count: browsers.silent + browsers.unprotected })}
        </span>
      </p>
      <Facts
        facts={[
          [t("fact.version"), hub.version],
          [t("fact.started"), format.moment(hub.startedAt)],
          [t("fact.asked"), format.moment(hub.now)],
          [t("fact.streams"), format.number(hub.streams)],
          [t("fact.enrolled"), format.number(browsers.enrolled)],
          [t("fact.silent"), format.number(browsers.silent)],
          [t("fact.unprotected"), format.number(browsers.unprotected)],
        ]}
      />
    </section>
  );
}

/** How far each policy version has come. */
function Reach({ hub: { reach, newestVersion, browsers } }: { hub: HubStatus }) {
  const t = useTexts(hubTexts);
  const format = useFormats();
  type Row = HubStatus["reach"][number];
  const columns: Column<Row>[] = [
    {
      id: "version",
      title: t("column.version"),
      isHeader: true,
      cell: ({ version }) =>
        version === null
          ? t("version.none")
          : version === newestVersion
            ? t("version.newest", { version })
            : t("version.number", { version }),
    },
    { id: "browsers", title: t("column.browsers"), isNumber: true, cell: (row) => format.number(row.browsers) },
    {
      id: "share",
      title: t("column.share"),
      isNumber: true,
      cell: (row) => format.percent(browsers.enrolled === 0 ? 0 : row.browsers / browsers.enrolled),
    },
    { id: "refused", title: t("column.refused"), isNumber: true, cell: (row) => format.number(row.refused) },
  ];
  return (
    <section>
      <h2 id="reach">{t("reach")}</h2>
      {reach.length === 0 ? (
        <Empty icon="policy" title={t("reach.none.title")}>
          <p>{t("reach.none.lead", { hub: location.origin })}</p>
        </Empty>
      ) : (
        <Table
          caption={t("reach")}
          isCaptionHidden
          columns={columns}
          rows={reach}
          keyOf={({ version }) => version ?? "none"}
        />
      )}
    </section>
  );
}

function Keys({ keys }: { keys: HubStatus["keys"] }) {
  const t = useTexts(hubTexts);
  const format = useFormats();
  type Row = HubStatus["keys"][number];
  const columns: Column<Row>[] = [
    { id: "kid", title: t("column.key"), isHeader: true, cell: ({ kid }) => <span className="l-code">{kid}</span> },
    { id: "since", title: t("column.since"), cell: ({ notBefore }) => format.date(notBefore) },
    {
      id: "state",
      title: t("column.state"),
      cell: ({ notAfter }) => (notAfter === null ? t("key.signs") : t("key.until", { at: format.date(notAfter) })),
    },
  ];
  return (
    <section>
      <h2 id="keys">{t("keys")}</h2>
      <p className="quiet">{t("keys.lead")}</p>
      <Table caption={t("keys")} isCaptionHidden columns={columns} rows={keys} keyOf={({ kid }) => kid} />
    </section>
  );
}

function Storage({ hub: { store, chain } }: { hub: HubStatus }) {
  const t = useTexts(hubTexts);
  const format = useFormats();
  const end = chain.hash ? <span className="l-code">{chain.hash}</span> : "–";
  return (
    <section>
      <h2 id="storage">{t("storage")}</h2>
      <Facts
        facts={[
          [t("fact.store"), t(`store.${store.kind}`)],
          [t("fact.bytes"), format.bytes(store.bytes)],
          [t("fact.records"), format.number(store.records)],
          [t("fact.letters"), format.number(store.letters)],
          [t("fact.onHold"), format.number(store.lettersOnHold)],
          [t("fact.chain"), end],
        ]}
      />
    </section>
  );
}
