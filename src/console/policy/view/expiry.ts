import type { VersionSummary } from "../../api/policy.ts";

const DAY_MS = 86_400_000;
/** Time enough to publish again between two holidays. */
const TOLD_DAYS_BEFORE = 14;

export type Expiry = { kind: "soon" | "past"; version: number; expiresAt: string };

/**
 * When the organisation's newest version runs out, where that is near or past: nobody else tells until letters go unchecked
 * or are held. @param versions newest first
 */
export function toExpiry(
  versions: readonly Pick<VersionSummary, "version" | "team" | "expiresAt">[],
  now: Date,
): Expiry | undefined {
  const newest = versions.find(({ team }) => team === null);
  if (!newest) return undefined;
  const { version, expiresAt } = newest;
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs > TOLD_DAYS_BEFORE * DAY_MS) return undefined;
  return { kind: leftMs > 0 ? "soon" : "past", version, expiresAt };
}
