import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { findChromium, findFirefox } from "../../src/tools/browsers.mjs";
import { commands } from "../../src/tools/commands.mjs";
import { needs } from "../../src/tools/needs.mjs";

const scripts: Record<string, string> = JSON.parse(readFileSync("package.json", "utf8")).scripts;

afterEach(() => vi.unstubAllEnvs());

function run(...args: string[]) {
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

test("every command has its npm script, which starts it by its name", () => {
  for (const name of Object.keys(commands)) expect(scripts[name]).toBe(`node src/tools/run.mjs ${name}`);
});

test("every npm script starts on a plain Node", () => {
  for (const script of Object.values(scripts)) expect(script).toMatch(/^node src\/tools\/[\w-]+\.mjs( |$)/);
});

test("an unknown command names those there are, on standard error", () => {
  const { status, stdout, stderr } = run("src/tools/run.mjs", "dance");
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain('No command "dance". There are: test, ');
});

test("an unknown need is refused with those there are", () => {
  const { status, stderr } = run("src/tools/setup.mjs", "--need", "chromium,unicorn");
  expect(status).toBe(2);
  expect(stderr).toContain(`Unknown: unicorn. --need takes ${Object.keys(needs).join(", ")}.`);
});

test("arguments and the exit code pass through", () => {
  const { status, stderr } = run("src/tools/run.mjs", "check", "--without", "lynx");
  expect(status).toBe(2);
  expect(stderr).toContain("--without takes chromium, firefox or postgres, not lynx");
});

test("a browser that the environment names is the only one looked at", () => {
  vi.stubEnv("COUNTERSIGN_CHROMIUM", process.execPath);
  vi.stubEnv("COUNTERSIGN_FIREFOX", "/nowhere/firefox");
  expect(findChromium()).toBe(process.execPath);
  expect(findFirefox()).toBeUndefined();
});
