import type { UnitRange } from "../text/sentences.ts";
import type { Units } from "../text/units.ts";

/**
 * A time in a sentence, as units. `latestHours` is how long from the time of writing it may take at most; `date` is a
 * calendar day that only the time of writing can be compared with (year and month may be missing); `weekday` counts
 * from 0 on Sunday.
 */
export type TimeSpan = UnitRange & {
  latestHours?: number;
  isDuration?: boolean;
  date?: { year?: number; month?: number; day: number };
  weekday?: { day: number; next: boolean };
};

const HOUR: Record<string, number> = { minute: 1 / 60, min: 1 / 60, hour: 1, hr: 1, h: 1, day: 24, d: 24, week: 168 };
const NUMBERS =
  "zero a an one two three four five six seven eight nine ten eleven twelve half couple few twenty thirty forty sixty".split(
    " ",
  );
const VALUES = [0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0.5, 2, 3, 20, 30, 40, 60];
const HAN_NUMBERS = new Map(
  Object.entries({ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 半: 0.5, 几: 3 }),
);
const HAN_UNITS: [string, number][] = [
  ["分钟", 1 / 60],
  ["刻钟", 0.25],
  ["小时", 1],
  ["钟头", 1],
  ["天", 24],
  ["日", 24],
  ["周", 168],
  ["星期", 168],
];
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const MONTHS = "january february march april may june july august september october november december".split(" ");

/** Longest first, so that "day after tomorrow" is not read as "tomorrow". Hours are the latest moment meant. */
const WORDS: [readonly string[], number][] = (
  [
    ["the day after tomorrow", 71],
    ["day after tomorrow", 71],
    ["tomorrow", 47],
    ["tmr", 47],
    ["tonight", 23],
    ["today", 23],
    ["overnight", 24],
    ["this morning", 23],
    ["this afternoon", 23],
    ["this evening", 23],
    ["within the hour", 1],
    ["in no time", 1],
    ["immediately", 1],
    ["right away", 1],
    ["straight away", 1],
    ["by noon", 23],
    ["next morning", 47],
  ] as [string, number][]
).map(([words, hours]) => [words.split(" "), hours]);
const HAN_WORDS: [readonly string[], number][] = (
  [
    ["大后天", 95],
    ["后天", 71],
    ["后日", 71],
    ["明天", 47],
    ["明日", 47],
    ["明早", 47],
    ["明晨", 47],
    ["明晚", 47],
    ["明儿", 47],
    ["隔天", 47],
    ["次日", 47],
    ["今天", 23],
    ["今日", 23],
    ["今晚", 23],
    ["今夜", 23],
    ["今儿", 23],
    ["当天", 23],
    ["当晚", 23],
    ["连夜", 23],
    ["马上", 1],
    ["立马", 1],
    ["立刻", 1],
  ] as [string, number][]
).map(([words, hours]) => [[...words], hours]);

/** Every time in a range of units. Linear in the range. */
export function timeSpans(units: Units, range: UnitRange): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (let at = range.from; at < range.to; at++) {
    const span = spanAt(units.words, at, range);
    if (!span) continue;
    spans.push(span);
    at = Math.max(at, span.to - 1);
  }
  return spans;
}

function spanAt(words: readonly string[], at: number, range: UnitRange): TimeSpan | undefined {
  const first = words[at] ?? "";
  const fixed = BEGINS.get(first);
  if (fixed === undefined && !isFigure(first)) return undefined;
  for (const [parts, latestHours] of fixed ?? NO_WORDS) {
    if (parts.every((part, offset) => words[at + offset] === part) && at + parts.length <= range.to)
      return { from: at, to: at + parts.length, latestHours };
  }
  if (first.charCodeAt(0) > 0x2e80) return hanDuration(words, at) ?? hanDate(words, at);
  const han = isFigure(first) ? (hanDuration(words, at) ?? hanDate(words, at)) : undefined;
  return han ?? duration(words, at) ?? fromNow(words, at) ?? date(words, at);
}

const BEFORE_DURATION = new Set("within in inside under".split(" "));

const isFigure = (word: string): boolean => word >= "0" && word < ":";
const NO_WORDS: typeof WORDS = [];

