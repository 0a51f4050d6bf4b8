import { spawn } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const folder = resolve("demo-output");

/** Runs the demo as `npm run demo -- …` does, once the set-up is done, where there is no display. */
function runDemo(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const child = spawn(process.execPath, [resolve("src/demo/main.ts"), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env,
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", fail);
    child.on("close", (code) => done({ code, output }));
  });
}

// One after the other: both make the same build.
test.describe.configure({ mode: "serial", timeout: 600_000 });

// Only on Linux can the environment say that there is no display; elsewhere a window would open.
const asked = process.platform === "linux" ? [] : ["--headless"];

for (const { lang, flags, end } of [
  { lang: "en", flags: asked, end: "Every step held." },
  { lang: "zh", flags: ["--headless"], end: "每一步都符合预期。" },
]) {
  test(`the demo plays its story to the end in ${lang}, with a picture of each step`, async () => {
    for (const name of listPictures(lang)) rmSync(join(folder, name));
    const { code, output } = await runDemo(...flags, "--lang", lang);
    expect(output.includes("There is no display, so the demo plays by itself.")).toBe(flags.length === 0);
    expect(output).toContain(end);
    expect(output.match(/^✓ \d\/6 /gm)).toHaveLength(6);
    expect(code).toBe(0);
    const pictures = listPictures(lang);
    expect(pictures).toHaveLength(6);
    for (const name of pictures) expect(statSync(join(folder, name)).size).toBeGreaterThan(10_000);
  });
}

test("an unknown option is refused with those there are", async () => {
  const { code, output } = await runDemo("--lang", "fr");
  expect(code).toBe(2);
  expect(output).toContain("--lang takes en or zh, not fr");
});

function listPictures(lang: string): string[] {
  try {
    return readdirSync(folder).filter((name) => new RegExp(`^${lang}-\\d-[a-z]+\\.png$`).test(name));
  } catch {
    return [];
  }
}
