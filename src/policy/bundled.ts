import advertising from "./packs/advertising/pack.json" with { type: "json" };
import promises from "./packs/promises/pack.json" with { type: "json" };
import reviews from "./packs/reviews/pack.json" with { type: "json" };
import zl from "./packs/zl/pack.json" with { type: "json" };
import zte from "./packs/zte/pack.json" with { type: "json" };

type Pack = { handbook: string; title: unknown; allow: unknown[]; rules: unknown[] };
/** Rules on one matter, drawn from several handbooks. */
type TopicPack = { handbooks: object; classes?: object; importance?: unknown; allow: unknown[]; rules: unknown[] };

/** The policy that comes with the product, put together from the packs of the handbooks. Untrusted like any other: parse it. */
export function bundledPolicySource(): unknown {
  const packs: Pack[] = [zl, zte];
  const topics: TopicPack[] = [promises, advertising, reviews];
  return {
    format: 1,
    id: "countersign",
    version: "0.1.0",
    title: { en: "Countersign's own policy", zh: "Countersign 内置策略" },
    handbooks: {
      ...Object.assign({}, ...topics.map((pack) => pack.handbooks)),
      ...Object.fromEntries(packs.map((pack) => [pack.handbook, pack.title])),
    },
    classes: Object.assign({}, ...topics.map((pack) => pack.classes)),
    importance: reviews.importance,
    allow: [...packs, ...topics].flatMap((pack) => pack.allow),
    rules: [...packs, ...topics].flatMap((pack) => pack.rules),
  };
}
