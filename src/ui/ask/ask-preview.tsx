import { useEffect, useRef } from "react";
import type { Shown } from "../../review/mask.ts";
import type { Translator } from "../i18n/translator.ts";
import type { AskDesk } from "./ask-page.tsx";

type AskPreviewProps = {
  shown: Shown;
  note: string;
  desk: AskDesk;
  now: Date;
  failed: boolean;
  onSend: () => void;
  onBack: () => void;
  t: Translator;
};

/** The request as it goes out: readers, letter, findings, note; who gets it and by when an answer is due. */
export function AskPreview({ shown, note, desk, now, failed, onSend, onBack, t }: AskPreviewProps) {
  const { draft, findings, masked } = shown;
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => send.current?.focus(), []);
  const head = [
    ["field.from", [draft.from]],
    ["field.to", draft.to],
    ["field.cc", draft.cc],
    ["field.bcc", draft.bcc],
    ["field.subject", [draft.subject]],
    ["field.attachments", draft.attachments.map(({ name }) => name)],
  ] as const;
  const reviewer = desk.reviewers.length > 0 ? t.list(desk.reviewers) : t("gate.aSupervisor");
  const due = { reviewer, time: t.moment(new Date(desk.dueAt), now) };
  return (
    <>
      <p className="label">{t("ask.previewTitle")}</p>
      <div className="ask-letter">
        <dl className="ask-head">
          {head.map(
            ([key, values]) =>
              values.some((value) => value !== "") && (
                <div key={key} style={{ display: "contents" }}>
                  <dt>{t(key)}</dt>
                  <dd>{t.facts(values)}</dd>
                </div>
              ),
          )}
        </dl>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter is scrolled by keys */}
        <p className="ask-text" tabIndex={0}>
          {draft.body}
        </p>
      </div>
      {masked > 0 && <p className="field-hint">{t("ask.maskedDetail", { count: masked })}</p>}
      {findings.length > 0 && (
        <ul className="ask-findings" aria-label={t("panel.findings")}>
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>{finding.message === "" ? t("ask.findingMasked") : finding.message}</li>
          ))}
        </ul>
      )}
      {note !== "" && <p>{t("ask.note", { note })}</p>}
      <p className="field-hint">{t(desk.reached ? "ask.due" : "ask.dueOffline", due)}</p>
      {failed && (
        <p role="alert" className="field-error">
          {t("ask.failed")}
        </p>
      )}
      <div className="frame-actions">
        <button type="button" className="button button-filled" ref={send} onClick={onSend}>
          {t("frame.askReview")}
        </button>
        <button type="button" className="link" onClick={onBack}>
          {t("ask.back")}
        </button>
      </div>
    </>
  );
}
