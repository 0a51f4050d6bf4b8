/**
 * What a report of Playwright says of tests that passed only in their second try. Waiting too long is how a browser or its
 * driver loses a key or a click; that is named and passes. A first try that found something wrong without waiting for it, or
 * in which the gate did not open, fails, whatever the second found: a letter may have gone. Console and options hold no
 * letters, and may be drawn anew under a test's eyes.
 */
import * as z from "zod";

/** More than this many in one run are no chance any more. */
const MAX_WAITS = 5;

const resultSchema = z.object({
  status: z.string(),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});
const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ status: z.string(), results: z.array(resultSchema) })),
});
type Suite = { specs: z.infer<typeof specSchema>[]; suites?: Suite[] };
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(specSchema), suites: z.array(suiteSchema).optional() }),
);

export const tryReportSchema = z.object({ suites: z.array(suiteSchema) });

/** A test with two tries, and why the first did not pass; `isWait` when that may be the browser's or its driver's fault. */
export type SecondTry = { test: string; reason: string; isWait: boolean };

const WAITED =
  /^(?:Test timeout of|Tearing down .* exceeded)|\bTimeout:? +\d+ ?ms exceeded|^Timeout: +\d+ ?ms$|\bTimeoutError\b/m;
/** The gate was waited for: a press that opens none may have sent the letter. */
const NO_GATE =
  /^(?=[\s\S]*countersign-gate)[\s\S]*(?:toBe(?:Visible|Attached)|Waiting for selector)|^Error: the dialog, with the keyboard/;
const NO_LETTERS = /(?:^|\/)(?:console-[\w-]+|options(?:-keyboard)?)\.spec\.ts$/;
/** How the terminal colours words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with this one.
const COLOUR = /\u001b\[[0-9;]*m/g;

/** @param report a report of Playwright's JSON reporter @throws ZodError when it is none */
export function readSecondTries(report: unknown): SecondTry[] {
  return tryReportSchema.parse(report).suites.flatMap(ofSuite);
}

function ofSuite({ specs, suites = [] }: Suite): SecondTry[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === "flaky")
      .map(({ results }): SecondTry => {
        const messages = (results[0]?.errors ?? []).map(({ message = "" }) => message.replace(COLOUR, ""));
        const mayBeChance = messages.some((text) => WAITED.test(text)) || NO_LETTERS.test(file);
        const isWait = mayBeChance && !messages.some((text) => NO_GATE.test(text));
        return { test: `${file} › ${title}`, reason: messages[0]?.split("\n")[0] ?? "no error was given", isWait };
      }),
  );
  return [...own, ...suites.flatMap(ofSuite)];
}

/** @returns what is wrong with the second tries of a run; nothing when all of them were waits, and few */
export function judgeSecondTries(tries: readonly SecondTry[]): string | undefined {
  const wrong = tries.filter(({ isWait }) => !isWait);
  if (wrong.length > 0) return `passed only in a second try: ${wrong.map(({ test }) => test).join("; ")}`;
  if (tries.length > MAX_WAITS)
    return `${tries.length} tests waited in vain in their first try, at most ${MAX_WAITS} may`;
  return undefined;
}
