import { addressIn } from "./dom.ts";
import type { Recipients } from "./reading.ts";

/**
 * Remembers which address a name stood for while a field showed both: some pages fold their recipients to names when the
 * focus leaves them. A name that stood for two addresses stands for none.
 */
export function createMemory(): (
  root: HTMLElement,
  field: "to" | "cc" | "bcc",
  common: Recipients | undefined,
) => Recipients | undefined {
  const known = new WeakMap<HTMLElement, Map<string, string | undefined>>();
  return (root, _field, common) => {
    if (!common) return undefined;
    const names = known.get(root) ?? new Map<string, string | undefined>();
    known.set(root, names);
    for (const one of common.list) {
      const address = addressIn(one);
      const name = one.replace(/<[^<>]*>\s*$/, "").trim();
      if (!address || !name || name === address) continue;
      const before = names.has(name) ? names.get(name) : address;
      names.set(name, before === address ? address : undefined);
    }
    const list = common.list.map((one) => {
      const address = addressIn(one) ? undefined : names.get(one);
      return address ? `${one} <${address}>` : one;
    });
    // A folded line may leave people out ("and 3 more"): only names that all are known make a full list.
    const complete = common.complete || (list.length > 0 && list.every((one) => addressIn(one) !== undefined));
    return { list, complete };
  };
}
