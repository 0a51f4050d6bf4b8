import { useEffect, useRef, useState } from "react";
import type { RuleMode } from "../../../model/exchange/bundle.ts";
import { AUDIENCES, type Audience } from "../../../model/policy.ts";
import type { Finding } from "../../../model/report.ts";
import { toExampleDraft } from "../../../policy/example-draft.ts";
import { ruleLanguageOf } from "../../../ui/i18n/texts.ts";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Loading } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useSharedTexts } from "../../i18n/texts.ts";
import type { PadReport } from "../../workshop/desk.ts";
import { useDeskState } from "../../workshop/use-desk.ts";
import { useDraftContext } from "../draft/draft-context.tsx";
import { Severity } from "../draft/severity.tsx";
import { useTexts } from "../texts.ts";
import { MarkedText } from "./marked-text.tsx";

const TYPING_MS = 200;
const AUDIENCE_WORDS = Object.fromEntries(AUDIENCES.map((one) => [one, `audience.${one}`])) as {
  // The keys are those of AUDIENCES, which `fromEntries` forgets.
  [A in Audience]: `audience.${A}`;
};

type PadProps = { rule?: { id: string; written: unknown } };

/** A letter to try the policy on: what the whole of it says, with the rule at hand as it stands. */
export function DraftPad({ rule }: PadProps) {
  const t = useTexts(policyTexts);
  const { desk } = useDraftContext();
  const state = useDeskState(desk);
  const sample = t("pad.sample");
  const [letter, setLetter] = useState({ subject: "", body: sample, audience: "customer" as Audience });
  const [found, setFound] = useState<PadReport & { body: string }>();
  const [hasFailed, setFailed] = useState(false);
  const asked = useRef(0);
  const { id, written } = rule ?? {};
  // A new whole policy is another answer to the same letter.
  const phase = state?.phase;
  useEffect(() => {
    if (!desk || phase === undefined) return;
    asked.current += 1;
    const number = asked.current;
    const timer = setTimeout(() => {
      const draft = toExampleDraft(letter);
      desk.audit(draft, ruleLanguageOf(t.language), id === undefined ? undefined : { id, written }).then(
        (report) => {
          if (asked.current !== number) return;
          setFound({ ...report, body: letter.body });
          setFailed(false);
        },
        () => {
          if (asked.current === number) setFailed(true);
        },
      );
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [desk, letter, id, written, phase, t.language]);
  return (
    <section className="c-card p-pad" aria-labelledby="p-pad">
      <h3 id="p-pad">{t("pad.title")}</h3>
      <p className="quiet">{t("pad.lead")}</p>
      <Field label={t("pad.to")}>
        {(control) => (
          <select
            {...control}
            value={letter.audience}
            onChange={(event) => setLetter({ ...letter, audience: event.target.value as Audience })}
          >
            {AUDIENCES.map((one) => (
              <option key={one} value={one}>
                {t(AUDIENCE_WORDS[one])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("pad.subject")}>
        {(control) => (
          <input
            {...control}
            value={letter.subject}
            onChange={(event) => setLetter({ ...letter, subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("pad.body")}>
        {(control) => (
          <textarea
            {...control}
            rows={8}
            value={letter.body}
            onChange={(event) => setLetter({ ...letter, body: event.target.value })}
          />
        )}
      </Field>
      <div role="status" className="p-pad-result">
        {hasFailed ? (
          <p className="p-bad">
            <Icon name="warning" />
            <span>{t("pad.failed")}</span>
          </p>
        ) : found ? (
          <PadResult found={found} ruleId={id} />
        ) : (
          <Loading label={t("pad.waiting")} />
        )}
      </div>
    </section>
  );
}

/** States in which the writer sees nothing of a finding. */
const isUnseen = (mode: RuleMode | undefined): mode is "off" | "monitor" => mode === "off" || mode === "monitor";

function PadResult({ found, ruleId }: { found: PadReport & { body: string }; ruleId: string | undefined }) {
  const t = useTexts(policyTexts);
  const { modes } = useDraftContext().draft.content.terms;
  const { decision } = found.report;
  // What is off finds nothing; only the rule at hand is tried all the same.
  const findings = found.report.findings.filter((one) => modes[one.ruleId] !== "off" || one.ruleId === ruleId);
  const unseen = findings.filter((one) => isUnseen(modes[one.ruleId])).length;
  const seen = findings.length - unseen;
  if (findings.length === 0) {
    return (
      <p className="p-good">
        <Icon name="check" />
        <span>{t("pad.clean")}</span>
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{t("pad.findings", { count: seen })}</strong> {t(`pad.decision.${decision}`)}{" "}
        {unseen > 0 && t("pad.unseen", { count: unseen })}
      </p>
      {!found.isCurrent && <p className="quiet">{t("pad.stale")}</p>}
      <MarkedText text={found.body} findings={findings.filter(({ field }) => field === "body")} />
      <ul className="p-findings">
        {findings.map((finding) => (
          <li key={`${finding.ruleId} ${finding.field} ${finding.start} ${finding.end}`}>
            <FindingLine finding={finding} mode={modes[finding.ruleId]} isThis={finding.ruleId === ruleId} />
          </li>
        ))}
      </ul>
    </>
  );
}

type FindingLineProps = { finding: Finding; mode: RuleMode | undefined; isThis: boolean };

function FindingLine({ finding, mode, isThis }: FindingLineProps) {
  const t = useTexts(policyTexts);
  const shared = useSharedTexts();
  return (
    <>
      {isUnseen(mode) ? (
        <span className="p-unseen">
          <Icon name="hidden" />
          <span>{t(`pad.${mode}`)}</span>
        </span>
      ) : (
        <Severity severity={finding.severity} />
      )}{" "}
      {shared("card.quote", { words: finding.excerpt })}
      <span className="line">{finding.message}</span>
      <span className="line quiet">
        {finding.citation.clause || finding.ruleId}
        {isThis && ` · ${t("pad.thisRule")}`}
      </span>
    </>
  );
}
