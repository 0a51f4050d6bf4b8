import { useRef, useState } from "react";
import type { NoiseAnswer, NoiseProposal } from "../../model/exchange/noise.ts";
import { isHubError } from "../api/hub-error.ts";
import { useDecideNoise, useNoise } from "../api/insight.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Icon } from "../components/icon.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { DismissDialog } from "./dismiss-dialog.tsx";
import { SharesAgainstLimit } from "./lazy-charts.ts";
import { useWorkOnRule } from "./use-work-on-rule.ts";

/** Which rules are noise? */
export function Noise() {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const noise = useNoise();
  const share = format.percent(noise.data?.budget.share ?? 0);
  return (
    <section className="i-question" aria-labelledby="noise">
      <h2 id="noise" tabIndex={-1}>
        {t("noise.title")}
      </h2>
      {noise.isPending && <Loading />}
      {noise.isError && <Problem error={noise.error} onRetry={() => void noise.refetch()} />}
      {noise.data && (
        <>
          <p className="quiet">{t("noise.lead", { share, atLeast: noise.data.budget.atLeast })}</p>
          <Proposals noise={noise.data} />
          <History decisions={noise.data.decisions} />
        </>
      )}
    </section>
  );
}

function Proposals({ noise: { proposals, budget } }: { noise: NoiseAnswer }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const { show } = useAnnouncer();
  const decide = useDecideNoise();
  const work = useWorkOnRule();
  const [dismissing, setDismissing] = useState<NoiseProposal>();
  const list = useRef<HTMLDivElement>(null);
  const nameOf = ({ ruleId, title }: Pick<NoiseProposal, "ruleId" | "title">) => format.rule(ruleId, title);
  /** The card goes with its decision: the focus moves to the heading, not to nowhere. */
  const afterwards = (words: string) => {
    show(words);
    setDismissing(undefined);
    list.current?.closest("section")?.querySelector("h2")?.focus();
  };
  const accept = (proposal: NoiseProposal) =>
    decide.mutate(
      {
        ruleId: proposal.ruleId,
        decision: "accept",
        note: t("noise.note", { rule: nameOf(proposal) }),
      },
      {
        onSuccess: ({ versions }) =>
          afterwards(
            t("noise.accepted", {
              rule: nameOf(proposal),
              versions: versions.map((version) => format.number(version)).join(", "),
            }),
          ),
      },
    );
  const asked = proposals.find(({ ruleId }) => ruleId === decide.variables?.ruleId);
  return (
    <div className="i-question" ref={list}>
      {decide.isError && !dismissing && (
        <Problem
          title={
            isHubError(decide.error, "not-found")
              ? t("noise.gone")
              : t("noise.failed", { rule: asked ? nameOf(asked) : "" })
          }
          error={decide.error}
        />
      )}
      {work.error && <Problem title={t("reports.notOpened")} error={work.error} />}
      {proposals.length === 0 && (
        <p className="i-good">
          <Icon name="check" />
          <span>
            <strong>{t("noise.none.title")}</strong> {t("noise.none.lead")}
          </span>
        </p>
      )}
      <ul className="i-cards">
        {proposals.map((proposal) => {
          const isBusy = decide.isPending && decide.variables.ruleId === proposal.ruleId;
          const { figures } = proposal;
          return (
            <li key={proposal.ruleId} className="c-card">
              <h3>{nameOf(proposal)}</h3>
              <p>
                {figures
                  ? t("noise.proposal", {
                      count: figures.letters,
                      overruled: figures.overruled,
                      reported: figures.reported,
                      share: format.percent(figures.certainShare),
                    })
                  : t("noise.proposal.hidden")}
              </p>
              <div className="c-actions">
                <Button
                  busy={isBusy}
                  aria-label={t("reports.what", { action: t("noise.accept"), rule: nameOf(proposal) })}
                  onClick={() => accept(proposal)}
                >
                  {isBusy ? t("noise.accepting") : t("noise.accept")}
                </Button>
                <Button
                  look="plain"
                  aria-label={t("reports.what", { action: t("noise.dismiss"), rule: nameOf(proposal) })}
                  onClick={() => setDismissing(proposal)}
                >
                  {t("noise.dismiss")}
                </Button>
                <Button
                  look="plain"
                  busy={work.busy === proposal.ruleId}
                  aria-label={t("reports.what", { action: t("reports.work"), rule: nameOf(proposal) })}
                  onClick={() => work.work(proposal.ruleId)}
                >
                  {t(work.busy === proposal.ruleId ? "reports.opening" : "reports.work")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <Shares proposals={proposals} share={budget.share} />
      {dismissing && (
        <DismissDialog
          rule={nameOf(dismissing)}
          isBusy={decide.isPending}
          error={decide.error}
          onClose={() => {
            decide.reset();
            setDismissing(undefined);
          }}
          onDismiss={(reason) =>
            decide.mutate(
              { ruleId: dismissing.ruleId, decision: "dismiss", reason },
              { onSuccess: () => afterwards(t("noise.dismissed", { rule: nameOf(dismissing) })) },
            )
          }
        />
      )}
    </div>
  );
}

/** Drawn where there is something to compare. */
function Shares({ proposals, share }: { proposals: readonly NoiseProposal[]; share: number }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  type Row = { rule: string; ruleId: string; letters: number; share: number };
  const rows = proposals.flatMap(({ ruleId, title, figures }): Row[] => {
    if (!figures || figures.letters === 0) return [];
    const noisy = Math.min(figures.letters, figures.overruled + figures.reported);
    return [{ rule: format.rule(ruleId, title), ruleId, letters: figures.letters, share: noisy / figures.letters }];
  });
  if (rows.length === 0) return null;
  const series = [{ id: "share" as const, name: t("column.share") }];
  const columns: Column<Row>[] = [
    { id: "rule", title: t("column.rule"), isHeader: true, cell: ({ rule }) => rule },
    { id: "letters", title: t("column.letters"), isNumber: true, cell: ({ letters }) => format.number(letters) },
    { id: "share", title: t("column.share"), isNumber: true, cell: (row) => format.percent(row.share) },
  ];
  const points = rows.map(({ rule, share: own }) => ({ rule, share: own }));
  return (
    <ChartFigure
      title={t("noise.shares")}
      summary={t("noise.shares.summary", { count: rows.length, share: format.percent(share) })}
      series={series}
      look="bar"
      chart={
        <SharesAgainstLimit points={points} series={series} category="rule" format={format.percent} limit={share} />
      }
      columns={columns}
      rows={rows}
      keyOf={({ ruleId }) => ruleId}
    />
  );
}

function History({ decisions }: { decisions: NoiseAnswer["decisions"] }) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  type Row = NoiseAnswer["decisions"][number];
  const columns: Column<Row>[] = [
    { id: "rule", title: t("column.rule"), isHeader: true, cell: ({ ruleId, title }) => format.rule(ruleId, title) },
    { id: "decision", title: t("column.decision"), cell: ({ decision }) => t(`noise.decision.${decision}`) },
    { id: "reason", title: t("column.reason"), cell: ({ reason }) => reason || "–" },
    { id: "by", title: t("column.by"), cell: ({ by }) => by.name || "–" },
    { id: "at", title: t("column.at"), cell: ({ at }) => format.moment(at) },
  ];
  return (
    <details className="i-table">
      <summary>{t("noise.history")}</summary>
      {decisions.length === 0 ? (
        <p className="quiet">{t("noise.history.none")}</p>
      ) : (
        <Table caption={t("noise.history")} isCaptionHidden columns={columns} rows={decisions} keyOf={({ id }) => id} />
      )}
    </details>
  );
}
