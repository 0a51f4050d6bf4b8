import { Link, useSearch } from "wouter";
import type { RecordProof } from "../../model/exchange/records.ts";
import { useLetter, useRecord } from "../api/records.ts";
import { Button } from "../components/button.tsx";
import { saveAs } from "../components/csv.ts";
import { useFormats } from "../components/formats.ts";
import { PageHeading } from "../components/page-heading.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useSharedTexts, useTexts } from "../i18n/texts.ts";
import { toShown } from "./archive-search.tsx";
import { LetterOf } from "./letter.tsx";
import { Verify } from "./verify.tsx";

/** One record: what happened, by which rules, with whose approval, the letter where it is kept, and what proves it. */
export function RecordPage({ id }: { id: string }) {
  const t = useTexts(archiveTexts);
  const search = useSearch();
  const record = useRecord(id);
  const letter = useLetter();
  const proof = record.data;
  return (
    <>
      <p>
        <Link href={search ? `/?${search}` : "/"}>{t("back")}</Link>
      </p>
      <PageHeading
        title={proof?.letter?.subject || t("record")}
        actions={proof && <Button onClick={() => save(proof)}>{t("proof.save")}</Button>}
      />
      {record.isPending && <Loading />}
      {record.isError && <Problem error={record.error} onRetry={() => void record.refetch()} />}
      {proof && (
        <>
          <Facts proof={proof} />
          <Findings proof={proof} />
          <Approval proof={proof} />
          <LetterOf id={id} proof={proof} letter={letter} />
          <Verify proof={proof} letter={letter.data?.letter} />
        </>
      )}
    </>
  );
}

function save(proof: RecordProof): void {
  saveAs(`record-${proof.record.number}.json`, `${JSON.stringify(proof, null, 2)}\n`, "application/json");
}

function Facts({ proof: { record, writer } }: { proof: RecordProof }) {
  const t = useTexts(archiveTexts);
  const format = useFormats();
  const { entry } = record;
  if (entry.kind !== "letter") return <p>{t(`kind.${entry.kind}`)}</p>;
  const facts: [string, string][] = [
    [t("column.action"), t(`action.${entry.action}`)],
    [t("column.at"), format.moment(entry.at)],
    [t("column.writer"), writer.name || t("left")],
    [t("column.from"), entry.from || "–"],
    [t("column.recipients"), t.facts(entry.recipients.map(({ address }) => toShown(address, t("hashed")))) || "–"],
    [t("column.channel"), t(`channel.${entry.channel}`)],
    [t("column.version"), entry.policyVersion === null ? t("version.none") : format.number(entry.policyVersion)],
    ...(entry.reason ? [[t("column.reason"), entry.reason] satisfies [string, string]] : []),
  ];
  return (
    <section>
      <h2 id="facts">{t("facts")}</h2>
      <dl className="l-facts c-card">
        {facts.map(([name, value]) => (
          <div key={name} className="l-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Findings({ proof: { record, titles } }: { proof: RecordProof }) {
  const t = useTexts(archiveTexts);
  const shared = useSharedTexts();
  const format = useFormats();
  if (record.entry.kind !== "letter") return null;
  const { findings, fixed = [] } = record.entry;
  const nameOf = (ruleId: string) => format.rule(ruleId, titles[ruleId]);
  return (
    <section>
      <h2 id="findings">{t("column.findings")}</h2>
      {findings.length + fixed.length === 0 && <p className="quiet">{t("findings.none")}</p>}
      <ul className="l-checks">
        {findings.map(({ ruleId, severity, monitored }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may have found several things, and the list never changes
          <li key={`${ruleId}-${index}`}>
            {nameOf(ruleId)}
            <span className="quiet"> · {monitored ? t("findings.monitored") : shared(`severity.${severity}`)}</span>
          </li>
        ))}
        {fixed.map((ruleId) => (
          <li key={ruleId}>
            {nameOf(ruleId)}
            <span className="quiet"> · {t("findings.fixed")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Approval({ proof: { review } }: { proof: RecordProof }) {
  const t = useTexts(archiveTexts);
  const format = useFormats();
  if (!review) return null;
  return (
    <section>
      <h2 id="approval">{t("approval")}</h2>
      <div className="c-card">
        <p>
          {t("approval.by", {
            state: t(`review.${review.state}`),
            name: review.decidedBy?.name || t("left"),
            at: review.decidedAt ? format.moment(review.decidedAt) : "–",
          })}
        </p>
        {review.answer && <p className="quiet">{review.answer}</p>}
        {!review.textKept && <p className="quiet">{t("approval.textGone")}</p>}
      </div>
    </section>
  );
}
