import type { UiLanguage } from "../../../src/ui/i18n/catalogue.ts";
import type {
  DraftFacts,
  GateInput,
  GateRights,
  GateUi,
  LetterState,
  PanelInput,
  PanelUi,
} from "../../../src/ui/index.ts";
import type { PopupInput } from "../../../src/ui/view-models/popup-view.ts";
import { faxFacts, fileState, filesIn } from "./files.ts";
import { handbooksIn, letters, reportOf } from "./letters.ts";

/** Every state the interface can be in, by name; screenshots, axe and the component tests walk over these. */
export const now = new Date("2026-11-22T16:30:00");
const since = new Date("2026-11-22T14:02:00");
const place = { x: 24, y: 24, maxHeightPx: 640 };
const ui: PanelUi = { folded: false, mutedIds: [], reportedIds: [], place, moved: false };

type PanelCase = { state: LetterState; ui?: Partial<PanelUi>; facts?: Partial<DraftFacts> };

export const panelStates = {
  findings: (language: UiLanguage): PanelCase => ({ state: checked(language) }),
  folded: (language) => ({ state: checked(language), ui: { folded: true } }),
  moved: (language) => ({ state: checked(language), ui: { moved: true, place: { ...place, x: 60, y: 48 } } }),
  filling: (language) => ({ state: checked(language) }),
  reporting: (language) => ({ state: checked(language) }),
  // Windows with little room: a form beside a finding fits into the list, or is taller than it.
  short: (language) => ({ state: checked(language), ui: { place: { ...place, maxHeightPx: 420 } } }),
  low: (language) => ({ state: checked(language), ui: { place: { ...place, maxHeightPx: 240 } } }),
  hints: (language) => ({ state: checkedWith(language, ["info"]) }),
  muted: (language) => ({
    state: checkedWith(language, ["info"]),
    ui: {
      mutedIds: letters[language].findings
        .filter((f) => f.severity === "info")
        .map((f) => `${f.ruleId}|body|${f.excerpt}|0`),
    },
  }),
  clean: (language) => ({ state: checkedWith(language, []), ui: { folded: true } }),
  "clean-open": (language) => ({ state: checkedWith(language, []) }),
  "follow-ups": (language) => ({ state: checkedWith(language, []), ui: { tab: "follow-ups" } }),
  checking: () => ({ state: { kind: "checking" } }),
  "cannot-check": () => ({ state: { kind: "cannot-check", reason: "page-unreadable", held: true } }),
  "cannot-check-folded": () => ({
    state: { kind: "cannot-check", reason: "policy-missing", held: false },
    ui: { folded: true },
  }),
  "not-watched": () => ({ state: { kind: "not-watched", account: "mia.holt@mail.example" } }),
  "not-watched-folded": () => ({
    state: { kind: "not-watched", account: "mia.holt@mail.example" },
    ui: { folded: true },
  }),
  language: () => ({ state: { kind: "checked", report: reportOf([], { unchecked: ["language:de"] }) } }),
  "language-folded": () => ({
    state: { kind: "checked", report: reportOf([], { unchecked: ["language:de"] }) },
    ui: { folded: true },
  }),
  partly: (language) => ({
    state: {
      ...checkedWith(language, ["warn"]),
      report: reportOf(
        letters[language].findings.filter((finding) => finding.severity === "warn"),
        { unchecked: ["file:drawing-4711.dwg"], problems: [{ ruleId: "firm-date", code: "timeout" }] },
      ),
      uncovered: ["schedule"],
    },
  }),
  "files-reading": (language) => ({
    state: fileState(language, "none"),
    facts: { files: filesIn(language, "reading") },
  }),
  "files-reading-folded": (language) => ({
    state: fileState(language, "none"),
    facts: { files: filesIn(language, "reading") },
    ui: { folded: true },
  }),
  "files-unread": (language) => ({ state: fileState(language, "held"), facts: { files: filesIn(language, "unread") } }),
  "files-finding": (language) => ({
    state: fileState(language, "block"),
    facts: { files: filesIn(language, "unread") },
  }),
  waiting: (language) => ({ state: waiting(language) }),
  "waiting-folded": (language) => ({ state: waiting(language), ui: { folded: true } }),
} satisfies Record<string, (language: UiLanguage) => PanelCase>;

export type PanelStateName = keyof typeof panelStates;

export function toPanelInput(name: PanelStateName, language: UiLanguage): PanelInput {
  const { state, ui: changed, facts }: PanelCase = panelStates[name](language);
  return {
    state,
    facts: { ...letters[language].facts, ...facts },
    ui: { ...ui, ...changed },
    now,
    handbooks: handbooksIn(language),
  };
}

type GateCase = {
  state: LetterState;
  rights?: Partial<GateRights>;
  ui?: GateUi;
  recipients?: number;
  facts?: Partial<DraftFacts>;
};

