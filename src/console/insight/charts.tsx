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

const LABEL_LINES = 2;

/** A title beside its bar: as much of it as two lines hold; the table and the sentence above have all of it. */
function CategoryLabel({ payload, width, ...place }: TextProps & { payload?: { value: string } }) {
  const text = payload?.value ?? "";
  return (
    // Chinese has no blanks to break a line at.
    <Text {...place} width={width} maxLines={LABEL_LINES} breakAll={!text.includes(" ")}>
      {text}
    </Text>
  );
}

/** Names of what the bars stand for, in a third of the drawing. */
function CategoryAxis({ category }: Pick<ChartProps, "category">) {
  const width = Math.round(Math.min(280, Math.max(96, (useChartWidth() ?? 0) / 3)));
  const tick = <CategoryLabel fill={AXIS.tick.fill} fontSize={AXIS.tick.fontSize} width={width - 12} />;
  return <YAxis type="category" dataKey={category} {...AXIS} width={width} interval={0} tick={tick} />;
}

/** One bar a category, made of parts that add up. */
export function StackedRows({ points, series, category }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={points.length * 36 + 40}>
      <BarChart data={[...points]} layout="vertical" accessibilityLayer={false} margin={MARGIN}>
        {Patterns({ series })}
        <CartesianGrid horizontal={false} stroke="var(--cs-line)" />
        <XAxis type="number" allowDecimals={false} {...AXIS} />
        <CategoryAxis category={category} />
        {ChartTooltip({})}
        {series.map(({ id, name }) => (
          <Bar key={id} dataKey={id} name={name} stackId="all" fill={`url(#pattern-${id})`} barSize={18} {...still} />
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
  return (
    <ResponsiveContainer width="100%" height={points.length * 36 + 40}>
      <BarChart data={[...points]} layout="vertical" accessibilityLayer={false} margin={MARGIN}>
        {Patterns({ series })}
        <CartesianGrid horizontal={false} stroke="var(--cs-line)" />
        <XAxis type="number" domain={[0, 1]} tickFormatter={format} {...AXIS} />
        <CategoryAxis category={category} />
        {ChartTooltip({ format })}
        {series.map(({ id, name }) => (
          <Bar key={id} dataKey={id} name={name} fill={`url(#pattern-${id})`} barSize={18} {...still} />
        ))}
        {limit !== undefined && <ReferenceLine x={limit} stroke="var(--cs-text)" strokeDasharray="4 3" />}
      </BarChart>
    </ResponsiveContainer>
  );
}
