import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGE_TOKENS_FILE, toPageTokens } from "../../src/tools/write-page-tokens.ts";

test("the hub's pages wear the product's colours", () => {
  expect(readFileSync(PAGE_TOKENS_FILE, "utf8")).toBe(toPageTokens());
});
