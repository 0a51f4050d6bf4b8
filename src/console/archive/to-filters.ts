import type { RecordFilters } from "../api/records.ts";

export const FILTERS = ["q", "recipient", "writer", "rule", "action", "from", "until"] as const;

/** The address's search as the hub takes it: days become the moments at which they begin and end here. */
export function toFilters(search: URLSearchParams): RecordFilters {
  const of = (name: (typeof FILTERS)[number]) => search.get(name)?.trim() || undefined;
  const startOf = (day: string | undefined, daysOn: number) => {
    const [year = 0, month = 1, date = 1] = day?.split("-").map(Number) ?? [];
    const at = new Date(year, month - 1, date + daysOn);
    return day && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
  };
  const plain = {
    q: of("q"),
    recipient: of("recipient"),
    writer: of("writer"),
    rule: of("rule"),
    action: of("action"),
  };
  return { ...plain, from: startOf(of("from"), 0), until: startOf(of("until"), 1) };
}