export const gateStates = {
  block: (language: UiLanguage): GateCase => ({ state: checkedWith(language, ["block", "review", "warn"]) }),
  review: (language) => ({ state: checkedWith(language, ["review"]), rights: { askReview: true } }),
  warn: (language) => ({ state: checkedWith(language, ["warn"]) }),
  reason: (language) => ({ state: checkedWith(language, ["warn"]) }),
  ready: (language) => ({ state: checkedWith(language, []) }),
  checking: () => ({ state: { kind: "checking" } }),
  "cannot-check": () => ({ state: { kind: "cannot-check", reason: "policy-expired", held: true } }),
  waiting: (language) => ({ state: waiting(language) }),
  "files-reading": (language) => ({
    state: fileState(language, "none"),
    facts: { files: filesIn(language, "reading") },
  }),
  "files-finding": (language) => ({ state: fileState(language, "block"), facts: { files: filesIn(language, "read") } }),
  "files-held": (language) => ({ state: fileState(language, "held"), facts: { files: filesIn(language, "unread") } }),
  fax: (language) => ({ state: fileState(language, "none"), facts: faxFacts(language) }),
  many: (language) => ({ state: checkedWith(language, ["warn"]), recipients: 9 }),
} satisfies Record<string, (language: UiLanguage) => GateCase>;

export type GateStateName = keyof typeof gateStates;

export function toGateInput(name: GateStateName, language: UiLanguage): GateInput {
  const { state, rights, ui: changed, recipients, facts: own }: GateCase = gateStates[name](language);
  const facts = { ...letters[language].facts, ...own };
  const extra = Array.from({ length: recipients ?? 0 }, (_, index) => ({
    field: "cc" as const,
    address: `site${index + 1}@harbour-lifts.example`,
    audience: "customer" as const,
  }));
  return {
    state,
    facts: { ...facts, recipients: [...facts.recipients, ...extra] },
    rights: {
      overrule: "with-reason",
      reviewers: [language === "en" ? "Chen Hao" : "陈浩"],
      askReview: false,
      ...rights,
    },
    ui: changed ?? {},
    now,
    handbooks: handbooksIn(language),
  };
}

export const popupStates = {
  protected: { tab: { kind: "protected", letters: 1 }, company: { kind: "own", domains: ["acme.example"] } },
  partly: {
    tab: { kind: "partly", letters: 2, uncovered: ["schedule", "marks"] },
    company: { kind: "managed", domains: ["acme.example", "acme-parts.example"] },
    office: { waiting: 1, due: 2, open: 3 },
    console: "https://letters.acme.example",
    canPoint: true,
  },
  answered: {
    tab: { kind: "protected", letters: 0 },
    company: { kind: "managed", domains: ["acme.example"] },
    office: { waiting: 1, due: 0, open: 0 },
    answers: [
      { id: "2", state: "approved", by: "Chen Hao", subject: "Slew ring for your crane QY25K" },
      { id: "1", state: "refused", by: "Mai Tran", subject: "" },
    ],
    console: "https://letters.acme.example",
  },
  "not-protected": {
    tab: { kind: "not-protected", site: "webmail.acme.example" },
    company: { kind: "assumed", domains: [] },
    canPoint: true,
  },
  "cannot-check": {
    tab: { kind: "cannot-check", reason: "reload", held: true },
    company: { kind: "assumed", domains: ["acme.example"] },
  },
  "not-watched": {
    tab: { kind: "not-watched", account: "mia.holt@mail.example" },
    company: { kind: "own", domains: ["acme.example"] },
  },
} satisfies Record<string, Pick<PopupInput, "tab" | "company" | "office" | "answers" | "console" | "canPoint">>;

export type PopupStateName = keyof typeof popupStates;

export function toPopupInput(name: PopupStateName, language: UiLanguage): PopupInput {
  const policy = {
    title: language === "en" ? "Service letters" : "服务信函",
    version: "1.4.0",
    publishedAt: new Date("2026-11-22T13:30:00"),
  };
  return { ...popupStates[name], policy, now };
}

function checked(language: UiLanguage): LetterState {
  return { kind: "checked", report: reportOf(letters[language].findings) };
}

function checkedWith(language: UiLanguage, severities: readonly string[]): Extract<LetterState, { kind: "checked" }> {
  const findings = letters[language].findings.filter((finding) => severities.includes(finding.severity));
  return { kind: "checked", report: reportOf(findings) };
}

function waiting(language: UiLanguage): LetterState {
  const findings = letters[language].findings.filter((finding) => finding.severity === "review");
  const reviewer = language === "en" ? "Chen Hao" : "陈浩";
  return { kind: "waiting", reviewer, since, report: reportOf(findings) };
}
