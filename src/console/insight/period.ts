export const PERIODS = [7, 28, 90, 365] as const;

/** A day as a calendar shows it here, `YYYY-MM-DD`. */
export function toDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last so many days, today included. */
export function toPeriod(days: number, now: Date): { from: string; until: string } {
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1);
  return { from: toDay(first), until: toDay(now) };
}

/** What a page's address asks for; what it can't be read from is the default. */
export function readFilters(
  search: URLSearchParams,
  now: Date,
): { days: number | null; from: string; until: string; team?: string } {
  const team = search.get("team") ?? undefined;
  const [from, until] = [search.get("from"), search.get("until")];
  const isDay = (text: string | null): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? "");
  if (isDay(from) && isDay(until)) return { days: null, from, until, ...(team ? { team } : {}) };
  const asked = Number(search.get("days"));
  const days = PERIODS.find((one) => one === asked) ?? 28;
  return { days, ...toPeriod(days, now), ...(team ? { team } : {}) };
}
