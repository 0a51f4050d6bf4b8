import { type KeyboardEvent, useRef } from "react";
import { LiveRegion } from "../components/live-region.tsx";
import { onPress } from "../components/press.ts";
import { useKeptFocus } from "../components/use-kept-focus.ts";
import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { PanelAction, Store } from "../view-models/actions.ts";
import type { PanelView } from "../view-models/panel-view.ts";
import { Badge } from "./badge.tsx";
import { Card } from "./card.tsx";
import { PanelHead } from "./panel-head.tsx";

/** States with nothing to unfold: a small sign stands there instead of a panel. */
const SIGN_ONLY: ReadonlySet<PanelView["state"]> = new Set(["clean", "checking"]);

export function Panel({ store, t }: { store: Store<PanelView, PanelAction>; t: Translator }) {
  const view = useView(store);
  const box = useRef<HTMLElement>(null);
  const wantFocus = useKeptFocus(box);
  const signOnly = SIGN_ONLY.has(view.state) && !view.muted;
  const small = signOnly || view.folded;

  const act = (action: PanelAction) => {
    if (action.kind === "fold" || action.kind === "unfold" || action.kind === "open-finding") wantFocus();
    store.act(action);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = toAction(event, small);
    if (!action) return;
    event.preventDefault();
    wantFocus();
    store.act(action);
  };

  return (
    <section
      className={small ? "panel panel-small" : "panel"}
      ref={box}
      aria-label={t("panel.name")}
      aria-keyshortcuts="Alt+Shift+C"
      style={{ left: view.place.x, top: view.place.y, maxHeight: view.place.maxHeightPx }}
      onKeyDown={onKeyDown}
    >
      {small ? (
        <Badge badge={view.badge} unfold={signOnly ? undefined : () => act({ kind: "unfold" })} t={t} />
      ) : (
        <OpenPanel view={view} act={act} t={t} />
      )}
      <LiveRegion text={view.announcement} />
    </section>
  );
}

function OpenPanel({ view, act, t }: { view: PanelView; act: (action: PanelAction) => void; t: Translator }) {
  return (
    <>
      <PanelHead view={view} act={act} t={t} />
      {view.detail && <p className="panel-text">{view.detail}</p>}
      {view.notes.length > 0 && (
        <ul className="notes">
          {view.notes.map((note) => (
            <li key={note.id}>{note.text}</li>
          ))}
        </ul>
      )}
      {view.cards.length > 0 && (
        <ol className="cards" aria-label={t("panel.findings")}>
          {view.cards.map((card) => (
            <Card key={card.id} card={card} act={act} t={t} />
          ))}
        </ol>
      )}
      {view.muted && (
        <p className="panel-foot">
          {view.muted}{" "}
          <button type="button" className="link" onClick={onPress(() => act({ kind: "unmute-all" }))}>
            {t("panel.unmute")}
          </button>
        </p>
      )}
    </>
  );
}

/** Enter and Space press the focused button by themselves; a card that is reached has the focus on its first wording. */
function toAction(event: KeyboardEvent, small: boolean): PanelAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") return small ? { kind: "leave" } : { kind: "fold" };
  if (small) return;
  if (event.key === "ArrowDown" || event.key.toLowerCase() === "j") return { kind: "next-finding" };
  if (event.key === "ArrowUp" || event.key.toLowerCase() === "k") return { kind: "previous-finding" };
  return undefined;
}
