import { type KeyboardEvent, useRef } from "react";
import { LiveRegion } from "../components/live-region.tsx";
import { useKeptFocus } from "../components/use-kept-focus.ts";
import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { PanelAction, Store } from "../view-models/actions.ts";
import type { PanelView } from "../view-models/panel-view.ts";
import { Badge } from "./badge.tsx";
import { toBadgeKey, toPanelKey } from "./keys.ts";
import { PanelContent } from "./panel-content.tsx";
import { PanelHead } from "./panel-head.tsx";

/** States with nothing to unfold: a small sign stands there instead of a panel. */
const SIGN_ONLY: ReadonlySet<PanelView["state"]> = new Set(["checking"]);

export function Panel({ store, t }: { store: Store<PanelView, PanelAction>; t: Translator }) {
  const view = useView(store);
  const box = useRef<HTMLElement>(null);
  const wantFocus = useKeptFocus(box);
  const signOnly = SIGN_ONLY.has(view.state) && !view.muted;
  const isAside = view.aside === "shown";
  const small = signOnly || view.folded;
  const badge = isAside ? { ...view.badge, label: `${view.badge.label}. ${t("panel.atSide")}` } : view.badge;

  const { x, y, right, maxHeightPx, widthPx } = view.place;
  const leansRight = small && right !== undefined;

  const act = (action: PanelAction) => {
    if (action.kind === "fold" || action.kind === "unfold" || action.kind === "open-finding") wantFocus();
    store.act(action);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = small ? toBadgeKey(event.nativeEvent) : toPanelKey(event.nativeEvent);
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
      style={{
        left: leansRight ? right : x,
        top: y,
        maxHeight: maxHeightPx,
        width: small ? undefined : widthPx,
        translate: leansRight ? "-100%" : undefined,
      }}
      onKeyDown={onKeyDown}
    >
      {small ? (
        <Badge badge={badge} unfold={signOnly || isAside ? undefined : () => act({ kind: "unfold" })} t={t} />
      ) : (
        <>
          <PanelHead view={view} act={act} t={t} />
          <PanelContent view={view} act={act} t={t} />
        </>
      )}
      <LiveRegion text={view.announcement} />
    </section>
  );
}
