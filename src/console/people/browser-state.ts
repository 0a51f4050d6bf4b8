import type { EnrolledBrowser } from "../../model/exchange/people.ts";

/** How a browser is, in the order in which it matters; `since` is when it began. */
export type BrowserState =
  | { kind: "revoked"; since: string }
  | { kind: "never-seen" }
  | { kind: "silent"; since: string }
  | { kind: "not-protected" | "partly"; since: string }
  | { kind: "refused"; code: string }
  | { kind: "behind" }
  | { kind: "protected"; since: string };

type Known = { now: Date; silentAfterHours: number; newestVersion: number | null };

/** A browser that is silent may be unprotected, whatever it said last. */
export function toBrowserState(
  browser: EnrolledBrowser,
  { now, silentAfterHours, newestVersion }: Known,
): BrowserState {
  const { revokedAt, lastSeenAt, protection, protectionSince, policyRefusal, policyVersion } = browser;
  if (revokedAt) return { kind: "revoked", since: revokedAt };
  if (!lastSeenAt) return { kind: "never-seen" };
  if (now.getTime() - Date.parse(lastSeenAt) > silentAfterHours * 3_600_000) {
    return { kind: "silent", since: lastSeenAt };
  }
  if (protection === "not-protected" || protection === "partly") {
    return { kind: protection, since: protectionSince ?? lastSeenAt };
  }
  if (policyRefusal) return { kind: "refused", code: policyRefusal };
  if (newestVersion !== null && policyVersion === null) return { kind: "behind" };
  return { kind: "protected", since: lastSeenAt };
}

export const TONES: Record<BrowserState["kind"], "good" | "bad" | "doubt" | "none"> = {
  revoked: "none",
  "never-seen": "doubt",
  silent: "bad",
  "not-protected": "bad",
  partly: "doubt",
  refused: "doubt",
  behind: "doubt",
  protected: "good",
};

const URGENCY = ["bad", "doubt", "good", "none"] as const;

/** Browsers that want a look first; among equals the order stays. */
export function toAttention(browsers: readonly EnrolledBrowser[], known: Known): EnrolledBrowser[] {
  const urgencyOf = (browser: EnrolledBrowser) => URGENCY.indexOf(TONES[toBrowserState(browser, known).kind]);
  return browsers.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
}
