import { SEVERITIES, type Severity } from "../../model/categories.ts";
import { type ImportEntry, type ImportSession, PROPOSAL_KINDS, type ProposalKind } from "../../model/importing.ts";
import { canAccept, type ImportAction } from "../view-models/import-session.ts";
import { useParts } from "./parts.ts";

type ProposalCardProps = { session: ImportSession; entry: ImportEntry; dispatch(action: ImportAction): void };

const AROUND = 2;

/** One proposal: the sentence as it stands in the text, what was understood, and what a person makes of it. */
export function ProposalCard({ session, entry, dispatch }: ProposalCardProps) {
  const { Button, Field, t, singleKeys, severityWord } = useParts();
  const byKey = (shortcut: string) => (singleKeys ? { shortcut } : {});
  const { number, read, verdict, kind, what, hours, severity, use } = entry;
  const change = (to: Extract<ImportAction, { type: "change" }>["to"]) => dispatch({ type: "change", number, to });
  const hasSeverity = kind === "phrase-to-avoid" || kind === "confidential" || kind === "approval";
  const lines = session.text.replace(/\r\n?/g, "\n").split("\n");
  const around = (from: number, to: number) => lines.slice(Math.max(0, from), to).filter((line) => line.trim() !== "");
  return (
    <section className="import-card" aria-labelledby="i-proposal">
      <h2 id="i-proposal" tabIndex={-1}>
        {t("card.number", { number, total: session.entries.length })}
      </h2>
      <p className="quiet">
        {t(`verdict.${verdict}`)} · {t("card.line", { line: read.line })} ·{" "}
        {t("card.sureness", { percent: Math.round(read.sureness * 100) })}
      </p>
      <figure className="import-sentence">
        <figcaption className="hidden">{t("card.context")}</figcaption>
        {around(read.line - 1 - AROUND, read.line - 1).map((line) => (
          <p key={line} className="quiet">
            {line}
          </p>
        ))}
        <blockquote>{read.sentence}</blockquote>
        {around(read.line, read.line + AROUND).map((line) => (
          <p key={line} className="quiet">
            {line}
          </p>
        ))}
      </figure>
      <div className="import-row">
        <Field label={t("card.kind")}>
          {(control) => (
            <select
              {...control}
              value={kind}
              onChange={(event) => change({ kind: event.target.value as ProposalKind })}
            >
              {PROPOSAL_KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {hasSeverity && (
          <Field label={t("card.severity")}>
            {(control) => (
              <select
                {...control}
                value={severity ?? ""}
                onChange={({ target: { value } }) =>
                  change({ severity: value === "" ? undefined : (value as Severity) })
                }
              >
                <option value="">{t("card.severity.usual")}</option>
                {SEVERITIES.map((one) => (
                  <option key={one} value={one}>
                    {severityWord(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <Field label={t(`card.what.${kind}`)} hint={kind === "prohibition" ? t("card.prohibition") : undefined}>
        {(control) => (
          <textarea {...control} rows={2} value={what} onChange={(event) => change({ what: event.target.value })} />
        )}
      </Field>
      {kind === "phrase-to-avoid" && (
        <Field label={t("card.use")} hint={t("card.useHint")}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={use ?? ""}
              onChange={(event) => change({ use: event.target.value })}
            />
          )}
        </Field>
      )}
      {kind === "time-limit" && (
        <Field label={t("card.hours")}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={0.25}
              step="any"
              className="import-short"
              value={hours ?? 24}
              onChange={(event) => {
                const asked = Number(event.target.value);
                if (asked > 0) change({ hours: asked });
              }}
            />
          )}
        </Field>
      )}
      <div className="import-actions">
        <Button
          look="filled"
          {...byKey("Enter")}
          aria-disabled={!canAccept(entry)}
          onClick={() => dispatch({ type: "decide", number, verdict: "accepted" })}
        >
          {t("accept")}
        </Button>
        <Button {...byKey("X")} onClick={() => dispatch({ type: "decide", number, verdict: "left-out" })}>
          {t("leave")}
        </Button>
        <Button look="plain" {...byKey("K")} onClick={() => dispatch({ type: "step", by: -1 })}>
          {t("previous")}
        </Button>
        <Button look="plain" {...byKey("J")} onClick={() => dispatch({ type: "step", by: 1 })}>
          {t("next")}
        </Button>
      </div>
    </section>
  );
}
