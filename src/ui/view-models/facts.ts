import type { Channel } from "../../model/categories.ts";
import type { FileState } from "../../model/file-state.ts";
import type { Audience } from "../../model/policy.ts";
import type { AuditReport } from "../../model/report.ts";

/** One mail address or fax number that the letter goes to. */
export type RecipientFact = {
  field: "to" | "cc" | "bcc";
  /** As the page or the fax book names them. */
  name?: string;
  /** Mail address, or E.164 number on a fax. */
  address: string;
  audience: Audience;
  /** What the profile says the party is, e.g. `patient`. */
  kinds?: readonly string[];
};

/** What the views need to know of a letter beside its report. */
export type DraftFacts = {
  channel: Channel;
  recipients: readonly RecipientFact[];
  /** The page hides some of the recipients. */
  recipientsIncomplete?: boolean;
  /** Texts the report's offsets point into; with them a suggestion shows how the passage will read. */
  texts?: { subject?: string; body?: string };
  /** Attached files in the order of the draft, and how far each was read. */
  files?: readonly FileState[];
  /** Fax numbers in no book, which the writer types once more before the letter goes. */
  numbersToRetype?: readonly NumberFact[];
};

/** A fax number, E.164, and how it is shown where it must not be copied from. */
export type NumberFact = { number: string; masked: string };

/** Why there is no verdict. Each has its sentence in the catalogues. */
export const DOUBTS = ["page-unreadable", "policy-missing", "policy-expired", "checker-failed", "reload"] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What is known of a letter right now. */
export type LetterState =
  | { kind: "checking" }
  | {
      kind: "checked";
      report: AuditReport;
      /** Parts of the page out of reach. */
      uncovered?: readonly PagePart[];
      /** The sender's account, outside the organisation, whose letters the policy has checked too. */
      privateAccount?: string;
    }
  | { kind: "cannot-check"; reason: Doubt /** true when Send is held meanwhile */; held: boolean }
  | { kind: "not-watched"; account: string }
  /** `reviewer`: whoever has it; empty while nobody in particular does. */
  | { kind: "waiting"; reviewer: string; since: Date; report: AuditReport };

/** Parts of a page that the self-test looks for. */
export const PAGE_PARTS = [
  "recipients",
  "subject",
  "body",
  "attachments",
  "send",
  "schedule",
  "marks",
  "wording",
  "reload",
] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

/** An extension page in a frame, for text that must not be typed into the page: its address and height in CSS px. */
export type Frame = { url: string; heightPx: number };

/** Where the panel's top left corner stands in the viewport, CSS px, and the height it may take there. */
export type PanelPlace = {
  x: number;
  y: number;
  maxHeightPx: number;
  /** Where there is less room than the usual width takes. */
  widthPx?: number;
  /** Where the right edge of a folded panel stands, when it leans to the right: it is only as wide as what it says. */
  right?: number;
};

/** What the open panel shows: the findings, or a page of the extension in a frame. */
export const PANEL_TABS = ["check", "phrases", "letters", "follow-ups"] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** What the writer did to the panel of one letter. Kept by the caller, advanced by `toNextPanelUi`. */
export type PanelUi = {
  folded: boolean;
  /** The open card; when left out or gone, the first one that is more than a hint, or else the first. */
  openId?: string;
  /** Findings muted for this letter; only hints can be. */
  mutedIds: readonly string[];
  reportedIds: readonly string[];
  /** Reports that nobody takes: there is no hub. */
  unheardIds?: readonly string[];
  /** The report of a wrong hit is being written in a frame. */
  reporting?: { findingId: string; frame: Frame };
  /** A suggestion whose slots are being filled in a frame. */
  filling?: { findingId: string; suggestionIndex: number; frame: Frame };
  /** The tab in front; the findings when left out. */
  tab?: PanelTab;
  /** The page of the tab in front, unless that is the findings. */
  wording?: Frame;
  /** The page that asks for review, while it is open. */
  review?: Frame;
  place: PanelPlace;
  /** The writer moved it; false while it stands beside the letter by itself. */
  moved: boolean;
};

/** What is known of a letter's review; without one, or once withdrawn, there is nothing to say. */
export type ReviewFact =
  | {
      kind: "waiting";
      /** Names of those who may answer; empty while they are not known. */
      who: readonly string[];
      since: Date;
      due?: Date;
      /** The hub has it. */
      arrived: boolean;
    }
  | { kind: "approved"; by: string; note: string; until: Date }
  | {
      kind: "changes";
      by: string;
      note: string;
      diff: Record<"subject" | "body", DiffPart[]>;
      until: Date;
      /** The editor did not take these words: they are shown to be copied. */
      wanted?: Record<"subject" | "body", string>;
    }
  | { kind: "refused"; by: string; note: string }
  | { kind: "expired" }
  /** The letter was edited since. `until`: of its approval; absent while it was not answered. */
  | { kind: "void"; by: string; until?: Date; changes: readonly DraftChange[] };

/** A stretch of two texts, and a part of a letter that is not as it was. */
export type DiffPart = { kind: "same" | "added" | "removed"; text: string };
export type DraftChange =
  | { kind: "text"; field: "subject" | "body" | "from" | "channel" }
  | { kind: "list"; field: "to" | "cc" | "bcc" | "attachments"; added: readonly string[]; removed: readonly string[] };

export type PanelInput = {
  state: LetterState;
  facts: DraftFacts;
  review?: ReviewFact;
  /** Reviews can be asked for from here. */
  canAskReview?: boolean;
  /** From here the panel can be put into the browser's side panel. */
  canAside?: boolean;
  ui: PanelUi;
  now: Date;
  /** Handbook id to its title in the interface's language; the id itself is shown otherwise. */
  handbooks?: Readonly<Record<string, string>>;
  /** Since when the rules are past their date, where that is told at each letter. */
  expiredAt?: Date | undefined;
};

/** What the policy lets a writer do at the gate. */
export type GateRights = {
  /** `with-reason`: a warning may be overruled in writing. */
  overrule: "never" | "with-reason";
  /** Names of those who can have a look. */
  reviewers: readonly string[];
  /** A letter that needs a supervisor may go without, with a reason. */
  breakGlass?: boolean;
  /** Reviews can be asked for from here. */
  askReview: boolean;
};

export type GateUi = {
  /** The slots of a suggestion, or the reason for sending anyway, are being filled in a frame. */
  filling?: { findingId: string; suggestionIndex: number; frame: Frame };
  reason?: { frame: Frame };
  /** The page that asks for review, while it is open. */
  review?: { frame: Frame };
  /** A fax number is being typed once more. */
  retyping?: { number: string; frame: Frame };
  /** The letter was released and the page kept it. */
  notGone?: boolean;
};

export type GateInput = {
  state: LetterState;
  facts: DraftFacts;
  review?: ReviewFact;
  rights: GateRights;
  ui: GateUi;
  now: Date;
  handbooks?: Readonly<Record<string, string>>;
  expiredAt?: Date | undefined;
};
