import type { FileAnswer, HubState } from "../../messages/hub-messages.ts";
import type { Bilingual } from "../../model/bilingual.ts";
import type { Issue } from "../../model/issues.ts";
import type { LayerSource } from "../../model/layers.ts";
import type { NetworkEntry } from "../../model/network.ts";
import type { CompleteOrgProfile } from "../../model/org.ts";
import type { Settings } from "../../model/settings.ts";
import type { OptionsTranslator } from "../i18n/screens/options.ts";

export const SECTIONS = [
  "general",
  "organisation",
  "handbooks",
  "hub",
  "sites",
  "shortcuts",
  "stored",
  "network",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Tables of an organisation's profile that may be imported one by one. */
export const ORG_PARTS = [
  "customers",
  "commitments",
  "glossary",
  "faxBook",
  "roles",
  "holidays",
  "dealers",
  "competitors",
] as const;
export type OrgPart = (typeof ORG_PARTS)[number];

export type ImportOutcome =
  | { kind: "whole"; name: string }
  | { kind: "part"; part: OrgPart; rows: number }
  | { kind: "needs-profile" }
  | { kind: "refused"; file: string; issues: readonly Issue[] };

/** How far a file of signed rules has come. */
export type FileAttempt = { kind: "checking" } | { kind: "unreadable" | "too-large" } | FileAnswer;

export type HubFacts = {
  state: HubState;
  /** Set by an administrator for this browser. */
  managed?: string;
  locked: boolean;
  /** Whether a supervisor's answers are told by notification. */
  notices?: boolean;
  /** A request to connect is under way, or failed. */
  attempt?: { kind: "asking" } | { kind: "failed"; code: string };
  /** What came of a file of signed rules. */
  file?: FileAttempt | undefined;
  /** Disconnecting was refused, since so many records wait for the hub. */
  unsent?: number | undefined;
};

/** A handbook that was switched on in this browser. */
export type PackFact = {
  id: string;
  code?: string;
  title?: Bilingual;
  rules: number;
  templates: number;
  clocks: number;
};

export type PackOutcome =
  | { kind: "checking" }
  | { kind: "in-use"; name: string }
  | { kind: "saved"; file: string }
  | { kind: "refused"; issues: readonly Issue[] };

export type SiteFact = {
  /** A match pattern. */
  pattern: string;
  name: string;
  fixed: boolean;
  state: { kind: "watched" } | { kind: "reload" } | { kind: "letter"; letters: number };
};

/** What may lie in storage and has a name of its own here. */
export const STORED_KEYS = [
  "settings",
  "org",
  "policy",
  "layers",
  "import",
  "compiled",
  "reminders",
  "ownSites",
  "wrongHits",
  "hubConnection",
  "hubEnrolment",
  "hubStatus",
  "hubPolicy",
  "hubPolicyDocument",
  "hubPolicyKnown",
  "policyFileKeys",
  "hubPace",
  "hubStanding",
  "hubClock",
  "hubReviews",
  "reviewNotices",
  "records",
  "network",
] as const;

export type StoredFact = {
  key: string;
  size: { kind: "bytes"; bytes: number } | { kind: "entries"; count: number };
  /** It goes with the connection only. */
  kept?: boolean;
};

export type OptionsFacts = {
  settings: Settings;
  organisation: { source: "hub" | "own" | "none"; profile?: CompleteOrgProfile };
  imported?: ImportOutcome;
  handbooks: {
    own: readonly PackFact[];
    /** An organisation sets the rules of this browser: packs of one's own don't apply. */
    isRuled: boolean;
    outcome?: PackOutcome;
  };
  hub: HubFacts;
  sites: {
    watched: readonly SiteFact[];
    own: readonly { id: string; name: string; parts: readonly string[] }[];
    outcome?: "denied";
  };
  /** The key that opens the popup, as the browser has it; empty when none is set. */
  popupKey: string;
  stored: readonly StoredFact[];
  /** Open tabs on watched sites, of which a self-check can be had. */
  checks: readonly { tabId: number; site: string }[];
  network: readonly NetworkEntry[];
  now: Date;
};

export type OptionsAction =
  | { kind: "settings"; settings: Settings }
  | { kind: "save-domains"; domains: readonly string[] }
  | { kind: "import"; part: OrgPart | "whole"; file: File }
  | { kind: "save-pack"; code: string; pack: LayerSource }
  | { kind: "use-pack"; name: string; pack: LayerSource }
  | { kind: "remove-pack"; id: string }
  | { kind: "show-handbook"; code: string }
  /** What came of the last pack is not shown any more. */
  | { kind: "forget-outcome" }
  | { kind: "connect"; hub: string }
  | { kind: "open-page"; url: string }
  | { kind: "disconnect" }
  | { kind: "look" }
  | { kind: "policy-file"; file: File }
  /** The key of the file that was chosen is the company's; or it is not. */
  | { kind: "policy-file-confirm"; fingerprint: string }
  | { kind: "policy-file-drop" }
  | { kind: "policy-file-forget" }
  | { kind: "notices"; on: boolean }
  | { kind: "add-site"; address: URL; point: boolean }
  | { kind: "remove-site"; pattern: string }
  | { kind: "forget-site"; id: string }
  | { kind: "change-shortcuts" }
  | { kind: "delete-stored"; key: string }
  | { kind: "self-check"; tabId: number; site: string }
  | { kind: "clear-network" }
  | { kind: "guide" };

/** 1.4 kB, 3 MB; in the language's own numbers. */
export function toSize(bytes: number, language: string): string {
  const [unit, by] =
    bytes < 1000 ? (["byte", 1] as const) : bytes < 1e6 ? (["kilobyte", 1e3] as const) : (["megabyte", 1e6] as const);
  const value = bytes / by;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    // English says “46 byte” in short.
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: unit === "byte" || value >= 100 ? 0 : 1,
  }).format(value);
}

export type NetworkSum = {
  host: string;
  purpose: NetworkEntry["purpose"];
  count: number;
  sent: number;
  received: number;
};

/** Requests added up by host and purpose, most first. */
export function sumNetwork(entries: readonly NetworkEntry[]): NetworkSum[] {
  const sums = new Map<string, NetworkSum>();
  for (const { host, purpose, sentBytes, receivedBytes } of entries) {
    const key = `${host} ${purpose}`;
    const { count, sent, received } = sums.get(key) ?? { count: 0, sent: 0, received: 0 };
    sums.set(key, { host, purpose, count: count + 1, sent: sent + sentBytes, received: received + receivedBytes });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || a.purpose.localeCompare(b.purpose));
}

type Commitment = CompleteOrgProfile["commitments"][number];

/** “2–4 hours”, “up to 3 days”. */
export function toRange({ minHours, maxHours, minDays, maxDays }: Commitment, t: OptionsTranslator): string {
  const inHours = minHours !== undefined || maxHours !== undefined;
  const [from, to] = inHours ? [minHours, maxHours] : [minDays, maxDays];
  if (from !== undefined && to !== undefined) return t(inHours ? "range.hours" : "range.days", { from, to });
  if (to !== undefined) return t(inHours ? "range.upToHours" : "range.upToDays", { to });
  if (from !== undefined) return t(inHours ? "range.fromHours" : "range.fromDays", { from });
  return t("range.open");
}

/** The address a writer typed, with or without its scheme; nothing when it is none of a web page. */
export function toAddress(text: string): URL | undefined {
  const written = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  const isPage = /^https?:$/.test(url.protocol) && (url.hostname.includes(".") || url.hostname === "localhost");
  return isPage ? url : undefined;
}
