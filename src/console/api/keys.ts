/**
 * Names of what is kept from the hub, by the event that makes it old: `live.ts` looks at the first part. A section adds
 * its own below one of these, e.g. `[...keys.policy, "drafts"]`.
 */
export const keys = {
  me: ["me"],
  reviews: ["reviews"],
  policy: ["policy"],
  browsers: ["browsers"],
  /** People, teams, invitations. */
  people: ["people"],
  /** Counts, reports of wrong hits, proposals of the noise budget. */
  insight: ["insight"],
  /** Letters that left without the approval they needed. */
  breakGlass: ["break-glass"],
  /** The archive: only what goes round the approval is told at once. */
  records: ["records"],
  /** What no event tells of. */
  other: ["other"],
} as const;
