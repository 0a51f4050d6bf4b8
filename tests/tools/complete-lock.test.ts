import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingEntries, platformOf } from "../../src/tools/complete-lock.mjs";

test("package-lock.json is whole, so that `npm ci` takes it: else run `npm run lock`", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(Object.keys(missingEntries(lock))).toEqual([]);
});

test("package-lock.json names no registry", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved"/);
});

test("fills in a platform package that the registry lacked, and leaves the others", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/tool": {
        dev: true,
        optionalDependencies: { "@tool/linux-x64": "1.2.0", "@tool/cli-win32-arm64": "1.2.0" },
      },
      "node_modules/@tool/linux-x64": { version: "1.2.0" },
    },
  };
  expect(missingEntries(lock)).toEqual({
    "node_modules/@tool/cli-win32-arm64": {
      version: "1.2.0",
      dev: true,
      optional: true,
      os: ["win32"],
      cpu: ["arm64"],
    },
  });
});

test("puts a second version of a platform package under its parent", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/@tool/linux-x64": { version: "1.0.0" },
      "node_modules/tool": { optionalDependencies: { "@tool/linux-x64": "2.0.0" } },
    },
  };
  expect(Object.keys(missingEntries(lock))).toEqual(["node_modules/tool/node_modules/@tool/linux-x64"]);
});

test("says what it can't fill in", () => {
  const lock = { packages: { "node_modules/tool": { optionalDependencies: { extra: "^1.0.0" } } } };
  expect(() => missingEntries(lock)).toThrow("node_modules/tool wants extra@^1.0.0");
});

test.each([
  ["@rollup/rollup-linux-arm64-musl", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
  ["@rollup/rollup-linux-x64-gnu", { os: ["linux"], cpu: ["x64"], libc: ["glibc"] }],
  ["@rollup/rollup-linux-arm-musleabihf", { os: ["linux"], cpu: ["arm"], libc: ["musl"] }],
  ["@rollup/rollup-win32-x64-gnu", { os: ["win32"], cpu: ["x64"] }],
  ["@biomejs/cli-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["fsevents", undefined],
])("platform of %s", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
