import { useRef, useState } from "react";
import type { ReportedHit } from "../../model/exchange/wrong-hits.ts";
import { isFor, useAnswerReport, useOpenReports } from "../api/insight.ts";
import { useMe } from "../api/me.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Loading, Problem } from "../components/states.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";
import { OwnerDialog } from "./owner-dialog.tsx";
import { useWorkOnRule } from "./use-work-on-rule.ts";

const SHOWN_AT_ONCE = 20;

/** Findings that writers call wrong. Who reported is not told; who looks after the rule is. */
export function Reports() {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const { show } = useAnnouncer();
  const { data: me } = useMe();
  const reports = useOpenReports();
  const answer = useAnswerReport();
  const work = useWorkOnRule();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const [handing, setHanding] = useState<ReportedHit>();
  const heading = useRef<HTMLHeadingElement>(null);
  const nameOf = ({ ruleId, title }: ReportedHit) => format.rule(ruleId, title);
  const isMine = (report: ReportedHit) => isFor(report, me?.id);
  const sorted = [...(reports.data ?? [])].sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
  const reply = (report: ReportedHit, kind: "right" | "kept") =>
    answer.mutate(
      { id: report.id, kind, note: "" },
      {
        onSuccess() {
          show(t("reports.answered", { rule: nameOf(report) }));
          heading.current?.focus();
        },
      },
    );
  return (
    <section className="i-question" aria-labelledby="reports">
      <h2 id="reports" ref={heading} tabIndex={-1}>
        {t("reports.title")}
      </h2>
      {reports.isPending && <Loading />}
      {reports.isError && <Problem error={reports.error} onRetry={() => void reports.refetch()} />}
      {answer.isError && <Problem title={t("reports.failed")} error={answer.error} />}
      {work.error && <Problem title={t("reports.notOpened")} error={work.error} />}
      {reports.data && <p className="quiet">{t(sorted.length === 0 ? "reports.none" : "reports.lead")}</p>}
      <ul className="i-cards">
        {sorted.slice(0, most).map((report) => (
          <Report
            key={report.id}
            report={report}
            isMine={isMine(report)}
            isAnswering={answer.isPending && answer.variables.id === report.id}
            isOpening={work.busy === report.ruleId}
            onReply={(kind) => reply(report, kind)}
            onWork={() => work.work(report.ruleId)}
            onHandOver={() => setHanding(report)}
          />
        ))}
      </ul>
      {sorted.length > most && (
        <span className="l-more">
          <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>{t("reports.more")}</Button>
        </span>
      )}
      {handing && (
        <OwnerDialog
          ruleId={handing.ruleId}
          rule={nameOf(handing)}
          owner={handing.owner?.id}
          onClose={() => setHanding(undefined)}
          onDone={(name) => {
            show(t("owner.done", { name, rule: nameOf(handing) }));
            setHanding(undefined);
          }}
        />
      )}
    </section>
  );
}

type ReportProps = {
  report: ReportedHit;
  isMine: boolean;
  isAnswering: boolean;
  isOpening: boolean;
  onReply(kind: "right" | "kept"): void;
  onWork(): void;
  onHandOver(): void;
};

function Report({ report, isMine, isAnswering, isOpening, onReply, onWork, onHandOver }: ReportProps) {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const rule = format.rule(report.ruleId, report.title);
  const { policyVersion: version, owner, excerpt, note } = report;
  const label = (action: string) => t("reports.what", { action, rule });
  return (
    <li className="c-card">
      <h3>{rule}</h3>
      {isMine && <p className="i-mine">{t("reports.forYou")}</p>}
      <p className="quiet">
        {[
          format.moment(report.at),
          version === null ? t("reports.noVersion") : t("reports.version", { version }),
          owner ? t("reports.owner", { name: owner.name }) : t("reports.noOwner"),
        ].join(" · ")}
      </p>
      {excerpt ? (
        <blockquote aria-label={t("reports.excerpt")}>{excerpt}</blockquote>
      ) : (
        <p className="quiet">{t("reports.noExcerpt")}</p>
      )}
      {note && <p>{note}</p>}
      <div className="c-actions">
        {(["right", "kept"] as const).map((kind) => (
          <Button key={kind} busy={isAnswering} aria-label={label(t(`reports.${kind}`))} onClick={() => onReply(kind)}>
            {t(`reports.${kind}`)}
          </Button>
        ))}
        <Button look="plain" busy={isOpening} aria-label={label(t("reports.work"))} onClick={onWork}>
          {t(isOpening ? "reports.opening" : "reports.work")}
        </Button>
        <Button look="plain" aria-label={label(t("reports.handOver"))} onClick={onHandOver}>
          {t("reports.handOver")}
        </Button>
      </div>
    </li>
  );
}
