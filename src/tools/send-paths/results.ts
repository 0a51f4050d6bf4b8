import { z } from "zod";

/** One browser test, by the names it is found under. `outcome` is that of the last run that is known. */
export type NamedTest = {
  browser: "chromium" | "firefox";
  /** `paths.spec.ts`, within the browser's folder. */
  file: string;
  /** Titles from the outermost group to the test, joined by " › ". */
  title: string;
  outcome?: "passed" | "failed";
};

const result = z.object({ status: z.string() });
/** The browser of a project: `chromium-walks` runs in Chromium. */
const browser = z.string().transform((name, context) => {
  const found = (["chromium", "firefox"] as const).find((one) => name === one || name.startsWith(`${one}-`));
  if (!found)
    context.issues.push({ code: "custom", input: name, message: `expected a project of a browser, found ${name}` });
  return found ?? z.NEVER;
});
const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ projectName: browser, results: z.array(result).default([]) })),
});
type Suite = { title: string; specs?: z.output<typeof spec>[] | undefined; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z.array(spec).optional(),
  get suites() {
    return z.array(suite).optional();
  },
});
/** Playwright's own report, of a run or of `--list`; of all that it says only this is read. */
export const playwrightReport = z.object({ suites: z.array(suite) });

const outcomeOf = (statuses: readonly string[]): NamedTest["outcome"] => {
  const last = statuses.filter((status) => status !== "skipped").at(-1);
  return last === undefined ? undefined : last === "passed" ? "passed" : "failed";
};

/** All tests of a report, in its order. */
export function testsIn(report: z.output<typeof playwrightReport>): NamedTest[] {
  const found: NamedTest[] = [];
  const walk = ({ specs = [], suites = [] }: Suite, file: string, path: readonly string[]): void => {
    for (const { title, tests } of specs)
      for (const { projectName, results } of tests) {
        const outcome = outcomeOf(results.map(({ status }) => status));
        const named = { browser: projectName, file, title: [...path, title].join(" › ") };
        found.push(outcome ? { ...named, outcome } : named);
      }
    for (const inner of suites) walk(inner, file, [...path, inner.title]);
  };
  for (const top of report.suites) walk(top, top.title.replace(/^.*\//, ""), []);
  return found;
}

const keyOf = ({ browser, file, title }: NamedTest): string => `${browser}/${file} › ${title}`;

/** The tests there are, each with what came of it in the runs given; runs of tests that are gone say nothing. */
export function withOutcomes(listed: readonly NamedTest[], runs: readonly NamedTest[]): NamedTest[] {
  const outcomes = new Map(runs.map((test) => [keyOf(test), test.outcome]));
  return listed.map((test) => {
    const outcome = outcomes.get(keyOf(test)) ?? test.outcome;
    return outcome ? { ...test, outcome } : test;
  });
}

/** `test-output/webmail.json`: what came of the walks through a real webmail. */
export const webmailReport = z.object({
  lines: z.array(
    z.object({
      browser: z.enum(["chromium", "firefox"]),
      mode: z.enum(["html", "plain"]),
      /** Names of the ways that were held; missing when the walk broke off. */
      heldBy: z.array(z.string()).optional(),
      arrivedWhileHeld: z.number().optional(),
      released: z.number().optional(),
      arrived: z.number().optional(),
      equal: z.boolean().optional(),
    }),
  ),
});
export type WebmailLine = z.output<typeof webmailReport>["lines"][number];
