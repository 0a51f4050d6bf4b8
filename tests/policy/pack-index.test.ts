import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { indexFile, packIndex } from "../../src/tools/list-packs.ts";

test("the list of packs names every file of the folders (else: npm run fix)", () => {
  expect(readFileSync(indexFile, "utf8")).toBe(packIndex());
});
