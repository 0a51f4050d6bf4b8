import { useSyncExternalStore } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Text,
  type TextProps,
  Tooltip,
  useChartWidth,
  XAxis,
  YAxis,
} from "recharts";
import { SERIES_STYLE, type Series } from "./series.tsx";

/** Drawings of what the tables beside them say. All are hidden from screen readers, which have the tables. */

type Point = Record<string, string | number | null>;
type ChartProps = {
  points: readonly Point[];
  series: readonly Series[];
  /** Name of the points' value that the category axis shows. */
  category: string;
  format?(value: number): string;
  limit?: number;
  /** Where the lines across stand. */
  ticks?: number[];
};

const AXIS = { stroke: "var(--cs-muted)", tick: { fill: "var(--cs-muted)", fontSize: 12 }, tickLine: false } as const;
/** On the right there is room for half of the last tick's word. */
const MARGIN = { left: 0, right: 28 };
const still = { isAnimationActive: false } as const;

function ChartTooltip({ format }: { format?: (value: number) => string }) {
  return (
    <Tooltip
      {...still}
      formatter={(value) => (typeof value === "number" && format ? format(value) : String(value))}
      contentStyle={{ background: "var(--cs-surface)", borderColor: "var(--cs-line)", borderRadius: 8 }}
      labelStyle={{ color: "var(--cs-text)", fontWeight: 600 }}
      itemStyle={{ color: "var(--cs-text)" }}
      cursor={{ fill: "var(--cs-raised)", stroke: "var(--cs-line)" }}
    />
  );
}

/** Patterns beside colours: what is stacked is told apart in grey, too. */
function Patterns({ series }: { series: readonly Series[] }) {
  return (
    <defs>
      {series.map(({ id }) => {
        const { color, pattern } = SERIES_STYLE[id];
        return (
          <pattern key={id} id={`pattern-${id}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill={color} />
            {pattern && <path d={pattern} stroke="var(--cs-surface)" strokeWidth="1.5" fill="none" />}
          </pattern>
        );
      })}
    </defs>
  );
}

const BAR = 18;
/**
 * Titles stand beside their bars, where a third of the drawing holds two lines of them; in a narrow one above the bars, in
 * its whole width. What is longer has its end in the table.
 */
const ROWS = {
  beside: { height: 36, margin: MARGIN, lines: 2 },
  above: { height: 72, margin: { ...MARGIN, left: 8, top: 24 }, lines: 3 },
} as const;

/** As narrow as tables that stand as lists. */
const NARROW = "(max-width: 30rem)";

function watchNarrow(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

const useRows = () => ROWS[useSyncExternalStore(watchNarrow, () => matchMedia(NARROW).matches) ? "above" : "beside"];

type LabelProps = TextProps & { payload?: { value: string } };

/** A title of a bar. */
function CategoryLabel({ payload, ...place }: LabelProps) {
  const text = payload?.value ?? "";
  return (
    // Chinese has no blanks to break a line at.
    <Text {...place} breakAll={!text.includes(" ")}>
      {text}
    </Text>
  );
}

/** The same over its bar, from where the bar begins; letters that go below the line are clear of it. */
const LabelAbove = ({ y, ...label }: LabelProps) => (
  <CategoryLabel
    {...label}
    x={ROWS.above.margin.left + 1}
    y={Number(y) - BAR / 2 - 6}
    lineHeight="1.2em"
    textAnchor="start"
    verticalAnchor="end"
  />
);

/** Names of what the bars stand for. */
function CategoryAxis({ category }: Pick<ChartProps, "category">) {
  const rows = useRows();
  const whole = useChartWidth() ?? 0;
  const look = { fill: AXIS.tick.fill, fontSize: AXIS.tick.fontSize, maxLines: rows.lines };
  const width = rows === ROWS.above ? 1 : Math.round(Math.min(280, Math.max(96, whole / 3)));
  const tick =
    rows === ROWS.above ? (
      <LabelAbove {...look} width={whole - ROWS.above.margin.left} />
    ) : (
      <CategoryLabel {...look} width={width - 12} />
    );
  return <YAxis type="category" dataKey={category} {...AXIS} width={width} interval={0} tick={tick} />;
}

/** One bar a category, made of parts that add up. */
export function StackedRows({ points, series, category }: ChartProps) {
  const { height, margin } = useRows();
  return (
    <ResponsiveContainer width="100%" height={points.length * height + 40}>
      <BarChart data={[...points]} layout="vertical" accessibilityLayer={false} margin={margin}>
        {Patterns({ series })}
        <CartesianGrid horizontal={false} stroke="var(--cs-line)" />
        <XAxis type="number" allowDecimals={false} {...AXIS} />
        <CategoryAxis category={category} />
        {ChartTooltip({})}
        {series.map(({ id, name }) => (
          <Bar key={id} dataKey={id} name={name} stackId="all" fill={`url(#pattern-${id})`} barSize={BAR} {...still} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Where days without a figure lie between, a line alone would show nothing of a single one. */
const isSparse = (points: readonly Point[], id: string) =>
  points.length === 1 || points.some((point) => point[id] === null);

/** Several figures over time; each line has its own dashes. */
export function Lines({ points, series, category, format, ticks }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={220}>
      <LineChart data={[...points]} accessibilityLayer={false} margin={{ ...MARGIN, top: 8 }}>
        <CartesianGrid vertical={false} stroke="var(--cs-line)" />
        <XAxis dataKey={category} minTickGap={24} {...AXIS} />
        <YAxis
          allowDecimals={false}
          width={64}
          tickFormatter={format}
          {...(ticks && { ticks, domain: [0, ticks.at(-1) ?? 0] })}
          {...AXIS}
        />
        {ChartTooltip({ format })}
        {series.map(({ id, name }) => (
          <Line
            key={id}
            dataKey={id}
            name={name}
            stroke={SERIES_STYLE[id].color}
            strokeWidth={2}
            strokeDasharray={SERIES_STYLE[id].dashes}
            dot={{ r: isSparse(points, id) ? 3 : 0 }}
            connectNulls
            {...still}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** Shares against a limit, which is a line across. */
export function SharesAgainstLimit({ points, series, category, format, limit }: ChartProps) {
  const { height, margin } = useRows();
  return (
    <ResponsiveContainer width="100%" height={points.length * height + 40}>
      <BarChart data={[...points]} layout="vertical" accessibilityLayer={false} margin={margin}>
        {Patterns({ series })}
        <CartesianGrid horizontal={false} stroke="var(--cs-line)" />
        <XAxis type="number" domain={[0, 1]} tickFormatter={format} {...AXIS} />
        <CategoryAxis category={category} />
        {ChartTooltip({ format })}
        {series.map(({ id, name }) => (
          <Bar key={id} dataKey={id} name={name} fill={`url(#pattern-${id})`} barSize={BAR} {...still} />
        ))}
        {limit !== undefined && <ReferenceLine x={limit} stroke="var(--cs-text)" strokeDasharray="4 3" />}
      </BarChart>
    </ResponsiveContainer>
  );
}
