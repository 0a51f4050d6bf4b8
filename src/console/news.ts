import type { Role } from "../model/exchange/shared.ts";
import type { ReviewSummary } from "./api/reviews.ts";

export const NEWS = ["arrived", "reminded", "escalated", "hasty", "reported"] as const;
/** `hasty`: a letter that left without the approval it needed. `reported`: a wrong hit of a rule of one's own. */
export type NewsKind = (typeof NEWS)[number];

/** Tells how many of each kind were not there before. What is there the first time is no news. */
export function createNews() {
  const known = new Map<NewsKind, ReadonlySet<string | number>>();
  return (found: Partial<Record<NewsKind, readonly (string | number)[]>>): Record<NewsKind, number> => {
    const news: Record<NewsKind, number> = { arrived: 0, reminded: 0, escalated: 0, hasty: 0, reported: 0 };
    for (const kind of NEWS) {
      const [before, now] = [known.get(kind), found[kind]];
      if (!now) continue;
      news[kind] = before ? now.filter((id) => !before.has(id)).length : 0;
      known.set(kind, new Set([...(before ?? []), ...now]));
    }
    return news;
  };
}

/** Ids of letters by how far their time has run. That one is overdue is told to administrators; others are reminded. */
export function toStages(
  waiting: readonly Pick<ReviewSummary, "id" | "remindedAt" | "escalatedAt">[],
  role: Role,
): Record<Exclude<NewsKind, "hasty" | "reported">, string[]> {
  const idsOf = (reviews: typeof waiting) => reviews.map(({ id }) => id);
  const escalated = role === "administrator" ? waiting.filter(({ escalatedAt }) => escalatedAt !== null) : [];
  const reminded = waiting.filter((one) => one.remindedAt !== null && !escalated.includes(one));
  return { arrived: idsOf(waiting), reminded: idsOf(reminded), escalated: idsOf(escalated) };
}
