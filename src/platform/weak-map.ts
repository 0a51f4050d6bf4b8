/** A map of things of a page that can be gone through, and keeps none of them: a page may make a frame for each letter. */
export type WalkedWeakMap<K extends object, V> = {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  /** Of every key that is still there. */
  values(): V[];
  clear(): void;
};

export function createWalkedWeakMap<K extends object, V>(): WalkedWeakMap<K, V> {
  let map = new WeakMap<K, V>();
  const keys = new Set<WeakRef<K>>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      for (const known of keys) if (!known.deref()) keys.delete(known);
      if (!map.has(key)) keys.add(new WeakRef(key));
      map.set(key, value);
    },
    values: () =>
      [...keys].flatMap((known) => {
        const key = known.deref();
        const value = key && map.get(key);
        return value === undefined ? [] : [value];
      }),
    clear() {
      keys.clear();
      map = new WeakMap();
    },
  };
}
