const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAY_MS = 24 * 3_600_000;
/** Mail that is to wait longer than this is not what was meant. */
const FARTHEST_MS = 400 * DAY_MS;

/**
 * The moment that a page's words for a later sending name: “Tomorrow morning Nov 23, 8:00 AM”, “11月23日 上午8:00”,
 * “2026-11-23T08:00”. It needs a day and a time of day, in the writer's own time zone.
 * @returns undefined when either is missing or could be read in two ways, or when the moment does not lie ahead
 */
export function readMoment(words: string, now: Date): Date | undefined {
  const text = words.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").slice(0, 400);
  const time = timeIn(text);
  const day = time && (dateIn(text, now) ?? namedDay(text, now));
  if (!time || !day) return undefined;
  const moment = new Date(day.getFullYear(), day.getMonth(), day.getDate(), time.hours, time.minutes);
  const ahead = moment.getTime() - now.getTime();
  return ahead > 0 && ahead < FARTHEST_MS ? moment : undefined;
}

const PM = /下午|晚上|傍晚|p\.?m/;
const AM = /上午|早上|清晨|凌晨|a\.?m/;
const EVENING = /[今明]晚|tonight/;
const TIME =
  /(上午|下午|早上|晚上|傍晚|中午|清晨|凌晨)? ?(?<![\d:])(\d{1,2})(?::(\d{2})(?::\d{2})?|点(?:(\d{1,2})分?|(半))?)(?![\d:]) ?([ap]\.?m\b)?|(?<![\d:])(\d{1,2}) ?([ap]\.?m\b)/g;

function timeIn(text: string): { hours: number; minutes: number } | undefined {
  // Of two times nobody can tell which is meant.
  const found = [...text.matchAll(TIME)];
  const [match] = found;
  if (!match || found.length > 1) return undefined;
  const [, before = "", hour, minute, dotted, half, after = "", bare, bareHalf = ""] = match;
  const said = Number(hour ?? bare);
  const minutes = half ? 30 : Number(minute ?? dotted ?? 0);
  const part = `${before}${after}${bareHalf}`;
  if (said > 23 || minutes > 59 || (part !== "" && said > 12 && AM.test(part))) return undefined;
  const isLater = (PM.test(part) || (part === "" && EVENING.test(text))) && said < 12;
  const isMidnight = AM.test(part) && said === 12;
  return { hours: isMidnight ? 0 : isLater ? said + 12 : said, minutes };
}

/** A date in figures or with a month's name. Without a year it is the next such day. */
function dateIn(text: string, now: Date): Date | undefined {
  const whole =
    /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日/.exec(text);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const han = /(\d{1,2})月 ?(\d{1,2})日/.exec(text);
  if (han) return nextDay(Number(han[1]), Number(han[2]), now);
  const [, month = "", day = "", year] =
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (\d{4})\b)?/.exec(
      text,
    ) ?? [];
  if (month) return named(month, day, year, now);
  const [, dayFirst = "", monthAfter = "", yearAfter] =
    /\b(\d{1,2})(?:st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,? (\d{4})\b)?/.exec(
      text,
    ) ?? [];
  if (monthAfter) return named(monthAfter, dayFirst, yearAfter, now);
  return figures(text);
}

/** 11/23/2026 can be read in one way only, 11/12/2026 in two. */
function figures(text: string): Date | undefined {
  const match = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(text);
  if (!match) return undefined;
  const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (a > 12 && b <= 12) return dayOf(year, b, a);
  if (b > 12 && a <= 12) return dayOf(year, a, b);
  return a === b ? dayOf(year, a, b) : undefined;
}

function named(month: string, day: string, year: string | undefined, now: Date): Date | undefined {
  const at = MONTHS.indexOf(month) + 1;
  return year ? dayOf(Number(year), at, Number(day)) : nextDay(at, Number(day), now);
}

function nextDay(month: number, day: number, now: Date): Date | undefined {
  const thisYear = dayOf(now.getFullYear(), month, day);
  const isPast = thisYear && thisYear.getTime() < now.getTime() - DAY_MS;
  return isPast ? dayOf(now.getFullYear() + 1, month, day) : thisYear;
}

/** @returns undefined for a day that the month lacks */
function dayOf(year: number, month: number, day: number): Date | undefined {
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : undefined;
}

const NAMED: readonly [RegExp, number][] = [
  [/\bday after tomorrow\b|后天|後天/, 2],
  [/\btomorrow\b|明天|明日|明早|明晚/, 1],
  [/\btoday\b|\btonight\b|今天|今日|今晚/, 0],
];

function namedDay(text: string, now: Date): Date | undefined {
  const ahead = NAMED.find(([words]) => words.test(text))?.[1];
  return ahead === undefined ? undefined : new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead);
}
