import { useEffect, useRef } from "react";
import { LiveRegion } from "../components/live-region.tsx";
import { onPress } from "../components/press.ts";
import { useKeptFocus } from "../components/use-kept-focus.ts";
import type { Translator } from "../i18n/translator.ts";
import { BadgeSign } from "../panel/badge.tsx";
import { toPanelKey } from "../panel/keys.ts";
import { PanelContent } from "../panel/panel-content.tsx";
import { PanelTitle } from "../panel/panel-head.tsx";
import { useView } from "../use-store.ts";
import type { PanelAction, SidePanelAction, Store } from "../view-models/actions.ts";
import type { SidePanelView } from "../view-models/side-panel-view.ts";

type SidePanelProps = { store: Store<SidePanelView, SidePanelAction>; t: Translator };

/** The browser's side panel: the same panel, for the letter in the tab beside it. */
export function SidePanel({ store, t }: SidePanelProps) {
  const view = useView(store);
  const box = useRef<HTMLElement>(null);
  const wantFocus = useKeptFocus(box);

  const act = (action: PanelAction) => {
    if (action.kind === "open-finding") wantFocus();
    store.act(action);
  };
  // The whole page is the panel: keys count as well while nothing in it has the focus, as when one has just come here.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = view.kind === "letter" ? toPanelKey(event) : undefined;
      if (!action) return;
      event.preventDefault();
      // There is nothing to fold: Escape leads back to the letter.
      if (action.kind === "fold") return store.act({ kind: "leave" });
      wantFocus();
      store.act(action);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  return (
    <main className="panel side-panel" ref={box} aria-label={t("panel.name")}>
      <h1 className="hidden">{t("panel.name")}</h1>
      {view.kind === "letter" ? (
        <>
          <header className="panel-head">
            <PanelTitle view={view.panel} t={t} />
          </header>
          {view.panel.tabs ? (
            <PanelContent view={view.panel} act={act} t={t} />
          ) : (
            <div className="side-content">
              <PanelContent view={view.panel} act={act} t={t} />
            </div>
          )}
        </>
      ) : (
        <Idle view={view} store={store} />
      )}
      <LiveRegion text={view.kind === "letter" ? view.panel.announcement : view.headline} />
    </main>
  );
}

type IdleProps = { view: Extract<SidePanelView, { kind: "idle" }>; store: SidePanelProps["store"] };

/** No letter to show, and why. */
function Idle({ view, store }: IdleProps) {
  return (
    <section className="side-idle" data-kind={view.sign}>
      <BadgeSign kind={view.sign} />
      <div>
        <h2>{view.headline}</h2>
        {view.detail && <p>{view.detail}</p>}
        {view.watchSite && (
          <button type="button" className="button" onClick={onPress(() => store.act({ kind: "watch-site" }))}>
            {view.watchSite}
          </button>
        )}
      </div>
    </section>
  );
}
