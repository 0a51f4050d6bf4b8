import type { Store } from "../ui/index.ts";

/** A store whose view is set from outside; equal views are not told. */
export function createStore<View, Action>(
  first: View,
  act: (action: Action) => void,
): Store<View, Action> & { set(view: View): void } {
  let view = first;
  let key = JSON.stringify(first);
  const listeners = new Set<() => void>();
  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act,
    set(next) {
      const nextKey = JSON.stringify(next);
      if (nextKey === key) return;
      view = next;
      key = nextKey;
      for (const listener of listeners) listener();
    },
  };
}
