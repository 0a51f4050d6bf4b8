import { Fragment, useId } from "react";
import type { Translator } from "../i18n/translator.ts";
import type { GateView } from "../view-models/gate-view.ts";
import type { RecipientLine } from "../view-models/recipients.ts";

/** Who gets the letter, in plain words. */
export function Recipients({ view, t }: { view: GateView; t: Translator }) {
  const titleId = useId();
  return (
    <section className="recipients" aria-labelledby={titleId}>
      <h3 className="hidden" id={titleId}>
        {t("gate.recipients")}
      </h3>
      <Lines lines={view.recipients} />
      {view.moreLabel && (
        <details>
          <summary>{view.moreLabel}</summary>
          <Lines lines={view.moreRecipients} />
        </details>
      )}
      {view.recipientsNote && <p className="quiet">{view.recipientsNote}</p>}
    </section>
  );
}

function Lines({ lines }: { lines: readonly RecipientLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={`${line.field} ${line.address ?? line.who}`}>
          <span className="field-label">{line.fieldLabel}</span>{" "}
          <span>
            <strong>{line.who}</strong>
            {line.address && <span className="address"> {line.address}</span>}
            {line.details.map((detail) => (
              <Fragment key={detail}>
                {" "}
                <span className="fact">{detail}</span>
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