/** Words that a time begins with, figures left out, and the fixed times among `WORDS` that do; most words are none. */
const BEGINS: ReadonlyMap<string, typeof WORDS> = new Map(
  [
    ...[...WORDS, ...HAN_WORDS].flatMap(([parts]) => parts.slice(0, 1)),
    ...BEFORE_DURATION,
    ...NUMBERS,
    ...HAN_NUMBERS.keys(),
    ...WEEKDAYS,
    ...MONTHS.flatMap((month) => [month, month.slice(0, 3), month.slice(0, 4)]),
    "周",
    "星",
  ].map((word) => [word, [...WORDS, ...HAN_WORDS].filter(([[first]]) => first === word)]),
);

/** "within 2 hours", "in less than three days". */
function duration(words: readonly string[], at: number): TimeSpan | undefined {
  if (!BEFORE_DURATION.has(words[at] ?? "")) return undefined;
  let here = at + 1;
  while (
    ["the", "next", "less", "than", "about", "max", "only", "just", "under", "maximum", "another"].includes(
      words[here] ?? "",
    )
  )
    here += 1;
  const glued = /^(\d{1,3})(h|hrs?|d|min)$/.exec(words[here] ?? "");
  if (glued) {
    const unit = HOUR[(glued[2] ?? "").replace(/s$/, "")] ?? 1;
    return { from: at, to: here + 1, latestHours: Number(glued[1]) * unit, isDuration: true };
  }
  let value = numberOf(words[here]);
  if (value === undefined) return undefined;
  here += 1;
  if (value === 1 && NUMBERS.indexOf(words[here] ?? "") > 14) value = numberOf(words[here++]) ?? 1;
  while (
    ["an", "a", "of", "working", "business", "full", "short", "to", "or"].includes(words[here] ?? "") ||
    (numberOf(words[here]) ?? 0) >= 1
  ) {
    // "two to three days" means three at the latest.
    const later = numberOf(words[here]);
    if (later !== undefined && later > 1 && later > value) value = later;
    here += 1;
  }
  const unit = HOUR[(words[here] ?? "").replace(/s$/, "")];
  return unit === undefined ? undefined : { from: at, to: here + 1, latestHours: value * unit, isDuration: true };
}

/** "A week from now", "3 days from today". */
function fromNow(words: readonly string[], at: number): TimeSpan | undefined {
  if (words[at + 2] !== "from") return undefined;
  const value = numberOf(words[at]);
  const unit = HOUR[(words[at + 1] ?? "").replace(/s$/, "")];
  if (value === undefined || unit === undefined) return undefined;
  if (!["now", "today"].includes(words[at + 3] ?? "")) return undefined;
  return { from: at, to: at + 4, latestHours: value * unit, isDuration: true };
}

/** Words that make "3 小时" a time from now on and not the length of a test. */
const AFTER_HAN_DURATION = new Set([..."内之以就后到修送赶搞恢解准必给可能便一"]);

function hanDuration(words: readonly string[], at: number): TimeSpan | undefined {
  const first = words[at] ?? "";
  const value = HAN_NUMBERS.get(first) ?? (/^\d{1,3}(\.\d)?$/.test(first) ? Number(first) : undefined);
  if (value === undefined || ["每", "满", "第", "续", "行", "超", "前"].includes(words[at - 1] ?? "")) return undefined;
  let here = at + 1;
  let later = value;
  if (["到", "至", "十"].includes(words[here] ?? "") || HAN_NUMBERS.has(words[here] ?? "")) {
    const last =
      HAN_NUMBERS.get(words[here] ?? "") ?? HAN_NUMBERS.get(words[here + 1] ?? "") ?? Number(words[here + 1]);
    if (words[here] === "十") later = value * 10;
    else if (last > 0) later = last;
    here += HAN_NUMBERS.has(words[here] ?? "") ? 1 : 2;
  }
  if (words[here] === "个") here += 1;
  if (words[here] === "工" && words[here + 1] === "作") here += 2;
  const unit = HAN_UNITS.find(([name]) => [...name].every((part, offset) => words[here + offset] === part));
  if (!unit) return undefined;
  here += unit[0].length;
  if (!AFTER_HAN_DURATION.has(words[here] ?? "")) return undefined;
  const end = ["内", "后"].includes(words[here] ?? "") ? here + 1 : words[here + 1] === "内" ? here + 2 : here;
  return { from: at, to: end, latestHours: later * unit[1], isDuration: true };
}

const numberOf = (word: string | undefined): number | undefined => {
  if (word === undefined) return undefined;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const at = NUMBERS.indexOf(word);
  return at < 0 ? undefined : VALUES[at];
};

