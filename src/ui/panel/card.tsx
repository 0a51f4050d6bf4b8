import { Fixes } from "../components/fixes.tsx";
import { Frame } from "../components/frame.tsx";
import { SeverityIcon } from "../components/icons.tsx";
import { onPress } from "../components/press.ts";
import { Source } from "../components/source.tsx";
import type { Translator } from "../i18n/translator.ts";
import type { PanelAction } from "../view-models/actions.ts";
import type { CardView } from "../view-models/panel-view.ts";

type CardProps = { card: CardView; act: (action: PanelAction) => void; t: Translator };

/** One finding: a single line until it is reached, then the fix first. */
export function Card({ card, act, t }: CardProps) {
  return (
    <li className="card" data-severity={card.severity} data-open={card.open ? "" : undefined}>
      <CardHead card={card} act={act} t={t} />
      {card.open && (
        <div className="card-body">
          <Fixes finding={card} filled act={act} t={t} />
          <p className="reason">{card.reason}</p>
          {card.reporting && (
            <Frame url={card.reporting.url} title={t("wrongHit.title")} heightPx={card.reporting.heightPx} />
          )}
          <CardFoot card={card} act={act} t={t} />
        </div>
      )}
    </li>
  );
}

function CardHead({ card, act, t }: CardProps) {
  const { words, reason } = card;
  const press = () => act({ kind: card.open ? "show-in-letter" : "open-finding", findingId: card.id });
  const name = `${card.severityWord}: ${[card.place, words ? t("card.quote", { words }) : reason].filter(Boolean).join(" ")}`;
  return (
    <h3>
      <button
        type="button"
        className="card-head"
        aria-label={card.open && words && !card.place ? `${card.severityWord}: ${t("card.show", { words })}` : name}
        aria-expanded={card.open ? undefined : false}
        // Without a wording to use, the head is what is pressed first.
        data-first={card.open && card.fixes.length === 0 ? "" : undefined}
        onClick={onPress(press)}
      >
        <SeverityIcon severity={card.severity} />
        <span className="card-words">
          {card.place && <span className="place">{card.place}</span>}
          {words ? t("card.quote", { words }) : reason}
        </span>
      </button>
    </h3>
  );
}

function CardFoot({ card, act, t }: CardProps) {
  const { words } = card;
  return (
    <div className="card-foot">
      <Source finding={card} act={act} t={t} />
      <span className="card-links">
        {card.canMute && (
          <button
            type="button"
            className="link"
            aria-label={t("card.muteName", { words })}
            onClick={onPress(() => act({ kind: "mute", findingId: card.id }))}
          >
            {t("card.mute")}
          </button>
        )}
        {card.reported ? (
          <span className="done">{t(card.reported === "heard" ? "card.reported" : "wrongHit.nobody")}</span>
        ) : (
          <button
            type="button"
            className="link"
            aria-label={t("card.wrongHitName", { words })}
            aria-expanded={card.reporting !== undefined}
            onClick={onPress(() => act({ kind: "report-wrong-hit", findingId: card.id }))}
          >
            {t("card.wrongHit")}
          </button>
        )}
      </span>
    </div>
  );
}
