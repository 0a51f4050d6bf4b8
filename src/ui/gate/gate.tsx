import type { Translator } from "../i18n/translator.ts";
import { useView } from "../use-store.ts";
import type { GateAction, Store } from "../view-models/actions.ts";
import type { GateView } from "../view-models/gate-view.ts";

export function Gate({ store, t }: { store: Store<GateView, GateAction>; t: Translator }) {
  const view = useView(store);
  return <section aria-label={t("gate.notSent")}>{view.headline}</section>;
}
