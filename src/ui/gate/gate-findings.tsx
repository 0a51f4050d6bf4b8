import { useId } from "react";
import { Fixes } from "../components/fixes.tsx";
import { SeverityIcon } from "../components/icons.tsx";
import { onPress } from "../components/press.ts";
import { Source } from "../components/source.tsx";
import type { Translator } from "../i18n/translator.ts";
import type { GateAction } from "../view-models/actions.ts";
import type { GateRow, GateView } from "../view-models/gate-view.ts";

type FindingsProps = { view: GateView; act: (action: GateAction) => void; t: Translator };

/** What holds the letter, each with its fix in place. */
export function GateFindings({ view, act, t }: FindingsProps) {
  const titleId = useId();
  return (
    <>
      {view.rows.length > 0 && (
        <section aria-labelledby={titleId}>
          <h3 className="hidden" id={titleId}>
            {t("gate.findings")}
          </h3>
          <ol className="rows">
            {view.rows.map((row) => (
              <Row key={row.id} row={row} act={act} t={t} />
            ))}
          </ol>
        </section>
      )}
      {view.notes.length > 0 && (
        <ul className="notes">
          {view.notes.map((note) => (
            <li key={note.id}>{note.text}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ row, act, t }: { row: GateRow; act: (action: GateAction) => void; t: Translator }) {
  const { words } = row;
  return (
    <li className="row" data-severity={row.severity}>
      <p className="row-head">
        <SeverityIcon severity={row.severity} />
        <span className="row-words">
          <span className="severity-word" data-severity={row.severity}>
            {row.severityWord}
          </span>
          {row.place && <span className="place">{row.place}</span>}
          {words && (
            <button
              type="button"
              className="words"
              aria-label={t("card.show", { words })}
              onClick={onPress(() => act({ kind: "show-in-letter", findingId: row.id }))}
            >
              {t("card.quote", { words })}
            </button>
          )}
        </span>
      </p>
      <div className="row-body">
        <p className="reason">
          {row.reason}
          {row.supervisor && <span className="quiet line">{row.supervisor}</span>}
        </p>
        <Fixes finding={row} filled={false} act={act} t={t} />
        <p className="row-source">
          <Source finding={row} act={act} t={t} />
        </p>
      </div>
    </li>
  );
}
