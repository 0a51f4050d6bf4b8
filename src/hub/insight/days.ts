/** One step of a series: from the start of this day, to that of the next. */
export type Step = { day: string; startsAt: Date };

export const MAX_DAYS = 366;
/** Longer than this, a series goes by weeks. */
const BY_DAYS_UP_TO = 92;

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The steps from one calendar day to another, both included, as they are in a time zone: days of 23 and 25 hours too.
 * @param from `YYYY-MM-DD`
 * @returns undefined when the days are in the wrong order or more than a year
 */
export function toSteps(from: string, until: string, timeZone: string) {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
  if (!(days >= 1 && days <= MAX_DAYS)) return undefined;
  const stepDays = days > BY_DAYS_UP_TO ? 7 : 1;
  const offsetMs = createOffset(timeZone);
  const steps: Step[] = [];
  for (let at = 0; at < days; at += stepDays) {
    const day = addDays(from, at);
    steps.push({ day, startsAt: startOfDay(day, offsetMs) });
  }
  return { steps, stepDays, endsAt: startOfDay(addDays(until, 1), offsetMs) };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

type Offset = (at: number) => number;

/** The zone's offset from UTC at a moment, in milliseconds. */
function createOffset(timeZone: string): Offset {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0", seconds = "0"] =
      /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
    const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === "-" ? -ms : ms;
  };
}

/** Midnight, or where clocks skip it the first moment of the day. */
function startOfDay(day: string, offsetMs: Offset): Date {
  const local = Date.parse(day);
  const first = local - offsetMs(local);
  const second = local - offsetMs(first);
  // Around a change the two guesses differ; the one whose offset holds at itself is the moment meant.
  const fits = [first, second].filter((at) => at + offsetMs(at) === local);
  return new Date(fits.length > 0 ? Math.min(...fits) : Math.max(first, second));
}
