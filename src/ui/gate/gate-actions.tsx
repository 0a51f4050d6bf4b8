import { onPress } from "../components/press.ts";
import type { Translator } from "../i18n/translator.ts";
import type { GateAction } from "../view-models/actions.ts";
import type { GateView } from "../view-models/gate-view.ts";

type ActionsProps = { view: GateView; act: (action: GateAction) => void; t: Translator };

/** Only what the policy allows. The safe way is filled and first; overruling is plain text. */
export function GateActions({ view, act, t }: ActionsProps) {
  const reasonFrame = view.sendAnyway?.frame;
  return (
    <footer className="gate-foot">
      {reasonFrame && (
        <iframe
          className="frame"
          src={reasonFrame.url}
          title={t("frame.reasonTitle")}
          style={{ height: reasonFrame.heightPx }}
        />
      )}
      <div className="gate-actions">
        <button
          type="button"
          className={view.canSend ? "button" : "button button-filled"}
          data-first=""
          onClick={onPress(() => act({ kind: "back-to-letter" }))}
        >
          {t("gate.back")}
        </button>
        {view.canSend && (
          <button type="button" className="button button-filled" onClick={onPress(() => act({ kind: "send" }))}>
            {t("gate.send")}
          </button>
        )}
        {view.canAskReview && !view.reviewFrame && (
          <button type="button" className="link" onClick={onPress(() => act({ kind: "ask-review" }))}>
            {t("gate.askReview")}
          </button>
        )}
        {view.canWithdraw && (
          <button type="button" className="link" onClick={onPress(() => act({ kind: "withdraw-review" }))}>
            {t("gate.withdraw")}
          </button>
        )}
        {view.sendAnyway && !reasonFrame && (
          <button type="button" className="link" onClick={onPress(() => act({ kind: "ask-reason" }))}>
            {t("gate.sendAnyway")}
          </button>
        )}
      </div>
    </footer>
  );
}
