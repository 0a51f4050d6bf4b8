import { and, eq, inArray, lt } from "drizzle-orm";
import type { BrowserRecord, ChainLink } from "../../model/exchange/evidence.ts";
import { evidence, letterFact, type RULE_OUTCOMES, ruleFact } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import type { CountedFor } from "./who-counts.ts";

type Outcome = (typeof RULE_OUTCOMES)[number];

/** What became of each rule in a letter: one outcome a rule, the weightiest. */
export function toOutcomes({ action, findings, fixed = [] }: BrowserRecord): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  if (action === "review-asked") return outcomes;
  for (const ruleId of action === "held" ? [] : fixed) outcomes.set(ruleId, "fixed");
  for (const { ruleId, severity, monitored } of findings) {
    // What only hints holds no letter, and nobody overrules it.
    const weighs = severity !== "info";
    if (monitored) {
      if (action !== "held" && !outcomes.has(ruleId)) outcomes.set(ruleId, "monitored");
    } else if (action === "held") {
      if (weighs) outcomes.set(ruleId, "held");
    } else if (weighs && action !== "sent") outcomes.set(ruleId, action);
    else if (!["overruled", "approved", "break-glass"].includes(outcomes.get(ruleId) ?? "")) {
      outcomes.set(ruleId, "left");
    }
  }
  return outcomes;
}

/**
 * Counts records as they are kept, in the same transaction: what Insight shows is what the chain holds.
 * @param counted for whom, by the people and teams there are now
 */
export async function keepFacts(
  tx: Database,
  links: readonly ChainLink[],
  writerId: string,
  counted: CountedFor,
): Promise<void> {
  const again = await heldBefore(tx, links);
  const letters: (typeof letterFact.$inferInsert)[] = [];
  const rules: (typeof ruleFact.$inferInsert)[] = [];
  for (const { organisation: organisationId, number, entry, receivedAt } of links) {
    if (entry.kind !== "letter" || entry.action === "review-asked" || again.has(number)) continue;
    const { action, policyVersion, fixed = [] } = entry;
    // A browser's clock may be ahead; nothing happened later than it was heard of.
    const at = new Date(Math.min(Date.parse(entry.at), Date.parse(receivedAt)));
    const fact = { organisationId, number, at, policyVersion, ...counted };
    letters.push({ ...fact, writerId, action, fixed: action !== "held" && fixed.length > 0 });
    for (const [ruleId, outcome] of toOutcomes(entry)) rules.push({ ...fact, ruleId, outcome });
  }
  if (letters.length > 0) await tx.insert(letterFact).values(letters);
  if (rules.length > 0) await tx.insert(ruleFact).values(rules);
}

/** Numbers of records that hold a text which was held before: whoever presses Send twice is held once. */
async function heldBefore(tx: Database, links: readonly ChainLink[]): Promise<Set<number>> {
  const held = links.flatMap(({ number, entry }) =>
    entry.kind === "letter" && entry.action === "held" ? [{ number, hash: entry.draftHash }] : [],
  );
  const [first] = held;
  const organisation = links[0]?.organisation;
  if (!first || !organisation) return new Set();
  const rows = await tx
    .select({ hash: evidence.draftHash, entry: evidence.entry })
    .from(evidence)
    .where(
      and(
        eq(evidence.organisationId, organisation),
        inArray(
          evidence.draftHash,
          held.map(({ hash }) => hash),
        ),
        lt(evidence.number, first.number),
      ),
    );
  const seen = new Set(
    rows.flatMap(({ hash, entry }) => (entry.kind === "letter" && entry.action === "held" ? [hash] : [])),
  );
  const again = new Set<number>();
  for (const { number, hash } of held) {
    if (seen.has(hash)) again.add(number);
    seen.add(hash);
  }
  return again;
}
