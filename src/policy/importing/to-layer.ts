import type { Severity } from "../../model/categories.ts";
import type { Proposal } from "../../model/importing.ts";
import type { LayerSource } from "../../model/layers.ts";
import type { HandbookNotes } from "../../model/policy.ts";

export type ConfirmedInfo = {
  id: string;
  handbook: string;
  title: { en: string; zh: string };
  /** What of the handbook no rule shows. */
  notes?: HandbookNotes;
};

type Added = NonNullable<LayerSource["add"]>;
type AddedRule = NonNullable<Added["rules"]>[number];

/**
 * A proposal as a person confirmed it. `number` keeps its id the same whatever else is confirmed; `severity` and `use` (the
 * wording to offer instead) are theirs, not the handbook's.
 */
export type Confirmed = Proposal & { number?: number; severity?: Severity; use?: string };

/**
 * A layer of the proposals that a person confirmed, each citing the sentence it was read from. Prohibitions of conduct
 * need wording that only a person can give: they are left out, and the caller says so.
 */
export function toLayer(confirmed: readonly Confirmed[], { id, handbook, title, notes }: ConfirmedInfo): LayerSource {
  const add: {
    handbooks: NonNullable<Added["handbooks"]>;
    notes: NonNullable<Added["notes"]>;
    rules: AddedRule[];
    templates: NonNullable<Added["templates"]>;
    followUps: NonNullable<Added["followUps"]>;
  } = {
    handbooks: { [handbook]: title },
    notes: notes && (notes.exempt.length > 0 || notes.gaps.length > 0) ? { [handbook]: notes } : {},
    rules: [],
    templates: [],
    followUps: [],
  };
  confirmed.forEach((proposal, at) => {
    const { what, sentence, line, kind, hours = 24, number = at + 1, use } = proposal;
    const clause = `${handbook}-${line}`;
    const own = `${id}-${kind}-${number}`;
    const citation = { handbook, clause, title: { en: sentence, zh: sentence } };
    const words = {
      en: /\p{Script=Han}/u.test(what) ? [] : [plain(what)],
      zh: /\p{Script=Han}/u.test(what) ? [plain(what)] : [],
    };
    const texts = { en: what, zh: what };
    const common = { id: own, citation, title: texts, hits: [`${what}.`], misses: ["Thank you for your letter."] };
    switch (kind) {
      case "phrase-to-avoid":
        add.rules.push({
          ...common,
          category: "banned-phrase",
          severity: proposal.severity ?? "warn",
          ...(use ? { suggestions: [{ lang: /\p{Script=Han}/u.test(use) ? "zh" : "en", text: use }] } : {}),
          message: { en: "The handbook does not want this said.", zh: "手册不允许这样说。" },
          detect: [{ kind: "phrases", ...words }],
        });
        break;
      case "confidential":
        add.rules.push({
          ...common,
          title: { en: `Confidential: ${what}`, zh: `保密：${what}` },
          category: "confidentiality",
          severity: proposal.severity ?? "review",
          severityFor: { inside: "off" },
          message: { en: "The handbook keeps this inside.", zh: "手册规定此内容不得外传。" },
          detect: [{ kind: "phrases", ...words }],
        });
        break;
      case "approval":
        add.rules.push({
          ...common,
          title: { en: `Approval first: ${what}`, zh: `先审批：${what}` },
          category: "review-trigger",
          severity: proposal.severity ?? "review",
          severityFor: { inside: "off" },
          message: { en: "The handbook asks for an approval first.", zh: "手册要求事先审批。" },
          detect: [{ kind: "letter-phrases", ...words, once: true }],
        });
        break;
      case "phrase-to-use":
        add.templates.push({ id: own, kind: "phrase", citation, title: texts, text: texts });
        break;
      case "time-limit":
        add.followUps.push({
          id: own,
          citation,
          title: { en: `Answer in time: ${what}`, zh: `按时${what}` },
          after:
            hours % 24 === 0
              ? { kind: "days", days: hours / 24, ...(proposal.working ? { working: true } : {}) }
              : { kind: "hours", hours },
          en: ["[we|i] (have) received your (letter|mail|question|request|complaint|enquiry)"],
          zh: ["收到您的(来信|邮件|问题|需求|投诉|咨询)"],
          hits: ["We have received your request.", "已收到您的投诉。"],
          misses: ["Thank you for your letter."],
        });
        break;
      case "prohibition":
        break;
    }
  });
  return { format: 1, id, kind: "organisation", version: "1.0.0", add };

  function plain(phrase: string): string {
    // Signs of the notation have no meaning in a handbook's sentence.
    return (
      phrase
        .replace(/[()[\]<>|=^$（）]/g, " ")
        .replace(/\.{2,}|…+/g, " ... ")
        .trim() || title.en
    );
  }
}
