import { useSyncExternalStore } from "react";
import type { Store } from "./view-models/actions.ts";

/** The store's view, current on every change. */
export function useView<View, Action>(store: Store<View, Action>): View {
  return useSyncExternalStore(store.subscribe, store.get);
}
