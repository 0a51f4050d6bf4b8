import ideas from "./packs/ideas/pack.json" with { type: "json" };
import zl from "./packs/zl/pack.json" with { type: "json" };
import zte from "./packs/zte/pack.json" with { type: "json" };

type Pack = {
  handbook: string;
  title: unknown;
  handbooks?: Record<string, unknown>;
  allow: unknown[];
  rules: unknown[];
};

/** The policy that comes with the product, put together from the packs of the handbooks. Untrusted like any other: parse it. */
export function bundledPolicySource(): unknown {
  const packs: Pack[] = [zl, zte, ideas];
  return {
    format: 1,
    id: "countersign",
    version: "0.1.0",
    title: { en: "Countersign's own policy", zh: "Countersign 内置策略" },
    handbooks: Object.fromEntries(
      packs.flatMap((pack) => (pack.handbooks ? Object.entries(pack.handbooks) : [[pack.handbook, pack.title]])),
    ),
    allow: packs.flatMap((pack) => pack.allow),
    rules: packs.flatMap((pack) => pack.rules),
  };
}
