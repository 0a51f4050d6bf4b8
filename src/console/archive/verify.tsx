import { useMutation } from "@tanstack/react-query";
import type { RecordProof } from "../../model/exchange/records.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { checkRecord, type RecordCheck } from "../../review/check-record.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Problem } from "../components/states.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useTexts } from "../i18n/texts.ts";

const LOOKS = {
  good: { icon: "check", tone: "good" },
  bad: { icon: "warning", tone: "bad" },
  absent: { icon: "close", tone: "none" },
} as const;

/** Checks the record in this browser, by what came with it. */
export function Verify({ proof, letter }: { proof: RecordProof; letter: CanonicalDraft | undefined }) {
  const t = useTexts(archiveTexts);
  const { say } = useAnnouncer();
  const check = useMutation({
    mutationFn: () => checkRecord(proof, letter),
    onSuccess: (checks) => say(t(isSound(checks) ? "verify.good" : "verify.bad")),
  });
  const { record, head } = proof;
  return (
    <section>
      <h2 id="proof">{t("proof")}</h2>
      <p className="quiet">{t("proof.lead", { number: record.number, length: head.length })}</p>
      <p className="l-code">{record.hash}</p>
      <p>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          {t("verify")}
        </Button>
      </p>
      {check.isError && <Problem error={check.error} />}
      {check.data && (
        <div className="c-card">
          <p>
            <strong>{t(isSound(check.data) ? "verify.good" : "verify.bad")}</strong>
          </p>
          <ul className="l-checks">
            {check.data.map(({ id, outcome }) => (
              <li key={id} className="l-state" data-tone={LOOKS[outcome].tone}>
                <Icon name={LOOKS[outcome].icon} />
                <span>{t(`check.${id}.${outcome}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const isSound = (checks: readonly RecordCheck[]) => checks.every(({ outcome }) => outcome !== "bad");
