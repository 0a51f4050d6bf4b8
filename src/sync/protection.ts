export type Protection = "protected" | "partly" | "not-protected";

type Seen = {
  /** Every site of the manifest may be watched; a person can take that back in the browser. */
  ownSites: boolean;
  /** Sites that a person let the browser watch beside them. */
  otherSites: number;
  /** What the tabs in which a letter is open say of themselves. */
  tabs: readonly ("protected" | "partly" | "not-protected" | "cannot-check" | "not-watched")[];
};

/** How far a browser's letters are checked, as the hub is told. What is not the organisation's doesn't count. Pure. */
export function toProtection({ ownSites, otherSites, tabs }: Seen): Protection {
  if (!ownSites && otherSites === 0) return "not-protected";
  const isWhole = ownSites && !tabs.some((kind) => kind === "partly" || kind === "cannot-check");
  return isWhole ? "protected" : "partly";
}
