import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { optionsEn } from "../../src/ui/i18n/screens/options.en.ts";
import { STORED_KEYS } from "../../src/ui/view-models/options.ts";

const SOURCES = join(import.meta.dirname, "../../src");

/** Every key under which the sources keep a value. */
function keptKeys(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const text = files.map((file) => readFileSync(join(SOURCES, file), "utf8")).join("\n");
  return [...text.matchAll(/create(?:Large)?StoredValue\(\s*"(\w+)"/g)].map(([, key = ""]) => key);
}

test("whatever is kept has a name of its own among what is stored", () => {
  const kept = keptKeys();
  expect(kept).toEqual(expect.arrayContaining(["settings", "hubPolicy"]));
  expect(kept.filter((key) => !STORED_KEYS.some((one) => one === key))).toEqual([]);
  const names = STORED_KEYS.map((key) => optionsEn[`stored.key.${key}`]);
  expect(new Set(names).size).toBe(STORED_KEYS.length);
});
