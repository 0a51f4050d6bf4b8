import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fences, toBiomeConfig } from "../../src/tools/fences.ts";

const biome = resolve("node_modules/.bin/biome");

/** A copy of the lint configuration in a folder of its own, where any import may be written. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fences-"));
  for (const name of ["biome.json", "biome.fences.json", ".gitignore"]) cpSync(name, join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Report = { diagnostics: { category: string; location: { path: string; start: { line: number } } }[] };

/** Lints files of one statement a line, in one run; returns by file the statements that the rule refuses. */
function refusedBy(rule: string, files: Record<string, string[]>): Record<string, string[]> {
  for (const [path, statements] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${statements.join("\n")}\n`);
  }
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", ...Object.keys(files)];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics }: Report = JSON.parse(stdout);
  const found = diagnostics.filter(({ category }) => category === `lint/${rule}`);
  const isRefused = (path: string, index: number) =>
    found.some(({ location }) => location.path === path && location.start.line === index + 1);
  return Object.fromEntries(
    Object.entries(files).map(([path, statements]) => {
      return [path, statements.filter((_, index) => isRefused(path, index))];
    }),
  );
}

/** The same for one file. */
function refusedIn(path: string, rule: string, statements: string[]): string[] {
  return refusedBy(rule, { [path]: statements })[path] ?? [];
}

test("the committed fences are those of the table", () => {
  expect(JSON.parse(readFileSync("biome.fences.json", "utf8"))).toEqual(toBiomeConfig());
});

test("every folder of src is known to the fences", () => {
  const known = new Set(fences.flatMap(({ path, notFrom }) => [...notFrom, path.split("/")[1]]));
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test("a folder imports only from folders that are open to it", () => {
  const folders = [...new Set(fences.flatMap(({ notFrom }) => notFrom))].sort();
  const files: Record<string, string[]> = {};
  const expected: Record<string, string[]> = {};
  for (const { path, notFrom } of fences) {
    for (const deeper of ["", "deeper/"]) {
      const file = `${path}/${deeper}probe.ts`;
      const toRoot = "../".repeat(file.split("/").length - 1);
      const toSrc = path.startsWith("src/") ? toRoot.slice(3) : `${toRoot}src/`;
      const importOf = (name: string) => `import "${toSrc}${name}/some-file.ts";`;
      const entrypoint = `import "${toRoot}entrypoints/background.ts";`;
      // Its own files, even where their folder has the name of another.
      files[file] = ['import "./file.ts";', 'import "./ui/file.ts";', entrypoint, ...folders.map(importOf)];
      expected[file] = [entrypoint, ...folders.filter((name) => notFrom.includes(name)).map(importOf)];
    }
  }
  expect(refusedBy("style/noRestrictedImports", files)).toEqual(expected);
});

test("the fences hold for every form of import", () => {
  const forms = [
    'import { a } from "../ui/a.ts";',
    'import type { B } from "../ui/b.ts";',
    'export * from "../ui/c.ts";',
    'export type { D } from "../ui/d.ts";',
    'const e = await import("../ui/e.ts");',
    'import "./../ui/f.ts";',
  ];
  expect(refusedIn("src/engine/forms.ts", "style/noRestrictedImports", forms)).toEqual(forms);
});

test("packages with one door are imported only there", () => {
  const polyfill = 'import "webextension-polyfill";';
  const wxt = 'import "wxt/browser";';
  const compromise = 'import "compromise";';
  const all = [polyfill, wxt, compromise];
  const expected = {
    "src/platform/packages.ts": [compromise],
    "src/policy/packages.ts": [polyfill, wxt],
    "src/engine/compile/packages.ts": [polyfill, wxt],
    "src/engine/packages.ts": all,
    "src/ui/packages.ts": all,
    "src/cli/packages.ts": all,
    "entrypoints/packages.ts": all,
  };
  const files = Object.fromEntries(Object.keys(expected).map((path) => [path, all]));
  expect(refusedBy("style/noRestrictedImports", files)).toEqual(expected);
});

test("Node's own modules are for the Node side", () => {
  const node = ['import "node:fs";'];
  const closed = ["src/engine/node.ts", "src/ui/node.ts", "src/sync/node.ts", "entrypoints/node.ts"];
  const open = ["src/cli/node.ts", "src/hub/node.ts", "src/tools/node.ts", "src/bench/node.ts", "tests/node.ts"];
  const files = Object.fromEntries([...closed, ...open].map((path) => [path, node]));
  const refused = refusedBy("correctness/noNodejsModules", files);
  expect(refused).toEqual({ ...files, ...Object.fromEntries(open.map((path) => [path, []])) });
});

test("engine and model have no page, network, chance or clock", () => {
  const uses = ["Date.now();", "fetch('/');", "setTimeout(f, 1);", "performance.now();", "document.title;"];
  const files = { "src/engine/globals.ts": uses, "src/model/globals.ts": uses };
  expect(refusedBy("style/noRestrictedGlobals", files)).toEqual(files);
  const random = ["Math.random();"];
  expect(refusedIn("src/engine/random.ts", "nursery/noJsRestrictedProperties", random)).toEqual(random);
});

test("only src/platform and the sentinel take the browser's object", () => {
  const uses = ["browser.runtime.id;", "chrome.runtime.id;"];
  const expected = { "src/gate/browser.ts": uses, "src/platform/browser.ts": [], "entrypoints/sentinel.ts": [] };
  const files = Object.fromEntries(Object.keys(expected).map((path) => [path, uses]));
  expect(refusedBy("style/noRestrictedGlobals", files)).toEqual(expected);
});

test("one file of the extension asks the network", () => {
  const uses = ["fetch('/');", "new XMLHttpRequest();", "new WebSocket('wss://a');", "new EventSource('/');"];
  const closed = ["compose", "ui", "sync", "platform", "reading", "gate", "policy"].map((name) => `src/${name}/out.ts`);
  const open = ["src/platform/network.ts", "src/hub/out.ts"];
  const files = Object.fromEntries([...closed, "entrypoints/out.ts", ...open].map((path) => [path, uses]));
  const refused = refusedBy("style/noRestrictedGlobals", files);
  expect(refused).toEqual({ ...files, ...Object.fromEntries(open.map((path) => [path, []])) });
});

test("beacons are sent by nobody", () => {
  const sources = ["src", "entrypoints"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(root, file), "utf8")),
  );
  expect(sources.filter((text) => /sendBeacon|importScripts|globalThis\.fetch|window\.fetch/.test(text))).toEqual([]);
});

test("console is for the Node side", () => {
  const log = ["console.log(1);"];
  expect(refusedIn("src/gate/console.ts", "suspicious/noConsole", log)).toEqual(log);
  expect(refusedIn("src/cli/console.ts", "suspicious/noConsole", log)).toEqual([]);
});

test("any and an unexplained non-null assertion are refused", () => {
  expect(refusedIn("src/ui/any.ts", "suspicious/noExplicitAny", ["let a: any;"])).toHaveLength(1);
  expect(refusedIn("src/ui/non-null.ts", "style/noNonNullAssertion", ["export const b = list[0]!;"])).toHaveLength(1);
});
