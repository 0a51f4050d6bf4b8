import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { HOSTS, TRAPS, trapOf, WAYS } from "../../src/tools/send-paths/hosts.ts";
import { nameOf, toPage } from "../../src/tools/send-paths/page.ts";
import {
  type NamedTest,
  playwrightReport,
  testsIn,
  type WebmailLine,
  withOutcomes,
} from "../../src/tools/send-paths/results.ts";
import { listTests } from "../../src/tools/send-paths.ts";

const page = readFileSync("docs/send-paths.md", "utf8");

describe("the document of the ways to send", () => {
  let all: NamedTest[];
  beforeAll(() => {
    all = listTests();
  });

  test("names tests that exist, and no others", () => {
    const named = [...page.matchAll(/`((?:chromium|firefox)\/[^`]+)`/g)].map(([, name = ""]) =>
      name.replaceAll("\\|", "|"),
    );
    const known = new Set(all.map(nameOf));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test("has a table for each host, with a line for each way", () => {
    for (const { name } of HOSTS) {
      const after = page.slice(page.indexOf(`## ${name}\n`));
      const section = after.slice(0, after.indexOf("\n## ", 4));
      expect([...section.matchAll(/^\| (.*?) \|/gm)].map(([, way]) => way).slice(2)).toEqual(
        WAYS.map((way) => way.name),
      );
    }
  });

  test("has a host with tests for each, and a test for each way", () => {
    expect(HOSTS.filter((host) => !all.some(host.owns)).map(({ name }) => name)).toEqual([]);
    expect(WAYS.filter(({ of }) => !all.some(({ title }) => of.test(title))).map(({ name }) => name)).toEqual([]);
  });

  test("has a test for each trap", () => {
    const numbers = new Set(all.map(trapOf));
    expect(Array.from({ length: TRAPS }, (_, at) => at + 1).filter((number) => !numbers.has(number))).toEqual([]);
  });
});

describe("a report of Playwright's", () => {
  const report = (status: string | undefined) =>
    playwrightReport.parse({
      suites: [
        {
          title: "chromium/paths.spec.ts",
          suites: [
            {
              title: "popup",
              specs: [
                {
                  title: "a click on Send, held and mended, sends exactly once",
                  tests: [{ projectName: "chromium", results: status ? [{ status }] : [] }],
                },
              ],
            },
          ],
        },
      ],
    });

  test("a test that ran has an outcome, one that is only listed has none", () => {
    const [listed] = testsIn(report(undefined));
    expect(listed).toEqual({
      browser: "chromium",
      file: "paths.spec.ts",
      title: "popup › a click on Send, held and mended, sends exactly once",
    });
    expect(testsIn(report("timedOut"))[0]?.outcome).toBe("failed");
    expect(withOutcomes([listed as NamedTest], testsIn(report("passed")))[0]?.outcome).toBe("passed");
  });

  test("what failed is said to have failed, and what nobody tried is not covered", () => {
    const written = toPage(testsIn(report("failed")), []);
    expect(written).toContain("sends exactly once` **failed**");
    const fax = written.slice(written.indexOf("## A fax portal"), written.indexOf("## Any other page"));
    expect(fax).toContain("| A click on Send | not covered | not covered |");
  });

  test("of the real webmail each way that was held has a line, and a walk that broke off is said to have failed", () => {
    const walked: WebmailLine = { browser: "chromium", mode: "html", heldBy: ["Enter on Send"] };
    const end = { arrivedWhileHeld: 0, released: 1, arrived: 1, equal: true };
    const written = toPage(
      [],
      [
        { ...walked, ...end },
        { browser: "firefox", mode: "html" },
      ],
    );
    expect(written).toContain("| Enter on Send, HTML | held | `npm run test:webmail` **failed** |");
    expect(written).toContain("0 arrived while held; sent 1 time, 1 arrived, whole as it was written |");
    expect(written).toContain("| Enter on Send, plain text | `npm run test:webmail` (no result) |");
  });
});
