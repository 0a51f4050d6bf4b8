import type { Channel } from "../../model/categories.ts";
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
};

/** What the views need to know of a letter beside its report. */
export type DraftFacts = {
  channel: Channel;
  recipients: readonly RecipientFact[];
  /** The page hides some of the recipients. */
  recipientsIncomplete?: boolean;
  /** Texts the report's offsets point into; with them a suggestion shows how the passage will read. */
  texts?: { subject?: string; body?: string };
};

/** Why there is no verdict. Each has its sentence in the catalogues. */
export const DOUBTS = ["page-unreadable", "policy-missing", "policy-expired", "checker-failed", "reload"] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What is known of a letter right now. */
export type LetterState =
  | { kind: "checking" }
  | { kind: "checked"; report: AuditReport /** parts of the page out of reach */; uncovered?: readonly PagePart[] }
  | { kind: "cannot-check"; reason: Doubt /** true when Send is held meanwhile */; held: boolean }
  | { kind: "not-watched"; account: string }
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
export type PanelPlace = { x: number; y: number; maxHeightPx: number };

/** What the writer did to the panel of one letter. Kept by the caller, advanced by `toNextPanelUi`. */
export type PanelUi = {
  folded: boolean;
  /** The open card; the first one when left out or gone. */
  openId?: string;
  /** Findings muted for this letter; only hints can be. */
  mutedIds: readonly string[];
  reportedIds: readonly string[];
  /** A suggestion whose slots are being filled in a frame. */
  filling?: { findingId: string; suggestionIndex: number; frame: Frame };
  place: PanelPlace;
  /** The writer moved it; false while it stands beside the letter by itself. */
  moved: boolean;
};

export type PanelInput = {
  state: LetterState;
  facts: DraftFacts;
  ui: PanelUi;
  now: Date;
  /** Handbook id to its title in the interface's language; the id itself is shown otherwise. */
  handbooks?: Readonly<Record<string, string>>;
};

/** What the policy lets a writer do at the gate. */
export type GateRights = {
  /** `with-reason`: a warning may be overruled in writing. */
  overrule: "never" | "with-reason";
  /** Names of those who can have a look. */
  reviewers: readonly string[];
  /** Reviews can be asked for from here. */
  askReview: boolean;
};

export type GateUi = {
  /** The slots of a suggestion, or the reason for sending anyway, are being filled in a frame. */
  filling?: { findingId: string; suggestionIndex: number; frame: Frame };
  reason?: { frame: Frame };
  /** The letter was released and the page kept it. */
  notGone?: boolean;
};

export type GateInput = {
  state: LetterState;
  facts: DraftFacts;
  rights: GateRights;
  ui: GateUi;
  now: Date;
  handbooks?: Readonly<Record<string, string>>;
};
