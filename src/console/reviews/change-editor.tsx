import { useEffect, useId, useMemo, useRef, useState } from "react";
import { type CanonicalDraft, MASK } from "../../model/exchange/review.ts";
import type { Finding } from "../../model/report.ts";
import { LiveRegion } from "../../ui/components/live-region.tsx";
import type { Review } from "../api/reviews.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { ChangeDialog } from "./change-dialog.tsx";
import { languageOf } from "./changes.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { FindingList } from "./finding-list.tsx";
import { LetterEditor, type LetterEditorHandle } from "./letter-editor.tsx";
import { type Handbooks, placesIn, type ShownFinding, toShownFindings } from "./shown-findings.ts";
import { useReviewsTexts } from "./texts.ts";
import { type AuditState, useAudit } from "./use-audit.ts";
import type { KeptDraft } from "./use-kept.ts";

type ChangeEditorProps = {
  review: Review;
  kept: KeptDraft;
  handbooks: Handbooks;
  onStop(): void;
  onAnswered(): void;
};

const NONE: readonly Finding[] = [];

/** Subject and text to be changed, audited by the writer's own policy as one types. Recipients and files stay. */
export default function ChangeEditor({ review, kept, handbooks, onStop, onAnswered }: ChangeEditorProps) {
  const t = useReviewsTexts();
  const { say } = useAnnouncer();
  const { draft } = review;
  const subject = kept.kept.subject ?? draft.subject;
  const body = kept.kept.body ?? draft.body;
  const changed = useMemo((): CanonicalDraft => ({ ...draft, subject, body }), [draft, subject, body]);
  const audit = useAudit(review.id, changed);
  const editor = useRef<LetterEditorHandle>(null);
  const [asks, setAsks] = useState<"nothing" | "send" | "discard">("nothing");
  const [isNothingSaid, setNothingSaid] = useState(false);
  const [current, setCurrent] = useState<number>();
  const labelId = useId();
  const stateId = useId();
  const isChanged = subject !== draft.subject || body !== draft.body;
  const found = audit.kind === "audited" ? audit.findings : NONE;
  const findings = useMemo(() => {
    const clauses = found.map((one) => ({ ...one, clause: `${one.citation.handbook} ${one.citation.clause}`.trim() }));
    return toShownFindings(clauses, changed, { ...handbooks, ...audit.handbooks });
  }, [found, changed, handbooks, audit.handbooks]);
  const places = useMemo(() => placesIn(findings, "body"), [findings]);
  const state = toStateWords(audit, findings.length, t);

  const wasKept = useRef(isChanged);
  useEffect(() => {
    editor.current?.focus();
    if (wasKept.current) say(t("kept.restored"));
  }, [say, t]);
  const show = (number: number) => {
    setCurrent(number);
    const finding = findings.find((one) => one.number === number);
    if (finding?.field === "body") editor.current?.select(finding.start, finding.end);
  };

  return (
    <section className="r-change" aria-labelledby={labelId}>
      <h3 id={labelId}>{t("change.title")}</h3>
      <p className="quiet">{t("change.lead")}</p>
      <div className="r-columns">
        <div className="r-paper">
          <Field label={t("change.subject")}>
            {(control) => (
              <input
                {...control}
                type="text"
                maxLength={2000}
                value={subject}
                lang={languageOf(subject)}
                onChange={(event) => kept.keep({ subject: event.target.value })}
              />
            )}
          </Field>
          <div className="c-field">
            <span className="r-label" id={`${labelId}-body`}>
              {t("change.body")}
            </span>
            <LetterEditor
              ref={editor}
              value={body}
              places={places}
              labelledBy={`${labelId}-body`}
              describedBy={stateId}
              lang={languageOf(draft.body)}
              // What masks are made of would be taken for one.
              onChange={(text) => kept.keep({ body: text.replaceAll(MASK, "") })}
            />
          </div>
          <p className="r-audit" id={stateId} data-state={audit.kind}>
            {state}
          </p>
          <LiveRegion text={state} />
        </div>
        <FindingList
          findings={findings}
          current={current}
          onSelect={setCurrent}
          none={audit.kind === "audited" ? t("findings.noneNow") : state}
          actionsOf={(finding) => (
            <div className="c-actions r-fixes">
              {fixesOf(found, finding).map(({ start, end, text }) => (
                <Button key={text} onClick={() => editor.current?.replace(start, end, text)}>
                  {t("findings.use", { text })}
                </Button>
              ))}
              {finding.field === "body" && (
                <Button look="plain" onClick={() => show(finding.number)}>
                  {t("findings.at", { index: finding.number, total: findings.length })}
                </Button>
              )}
            </div>
          )}
        />
      </div>
      <section className="r-bar" aria-label={t("bar.name")}>
        <Button look="filled" onClick={() => (isChanged ? setAsks("send") : setNothingSaid(true))}>
          {t("change.review")}
        </Button>
        <Button look="plain" onClick={() => (isChanged ? setAsks("discard") : stop())}>
          {t("change.cancel")}
        </Button>
        {isNothingSaid && !isChanged && <p role="alert">{t("change.nothing")}</p>}
      </section>
      {asks === "send" && (
        <ChangeDialog
          review={review}
          kept={kept}
          changed={changed}
          findings={findings}
          onClose={() => setAsks("nothing")}
          onAnswered={onAnswered}
        />
      )}
      {asks === "discard" && (
        <DiscardDialog name={review.writer.name} onClose={() => setAsks("nothing")} onDiscard={stop} />
      )}
    </section>
  );

  function stop(): void {
    kept.keep({ subject: undefined, body: undefined });
    onStop();
  }
}

function toStateWords(audit: AuditState, count: number, t: ReturnType<typeof useReviewsTexts>): string {
  if (audit.kind === "loading") return t("audit.loading");
  if (audit.kind === "failed") return t("audit.failed");
  if (!audit.isCurrent) return t("audit.checking");
  return count === 0 ? t("audit.clean") : t("audit.found", { count });
}

/** Approved wording that needs nothing filled in, for a finding in the text. */
function fixesOf(found: readonly Finding[], { field, start, end, message }: ShownFinding) {
  if (field !== "body") return [];
  const finding = found.find(
    (one) => one.field === field && one.start === start && one.end === end && one.message === message,
  );
  return (finding?.suggestions ?? []).flatMap(({ kind, text, replaces, slots }) =>
    kind === "replace" && replaces && slots.length === 0 ? [{ ...replaces, text }] : [],
  );
}
