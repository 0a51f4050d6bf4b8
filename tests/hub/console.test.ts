import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

let hub: TestHub;
let folder: string;
const SCRIPT = "console.log(1);\n".repeat(100);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-"));
  hub = await startHub({ environment: { HUB_CONSOLE: join(folder, "built") } });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${hub.origin}${path}`, { headers, redirect: "manual" });

test("a console that was not built is said to be missing, in the reader's language; the hub works", async () => {
  const missing = await get("/console/", { "accept-language": "en" });
  expect(missing.status).toBe(503);
  expect(await missing.text()).toContain("npm run console:build");
  expect(await (await get("/console/reviews", { "accept-language": "zh-CN" })).text()).toContain("控制台尚未就绪");
  expect(await (await get("/console/", { "accept-language": "zh-HK,zh;q=0.9" })).text()).toContain("控制台尚未就緒");
  expect((await get("/console/assets/index-abc.js")).status).toBe(404);
  expect((await get("/healthz")).status).toBe(200);
});

test("once built it is served, under a policy that lets in nothing from elsewhere and nothing inline", async () => {
  mkdirSync(join(folder, "built/assets"), { recursive: true });
  const nonce =
    '<meta property="csp-nonce" nonce="NONCE-OF-THIS-ANSWER"><script nonce="NONCE-OF-THIS-ANSWER"></script>';
  writeFileSync(join(folder, "built/index.html"), `<!doctype html>${nonce}`);
  writeFileSync(join(folder, "built/assets/index-abc.js"), SCRIPT);
  const pages = await Promise.all(["/console/", "/console/reviews/one", "/console/"].map((path) => get(path)));
  const nonces = await Promise.all(
    pages.map(async (page) => {
      expect(page.status).toBe(200);
      expect(page.headers.get("cache-control")).toBe("no-store");
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
      const found = /'nonce-([^']{16,})'/.exec(policy)?.[1] ?? "";
      const text = await page.text();
      expect(text).not.toContain("NONCE-OF-THIS-ANSWER");
      expect(text.split(`nonce="${found}"`)).toHaveLength(3);
      return found;
    }),
  );
  expect(new Set(nonces).size).toBe(3);
  expect((await get("/console")).headers.get("location")).toBe("/console/");
});

test("files whose names tell their content are kept for a year, and packed", async () => {
  const plain = await get("/console/assets/index-abc.js", { "accept-encoding": "identity" });
  expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(plain.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(plain.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await plain.text()).toBe(SCRIPT);
  const packed = await get("/console/assets/index-abc.js", { "accept-encoding": "br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(await packed.text()).toBe(SCRIPT);
});

test("nothing beside the built files is reachable", async () => {
  for (const path of ["..%2Findex.html", "%2e%2e%2f.built-from", "index-abc.js%00", "nothing.js"]) {
    expect((await get(`/console/assets/${path}`)).status, path).toBe(404);
  }
});
