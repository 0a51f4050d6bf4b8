import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { PanelAction, Store } from "../view-models/actions.ts";
import type { PanelView } from "../view-models/panel-view.ts";

export function Panel({ store, t }: { store: Store<PanelView, PanelAction>; t: Translator }) {
  const view = useView(store);
  return <section aria-label={t("panel.name")}>{view.headline}</section>;
}
