import { onPress } from "../components/press.ts";
import type { Translator } from "../i18n/translator.ts";
import type { GateAction } from "../view-models/actions.ts";
import type { GateView } from "../view-models/gate-view.ts";

/** Fax numbers that nobody has in a book: each is typed once more, in a frame that the page can't see into. */
export function Retype({ view, act, t }: { view: GateView; act: (action: GateAction) => void; t: Translator }) {
  const { retype } = view;
  if (!retype) return null;
  return (
    <section className="retype" aria-label={t("retype.title")}>
      <p>{retype.text}</p>
      <ul>
        {retype.numbers.map(({ number, masked, frame }) => (
          <li key={number}>
            {frame ? (
              // Another errand is another frame: a new address that differs in its last part alone loads nothing.
              <iframe
                key={frame.url}
                className="frame"
                src={frame.url}
                title={t("retype.title")}
                style={{ height: frame.heightPx }}
              />
            ) : (
              <>
                <strong>{masked}</strong>{" "}
                <button
                  type="button"
                  className="button"
                  aria-label={t("retype.buttonName", { number: masked })}
                  onClick={onPress(() => act({ kind: "retype", number }))}
                >
                  {t("retype.button")}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
