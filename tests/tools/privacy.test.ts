import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const config = readFileSync(join(root, "wxt.config.ts"), "utf8");

/** Permissions that the manifest names, as the configuration lists them. */
function manifestPermissions(): string[] {
  const start = config.indexOf("permissions: [");
  const lists = config.slice(start, config.indexOf("],\n", config.indexOf("offscreen", start)));
  return [...lists.matchAll(/"([a-zA-Z]+)"/g)].map(([, name = ""]) => name).filter((name) => name !== "firefox");
}

const rowsOf = (file: string) => {
  const text = readFileSync(join(root, "docs", file), "utf8");
  return [...text.matchAll(/^\| `([a-zA-Z]+)`/gm)].map(([, name]) => name).sort();
};

test.each(["privacy.md", "privacy.zh-CN.md"])("%s justifies each permission of the manifest, and no other", (file) => {
  expect(manifestPermissions()).toContain("storage");
  expect(rowsOf(file)).toEqual(manifestPermissions().sort());
});
