import { useState } from "react";
import { sumNetwork, toSize } from "../view-models/options.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, Table, useQuestion } from "./parts.tsx";

/** Rows at first; the rest is a press away. */
const SHOWN = 100;

/** Every request that is kept: added up, and one by one. */
export function Network({ facts: { network, now }, act, t, base }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const [isWhole, setWhole] = useState(false);
  const size = (bytes: number) => toSize(bytes, t.language);
  const clear = () =>
    ask({
      title: t("network.clearAsk"),
      detail: t("stored.deleteDetail"),
      yes: t("stored.delete"),
      onYes: () => act({ kind: "clear-network" }),
    });
  if (network.length === 0) {
    return (
      <>
        <p className="lead">{t("network.lead")}</p>
        <p className="empty">{t("network.none")}</p>
      </>
    );
  }
  return (
    <>
      <p className="lead">{t("network.lead")}</p>
      <Block title={t("network.sum")}>
        <Table
          caption={t("network.sum")}
          head={[t("network.host"), t("network.purpose"), t("network.count"), t("network.sent"), t("network.received")]}
          numeric={[2, 3, 4]}
          rows={sumNetwork(network).map(({ host, purpose, count, sent, received }) => ({
            key: `${host} ${purpose}`,
            cells: [host, t(`network.purpose.${purpose}`), count, size(sent), size(received)],
          }))}
        />
      </Block>
      <Block title={t("network.all")}>
        <Table
          caption={t("network.all")}
          head={[
            t("network.time"),
            t("network.host"),
            t("network.purpose"),
            t("network.sent"),
            t("network.received"),
            t("network.status"),
          ]}
          numeric={[3, 4, 5]}
          rows={(isWhole ? network : network.slice(0, SHOWN)).map((entry) => ({
            key: String(entry.id),
            cells: [
              <time key="at" dateTime={entry.at}>
                {base.moment(new Date(entry.at), now)}
              </time>,
              entry.host,
              t(`network.purpose.${entry.purpose}`),
              size(entry.sentBytes),
              size(entry.receivedBytes),
              entry.status ?? t("network.noAnswer"),
            ],
          }))}
        />
        <div className="frame-actions">
          {network.length > SHOWN && (
            <button type="button" className="link" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
              {t("network.whole", { count: network.length })}
            </button>
          )}
          <button type="button" className="link" onClick={clear}>
            {t("network.clear")}
          </button>
        </div>
      </Block>
      {dialog}
    </>
  );
}
