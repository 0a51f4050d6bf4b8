import advertising from "./packs/advertising/pack.json" with { type: "json" };
import dcLetters from "./packs/dc/letters.json" with { type: "json" };
import fseLetters from "./packs/fse/letters.json" with { type: "json" };
import gwLetters from "./packs/gw/letters.json" with { type: "json" };
import hkPrivacy from "./packs/hk/privacy.json" with { type: "json" };
import ideas from "./packs/ideas/pack.json" with { type: "json" };
import oscLetters from "./packs/osc/letters.json" with { type: "json" };
import promises from "./packs/promises/pack.json" with { type: "json" };
import qsrLetters from "./packs/qsr/letters.json" with { type: "json" };
import reviews from "./packs/reviews/pack.json" with { type: "json" };
import rwLetters from "./packs/rw/letters.json" with { type: "json" };
import sdLetters from "./packs/sd/letters.json" with { type: "json" };
import sdmPrivacy from "./packs/sdm/privacy.json" with { type: "json" };
import secLetters from "./packs/sec/letters.json" with { type: "json" };
import secPrivacy from "./packs/sec/privacy.json" with { type: "json" };
import supConfidentiality from "./packs/sup/confidentiality.json" with { type: "json" };
import telLetters from "./packs/tel/letters.json" with { type: "json" };
import telPrivacy from "./packs/tel/privacy.json" with { type: "json" };
import tssLetters from "./packs/tss/letters.json" with { type: "json" };
import twLetters from "./packs/tw/letters.json" with { type: "json" };
import v10Privacy from "./packs/v10/privacy.json" with { type: "json" };
import zlConfidentiality from "./packs/zl/confidentiality.json" with { type: "json" };
import zlLetters from "./packs/zl/letters.json" with { type: "json" };
import zl from "./packs/zl/pack.json" with { type: "json" };
import zteConfidentiality from "./packs/zte/confidentiality.json" with { type: "json" };
import zteLetters from "./packs/zte/letters.json" with { type: "json" };
import zte from "./packs/zte/pack.json" with { type: "json" };

/** Rules of one handbook. */
type Pack = { handbook: string; title: unknown; classes?: object; allow: unknown[]; rules: unknown[] };
/** Rules on one matter, drawn from several handbooks. */
type TopicPack = { handbooks: object; classes?: object; importance?: unknown; allow: unknown[]; rules: unknown[] };

/** The policy that comes with the product, put together from the packs. Untrusted like any other: parse it. */
export function bundledPolicySource(): unknown {
  const packs: Pack[] = [
    zl,
    zlConfidentiality,
    zlLetters,
    zte,
    zteConfidentiality,
    zteLetters,
    gwLetters,
    dcLetters,
    fseLetters,
    oscLetters,
    qsrLetters,
    rwLetters,
    sdLetters,
    secLetters,
    secPrivacy,
    telLetters,
    telPrivacy,
    tssLetters,
    twLetters,
    v10Privacy,
    supConfidentiality,
    hkPrivacy,
    sdmPrivacy,
  ];
  const topics: TopicPack[] = [promises, advertising, reviews, ideas];
  return {
    format: 1,
    id: "countersign",
    version: "0.1.0",
    title: { en: "Countersign's own policy", zh: "Countersign 内置策略" },
    handbooks: {
      ...Object.assign({}, ...topics.map((pack) => pack.handbooks)),
      ...Object.fromEntries(packs.map((pack) => [pack.handbook, pack.title])),
    },
    classes: Object.assign({}, ...[...packs, ...topics].map((pack) => pack.classes ?? {})),
    importance: reviews.importance,
    allow: [...packs, ...topics].flatMap((pack) => pack.allow),
    rules: [...packs, ...topics].flatMap((pack) => pack.rules),
  };
}