function date(words: readonly string[], at: number): TimeSpan | undefined {
  const word = words[at] ?? "";
  const iso = /^(\d{4})$/.test(word) && numberOf(words[at + 1]) !== undefined && /^\d{1,2}$/.test(words[at + 2] ?? "");
  if (iso) {
    return {
      from: at,
      to: at + 3,
      date: { year: Number(word), month: Number(words[at + 1]), day: Number(words[at + 2]) },
    };
  }
  const weekday = WEEKDAYS.indexOf(word);
  if (weekday >= 0) {
    const dated = date(words, at + 1);
    if (dated?.date) return { ...dated, from: at };
    return { from: at, to: at + 1, weekday: { day: weekday, next: words[at - 1] === "next" } };
  }
  const day = isFigure(word) ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] : undefined;
  const of = words[at + 1] === "of" ? 2 : 1;
  const month = day && monthOf(words[at + of]);
  if (day && month) return { from: at, to: at + of + 1, date: { day: Number(day), month } };
  const monthFirst = monthOf(word);
  const dayAfter = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words[at + 1] ?? "")?.[1];
  if (monthFirst && dayAfter) return { from: at, to: at + 2, date: { day: Number(dayAfter), month: monthFirst } };
  return undefined;
}

const monthOf = (word: string | undefined): number | undefined => {
  if (!word || word.length < 3) return undefined;
  const at = MONTHS.findIndex((month) => month === word || (word.length <= 4 && month.startsWith(word)));
  return at < 0 ? undefined : at + 1;
};

const HAN_WEEKDAYS = [..."日一二三四五六"];

function hanDate(words: readonly string[], at: number): TimeSpan | undefined {
  const first = words[at] ?? "";
  if (/^\d{1,2}$/.test(first)) {
    if (words[at + 1] === "月" && /^\d{1,2}$/.test(words[at + 2] ?? ""))
      return { from: at, to: at + 4, date: { month: Number(first), day: Number(words[at + 2]) } };
    if (words[at + 1] === "号") return { from: at, to: at + 2, date: { day: Number(first) } };
  }
  const isWeek = first === "周" || (first === "星" && words[at + 1] === "期");
  if (!isWeek) return undefined;
  const place = first === "周" ? at + 1 : at + 2;
  const day = HAN_WEEKDAYS.indexOf(words[place] === "天" ? "日" : (words[place] ?? ""));
  if (day < 0) return undefined;
  return { from: at, to: place + 1, weekday: { day, next: words[at - 1] === "下" } };
}

/**
 * Latest hours from `at` that a span means: to the end of the day named. Days without a year or a month are the next
 * such day. Undefined when the day lies in the past.
 * @param at ISO 8601 with offset
 */
export function hoursFrom(span: TimeSpan, at: string): number | undefined {
  if (span.latestHours !== undefined) return span.latestHours;
  const local = at.slice(0, 10);
  const [year = 0, month = 1, date = 1] = local.split("-").map(Number);
  const today = dayNumber(year, month, date);
  const clock = /T(\d{2}):(\d{2})/.exec(at);
  const passed = Number(clock?.[1] ?? 0) + Number(clock?.[2] ?? 0) / 60;
  const day = dayOf(span, year, month, today);
  if (day === undefined) return undefined;
  const hours = (day + 1 - today) * 24 - passed;
  return hours > 0 ? hours : undefined;
}

function dayOf({ date: named, weekday }: TimeSpan, year: number, month: number, today: number): number | undefined {
  if (weekday) {
    const current = (today + 4) % 7;
    // "Next Tuesday" and "下周二" are of the week that starts on the coming Monday.
    const toMonday = 7 - ((current + 6) % 7);
    const ahead = weekday.next ? toMonday + ((weekday.day + 6) % 7) : (weekday.day - current + 7) % 7;
    return today + ahead;
  }
  if (!named) return undefined;
  const inMonth = dayNumber(named.year ?? year, named.month ?? month, named.day);
  if (inMonth >= today || named.year !== undefined) return inMonth;
  return named.month === undefined ? dayNumber(year, month + 1, named.day) : undefined;
}

/**
 * Days from 1 January 1970 (a Thursday) to a day of the Gregorian calendar; month 13 is January of the next year. The
 * language's own dates are kept out of the engine because they also read the clock.
 */
function dayNumber(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  // Counted from March, so that the leap day ends its year.
  const fromMarch = months - 2;
  const y = Math.floor(fromMarch / 12);
  const m = fromMarch - y * 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * m + 2) / 5) + day - 1 - 719_468;
}
