import { useRef } from "react";
import type { ReportedHit } from "../../model/exchange/wrong-hits.ts";
import { useAnswerReport, useOpenReports } from "../api/insight.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Loading, Problem } from "../components/states.tsx";
import { insightTexts } from "../i18n/insight.ts";
import { useTexts } from "../i18n/texts.ts";

/** Findings that writers call wrong. Who reported is not told; who looks after the rule is. */
export function Reports() {
  const t = useTexts(insightTexts);
  const format = useFormats();
  const { show } = useAnnouncer();
  const reports = useOpenReports();
  const answer = useAnswerReport();
  const heading = useRef<HTMLHeadingElement>(null);
  const reply = (report: ReportedHit, kind: "right" | "kept") =>
    answer.mutate(
      { id: report.id, kind, note: "" },
      {
        onSuccess() {
          show(t("reports.answered", { rule: format.rule(report.ruleId, report.title) }));
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
      {reports.data?.items.length === 0 && <p className="quiet">{t("reports.none")}</p>}
      <ul className="i-cards">
        {reports.data?.items.map((report) => {
          const rule = format.rule(report.ruleId, report.title);
          const { policyVersion: version, owner, excerpt, note } = report;
          return (
            <li key={report.id} className="c-card">
              <h3>{rule}</h3>
              <p className="quiet">
                {[
                  format.moment(report.at),
                  version === null ? t("reports.noVersion") : t("reports.version", { version }),
                  ...(owner ? [t("reports.owner", { name: owner.name })] : []),
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
                  <Button
                    key={kind}
                    look={kind === "right" ? "outlined" : "plain"}
                    busy={answer.isPending && answer.variables.id === report.id}
                    aria-label={t("reports.what", { action: t(`reports.${kind}`), rule })}
                    onClick={() => reply(report, kind)}
                  >
                    {t(`reports.${kind}`)}
                  </Button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
