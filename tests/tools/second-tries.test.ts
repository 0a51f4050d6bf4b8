import { expect, it } from "vitest";
import { judgeSecondTries, readSecondTries } from "../../src/tools/second-tries.ts";

const flaky = (message: string) => ({
  status: "flaky",
  results: [{ status: "failed", errors: [{ message }] }, { status: "passed" }],
});
const reportOf = (messages: string[], file = "b.spec.ts") => ({
  suites: [
    {
      specs: [{ title: "one", file: "a.spec.ts", tests: [{ status: "expected", results: [{ status: "passed" }] }] }],
      suites: [{ specs: messages.map((message) => ({ title: "two", file, tests: [flaky(message)] })) }],
    },
  ],
});
const judge = (messages: string[], file?: string) => judgeSecondTries(readSecondTries(reportOf(messages, file)));

it.each([
  "TimeoutError: locator.click: Timeout 60000ms exceeded.\nCall log:\n  - waiting for locator('countersign-gate').locator('iframe')",
  "Test timeout of 300000ms exceeded.",
  "Error: \u001b[2mexpect(\u001b[22mreceived).toBe(expected)\n\nCall Log:\n- Timeout 60000ms exceeded while waiting on the predicate",
  "Error: expect(locator).toBeVisible() failed\n\nLocator: locator('#note')\nTimeout: 60000ms",
])("a first try that waited in vain is named and passes: %s", (message) => {
  expect(judge([message])).toBeUndefined();
  expect(readSecondTries(reportOf([message]))).toMatchObject([{ test: "b.spec.ts › two", isWait: true }]);
});

it.each([
  "Error: expect(received).toEqual(expected) // deep equality",
  "Error: expect(locator).toBeVisible() failed\n\nLocator: locator('countersign-gate')\nTimeout: 60000ms",
  "TimeoutError: Waiting for selector `countersign-gate >>> dialog[open]` failed\nTimeout 30000ms exceeded",
  "Error: the dialog, with the keyboard in it\n\nCall Log:\n- Timeout 60000ms exceeded while waiting on the predicate",
  "",
])("one that found something wrong, or no gate, does not where letters are held: %s", (message) => {
  expect(judge([message], "chromium/onboarding.spec.ts")).toMatch(/second try/);
  expect(judge([message])).toMatch(/second try: b\.spec\.ts › two/);
});

it("where no letter is held, what was found at once is named and passes; a gate that did not open never does", () => {
  const atOnce = "Error: expect(received).toEqual(expected) // deep equality";
  const noGate =
    "Error: expect(locator).toBeVisible() failed\n\nLocator: locator('countersign-gate')\nTimeout: 60000ms";
  for (const file of ["chromium/console-start.spec.ts", "options.spec.ts"]) {
    expect(judge([atOnce], file)).toBeUndefined();
    expect(judge([noGate], file)).toMatch(/second try/);
  }
  for (const file of ["options-handbook.spec.ts", "chromium/gmail.spec.ts"])
    expect(judge([atOnce], file)).toMatch(/second try/);
});

it("many that waited are no chance", () => {
  const wait = "TimeoutError: locator.click: Timeout 60000ms exceeded.";
  expect(judge(Array.from({ length: 5 }, () => wait))).toBeUndefined();
  expect(judge(Array.from({ length: 6 }, () => wait))).toMatch(/at most 5/);
});

it("another file is no report", () => expect(() => readSecondTries({ suites: [{}] })).toThrow());
