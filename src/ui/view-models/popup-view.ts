import type { Refusal } from "../../model/exchange/bundle.ts";
import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";
import { type AnswerState, toAnswerNotice } from "./answer-view.ts";
import type { BadgeKind } from "./badge-view.ts";
import type { Doubt, PagePart } from "./facts.ts";

/** What is known of the tab that the popup was opened on. */
export type TabState =
  | { kind: "protected"; letters: number; privateAccount?: string }
  | { kind: "partly"; letters: number; uncovered: readonly PagePart[]; privateAccount?: string }
  /** `site`: name of a site that the user can have watched. `reload`: it is watched, and this page is not, as yet. */
  | { kind: "not-protected"; site?: string; reload?: boolean }
  | { kind: "cannot-check"; reason: Doubt; held: boolean }
  | { kind: "not-watched"; account: string };

/** Whose domains count as inside, and who said so. */
export type CompanyFacts =
  | { kind: "assumed"; domains: readonly string[] }
  | { kind: "own"; domains: readonly string[] }
  | { kind: "managed"; domains: readonly string[] };

export type PopupInput = {
  tab: TabState;
  company: CompanyFacts;
  policy?: { title: string; version: string; publishedAt?: Date };
  /** Newer rules were not taken. */
  refusal?: Refusal | undefined;
  /** Reviews that were asked for and clocks of sent letters. */
  office?: { waiting: number; due: number; open: number };
  /** Answers to letters that the writer asked about and has not seen. */
  answers?: readonly { id: string; state: AnswerState; by?: string | undefined; subject: string }[];
  /** Address of the organisation's hub; absent while there is none. */
  console?: string;
  /** The tab shows a page on which parts of a letter may be pointed out. */
  canPoint?: boolean;
  /** The browser has a side panel. */
  canAside?: boolean;
  now: Date;
};

export type PopupView = {
  sign: BadgeKind;
  headline: string;
  detail?: string;
  letters?: string;
  /** Label of the button that has this site watched from now on. */
  watchSite?: string;
  company: { kind: "form"; domains: string; assumed?: string } | { kind: "managed"; text: string };
  policy?: string;
  policyAge?: string;
  /** Why newer rules were not taken. */
  refusal?: string;
  /** What waits and what is due, in words; the first matters most. */
  office: { kind: "waiting" | "due" | "open"; text: string }[];
  /** Answers that have not been seen: which, and to which letter. */
  answers: { id: string; text: string; detail: string; letter: string }[];
  console?: string;
  canPoint: boolean;
  canAside: boolean;
};

export function toPopupView(input: PopupInput, t: Translator): PopupView {
  const { tab, company, policy, now, office = { waiting: 0, due: 0, open: 0 } } = input;
  const kinds = (["due", "waiting", "open"] as const).filter((kind) => office[kind] > 0);
  return {
    ...toTabWords(tab, t),
    company: toCompany(company, t),
    ...(policy ? { policy: t("popup.policy", { title: policy.title, version: policy.version }) } : {}),
    ...(policy?.publishedAt ? { policyAge: t("popup.policyAge", { when: t.ago(policy.publishedAt, now) }) } : {}),
    ...(input.refusal ? { refusal: t("popup.refused", { why: t(`refusal.${input.refusal}`) }) } : {}),
    office: kinds.map((kind) => ({ kind, text: t(`popup.${kind}`, { count: office[kind] }) })),
    answers: (input.answers ?? []).map(({ id, state, by, subject }) => {
      const { title, message } = toAnswerNotice(state, by, t);
      return { id, text: title, detail: message, letter: subject || t("popup.noSubject") };
    }),
    ...(input.console ? { console: input.console } : {}),
    canPoint: input.canPoint ?? false,
    canAside: input.canAside ?? false,
  };
}

export type TabWords = Pick<PopupView, "sign" | "headline" | "detail" | "letters" | "watchSite">;

/** Pure: how far a tab is watched, in words. */
export function toTabWords(tab: TabState, t: Translator): TabWords {
  switch (tab.kind) {
    case "protected":
      return {
        sign: "protected",
        headline: t("popup.protected"),
        detail: withAccount(t("popup.protectedDetail"), tab.privateAccount, t),
        ...toLetters(tab.letters, t),
      };
    case "partly": {
      const parts = t.facts(tab.uncovered.map((part) => t(`part.${part}`)));
      return {
        sign: "partly",
        headline: t("popup.partly"),
        detail: withAccount(t("popup.uncovered", { parts }), tab.privateAccount, t),
        ...toLetters(tab.letters, t),
      };
    }
    case "not-protected":
      return {
        sign: "not-watched",
        headline: t("popup.notProtected"),
        detail: t(tab.reload ? "popup.notProtectedReload" : "popup.notProtectedDetail"),
        ...(tab.site ? { watchSite: t("popup.watchSite", { site: tab.site }) } : {}),
      };
    case "cannot-check": {
      const sentences = [t(`reason.${tab.reason}`), t(tab.held ? "reason.held" : "reason.notHeld")];
      return {
        sign: "cannot-check",
        headline: t("popup.cannotCheck"),
        detail: sentences.join(ruleLanguageOf(t.language) === "zh" ? "" : " "),
      };
    }
    case "not-watched":
      return {
        sign: "not-watched",
        headline: t("popup.notWatched"),
        detail: t("popup.notWatchedDetail", { account: tab.account }),
      };
  }
}

/** Whoever writes from a private account that the policy has checked too is told so. */
function withAccount(detail: string, account: string | undefined, t: Translator): string {
  if (account === undefined) return detail;
  return [detail, t("note.private", { account })].join(ruleLanguageOf(t.language) === "zh" ? "" : " ");
}

function toLetters(count: number, t: Translator): { letters?: string } {
  return count > 0 ? { letters: t("popup.letters", { count }) } : {};
}

function toCompany(company: CompanyFacts, t: Translator): PopupView["company"] {
  const { kind, domains } = company;
  if (kind === "managed") return { kind, text: t("popup.domainsManaged", { domains: t.facts(domains) }) };
  if (kind === "own") return { kind: "form", domains: domains.join("\n") };
  const assumed =
    domains.length > 0 ? t("popup.domainsAssumed", { domains: t.facts(domains) }) : t("popup.domainsUnset");
  return { kind: "form", domains: "", assumed };
}

export type DomainsCheck = { kind: "ok"; domains: string[] } | { kind: "wrong"; message: string };

const DOMAIN = /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}$/u;

/**
 * Reads domains as people type them: by lines, commas or blanks, with or without `@` or a whole address.
 * @param isPublic says whether a domain is a public mail service, which is nobody's company
 */
export function parseDomains(text: string, isPublic: (domain: string) => boolean, t: Translator): DomainsCheck {
  const domains = [
    ...new Set(
      text
        .split(/[\s,;，；、]+/)
        .map(toDomain)
        .filter(Boolean),
    ),
  ];
  if (domains.length === 0) return { kind: "wrong", message: t("popup.domainsEmpty") };
  for (const domain of domains) {
    if (!DOMAIN.test(domain)) return { kind: "wrong", message: t("popup.domainsInvalid", { domain }) };
    if (isPublic(domain)) return { kind: "wrong", message: t("popup.domainsPublic", { domain }) };
  }
  return { kind: "ok", domains };
}

function toDomain(entry: string): string {
  return entry
    .slice(entry.lastIndexOf("@") + 1)
    .replace(/^(https?:\/\/)?(www\.)?/, "")
    .replace(/[/.]+$/, "")
    .toLowerCase();
}
