export type SeriesId =
  | "sent"
  | "held"
  | "fixed"
  | "overruled"
  | "reviewed"
  | "left"
  | "medianMinutes"
  | "p90Minutes"
  | "share";
export type Series = { id: SeriesId; name: string };

/** Colour, dashes of a line and pattern of a bar: any of them tells the series apart. */
export const SERIES_STYLE: Record<SeriesId, { color: string; dashes?: string; pattern?: string }> = {
  sent: { color: "var(--cs-muted)", dashes: "1 4" },
  held: { color: "var(--cs-block)", dashes: "8 3" },
  fixed: { color: "var(--cs-accent)" },
  overruled: { color: "var(--cs-warn)", dashes: "4 3", pattern: "M-1 7 7 -1" },
  reviewed: { color: "var(--cs-review)", dashes: "10 3 2 3", pattern: "M0 3h6" },
  left: { color: "var(--cs-muted)", pattern: "M3 0v6" },
  medianMinutes: { color: "var(--cs-accent)" },
  p90Minutes: { color: "var(--cs-review)", dashes: "4 3" },
  share: { color: "var(--cs-warn)", pattern: "M-1 7 7 -1" },
};

/** The names beside a chart, each with the very line or pattern that is drawn. */
export function Legend({ series, look }: { series: readonly Series[]; look: "line" | "bar" }) {
  return (
    <ul className="i-legend" aria-hidden="true">
      {series.map(({ id, name }) => {
        const { color, dashes, pattern } = SERIES_STYLE[id];
        return (
          <li key={id}>
            <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
              {look === "line" ? (
                <path d="M0 6h24" stroke={color} strokeWidth="2" strokeDasharray={dashes} />
              ) : (
                <>
                  <defs>
                    <pattern id={`legend-${id}`} width="6" height="6" patternUnits="userSpaceOnUse">
                      <rect width="6" height="6" fill={color} />
                      {pattern && <path d={pattern} stroke="var(--cs-surface)" strokeWidth="1.5" />}
                    </pattern>
                  </defs>
                  <rect width="24" height="12" rx="2" fill={`url(#legend-${id})`} />
                </>
              )}
            </svg>
            {name}
          </li>
        );
      })}
    </ul>
  );
}
