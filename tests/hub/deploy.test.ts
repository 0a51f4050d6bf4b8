import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";

const dockerfile = readFileSync("deploy/Dockerfile", "utf8").replace(/\\\n\s*/g, "");
const unit = readFileSync("deploy/countersign-hub.service", "utf8");
/** The steps of each stage, the last of which is the image. */
const stages = dockerfile.split(/^FROM .*$/m).slice(1);
const copies = (steps = "") =>
  [...steps.matchAll(/^COPY (?!--from)(.+) (\S+)$/gm)].map(([, from = "", to = ""]) => ({ from: from.split(" "), to }));
const listOf = (steps: string | undefined, name: string): string[] =>
  JSON.parse(new RegExp(`^ *${name} (\\[.*\\])$`, "m").exec(steps ?? "")?.[1] ?? "[]");

type Lock = { packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }> };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-image-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every file that the Dockerfile copies is there, and none is kept out of its context", () => {
  const ignored = readFileSync(".dockerignore", "utf8").split("\n");
  const named = stages.flatMap((steps) => copies(steps).flatMap(({ from }) => from));
  expect(named).toContain("src");
  for (const path of named) {
    expect(existsSync(path), path).toBe(true);
    expect(ignored, path).not.toContain(path);
  }
});

test("the unit's command names what an installation has", () => {
  const [program = "", script = ""] = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(" ") ?? [];
  const root = /^WorkingDirectory=(.*)$/m.exec(unit)?.[1] ?? "";
  expect(existsSync(program.replace(`${root}/`, ""))).toBe(true);
  expect(existsSync(script)).toBe(true);
});

/** What `npm ci --omit=dev` installs, by links to the packages here. */
function linkPackages(into: string): void {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  for (const [path, { dev, devOptional, optional }] of Object.entries(packages)) {
    if (!/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || dev || devOptional) continue;
    if (optional && !existsSync(path)) continue;
    mkdirSync(dirname(join(into, path)), { recursive: true });
    symlinkSync(join(process.cwd(), path), join(into, path));
  }
}

test("with nothing but what the image has, its command starts a hub that says it is ready", async () => {
  const [, , image] = stages;
  const app = join(folder, "app");
  for (const { from, to } of copies(image))
    for (const path of from) cpSync(path, join(app, to, to === "./" ? path : ""), { recursive: true });
  linkPackages(app);
  const [program, ...flags] = listOf(image, "CMD");
  expect(program).toBe("node");
  const given: Record<string, string> = { "/data": join(folder, "data"), "0.0.0.0": "127.0.0.1", "8787": "0" };
  const child = spawn(
    process.execPath,
    flags.map((flag) => given[flag] ?? flag),
    {
      cwd: app,
      env: { NODE_ENV: /^ENV NODE_ENV=(\w+)$/m.exec(image ?? "")?.[1], HUB_ORIGIN: "https://hub.example.com" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exited = once(child, "exit");
  let port: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    port ??= /\(port (\d+)\)$/.exec(line)?.[1];
    if (line === "Ready.") break;
  }
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe("ready");
  const [, option = "", script = ""] = listOf(image, "HEALTHCHECK.*? CMD");
  const health = spawn(process.execPath, [option, script.replace("8787", port ?? "")]);
  expect(await once(health, "exit")).toEqual([0, null]);
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
