import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { arePackagesCurrent, projectEnvironment, projectNode } from "../../src/tools/packages.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "packages-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, packages: object) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify({ packages }));
}

const tool = { version: "1.0.0" };

test("packages are current when each locked one is installed in its version", () => {
  write("package-lock.json", { "": {}, "node_modules/tool": tool });
  write("node_modules/.package-lock.json", { "node_modules/tool": tool });
  expect(arePackagesCurrent(folder)).toBe(true);
});

test("a platform package that does not fit this machine is not missed", () => {
  write("package-lock.json", {
    "": {},
    "node_modules/tool": tool,
    "node_modules/tool-win32": { ...tool, optional: true },
  });
  write("node_modules/.package-lock.json", { "node_modules/tool": tool });
  expect(arePackagesCurrent(folder)).toBe(true);
});

test.each([
  ["no node_modules", undefined],
  ["an installation cut short", { "node_modules/other": tool }],
  ["another version", { "node_modules/tool": { version: "0.9.0" } }],
])("packages are not current with %s", (_, installed) => {
  write("package-lock.json", { "": {}, "node_modules/tool": tool });
  if (installed) write("node_modules/.package-lock.json", installed);
  expect(arePackagesCurrent(folder)).toBe(false);
});

test("the project's Node comes first on the PATH", () => {
  const node = projectNode() ?? "";
  const folders = projectEnvironment(node).PATH?.split(delimiter) ?? [];
  expect(folders[0]).toBe(dirname(node));
});
