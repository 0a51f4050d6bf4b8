import { expect, test } from "vitest";
import { toProtection } from "../../src/sync/protection.ts";

const whole = { ownSites: true, otherSites: 0, tabs: [] };

test.each([
  ["nothing is open", whole, "protected"],
  ["letters are read whole", { ...whole, tabs: ["protected", "protected"] }, "protected"],
  ["a private account stands beside", { ...whole, tabs: ["protected", "not-watched"] }, "protected"],
  ["one letter is read in part", { ...whole, tabs: ["protected", "partly"] }, "partly"],
  ["one page can’t be read", { ...whole, tabs: ["cannot-check"] }, "partly"],
  ["the manifest’s sites were taken back", { ...whole, ownSites: false }, "not-protected"],
  ["and only another one is left", { ...whole, ownSites: false, otherSites: 1 }, "partly"],
] as const)("%s", (_name, seen, expected) => {
  expect(toProtection(seen)).toBe(expected);
});
