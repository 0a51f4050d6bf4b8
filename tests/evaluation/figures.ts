/** One measured figure. `holds` is whether its floor is kept; absent where it has none or nothing was measured. */
export type Figure = { name: string; value: string; of: string; goal?: string; floor?: string; holds?: boolean };

export const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A share that must reach its floor. */
export function atLeast(name: string, part: number, whole: number, goal: number, floor: number): Figure {
  const value = whole === 0 ? undefined : part / whole;
  return {
    name,
    value: value === undefined ? "–" : percent(value),
    of: `${part} of ${whole}`,
    goal: `≥ ${percent(goal)}`,
    floor: `≥ ${percent(floor)}`,
    ...(value === undefined ? {} : { holds: value >= floor }),
  };
}

/** A share that must stay below its floor. */
export function atMost(name: string, part: number, whole: number, goal: number, floor: number): Figure {
  const value = whole === 0 ? undefined : part / whole;
  return {
    name,
    value: value === undefined ? "–" : percent(value),
    of: `${part} of ${whole}`,
    goal: `≤ ${percent(goal)}`,
    floor: `≤ ${percent(floor)}`,
    ...(value === undefined ? {} : { holds: value <= floor }),
  };
}

/** A Markdown table of figures. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, of, goal = "", floor = "", holds }) => {
    return `| ${name} | ${value} | ${of} | ${goal} | ${floor} | ${holds === undefined ? "" : holds ? "holds" : "**below**"} |`;
  });
  return ["| | figure | counts | goal | floor | |", "|---|---|---|---|---|---|", ...rows].join("\n");
}
