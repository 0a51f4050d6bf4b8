import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { Logger } from "pino";
import { toOwnBytes } from "../http/bytes.ts";
import type { Env } from "../http/serve-endpoints.ts";
import { pickWords } from "./words.ts";

/** Where `npm run console:build` puts it. */
const BUILT = fileURLToPath(new URL("../../../.output/console", import.meta.url));
/** What the build leaves where each answer gets a nonce of its own. */
const NONCE_PLACEHOLDER = /NONCE-OF-THIS-ANSWER/g;

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};
const PACKED = new Set([".js", ".css", ".json", ".svg", ".wasm"]);

type Asset = { type: string; plain: Uint8Array; brotli?: Promise<Uint8Array>; gzip?: Promise<Uint8Array> };
type Built = { page: string; assets: ReadonlyMap<string, Asset> };

export type ConsoleDeps = { folder?: string; log: Logger };

/** Serves the built console under `/console/`: one page for every address, and files whose names tell their content. */
export function addConsole(app: Hono<Env>, { folder = BUILT, log }: ConsoleDeps): void {
  let built: Built | undefined;
  /** Read once, at the first question: a console that is built while the hub runs is found too. */
  const find = () => {
    built ??= readBuilt(folder);
    return built;
  };

  app.get("/console/assets/:name", async (c) => {
    const asset = find()?.assets.get(`assets/${c.req.param("name")}`);
    return asset ? serveAsset(c, asset) : c.notFound();
  });
  // What reads a PDF, in a folder named by its version.
  app.get("/console/reading/*", async (c) => {
    const asset = find()?.assets.get(c.req.path.slice("/console/".length));
    return asset ? serveAsset(c, asset) : c.notFound();
  });
  app.get("/console", (c) => c.redirect("/console/"));
  app.get("/console/*", (c) => {
    const found = find();
    c.header("cache-control", "no-store");
    if (!found) {
      log.warn({ folder }, "the console is not built: run npm run console:build");
      return serveMissing(c);
    }
    return c.html(found.page.replace(NONCE_PLACEHOLDER, c.get("secureHeadersNonce") ?? ""));
  });
}

function readBuilt(folder: string): Built | undefined {
  const page = join(folder, "index.html");
  if (!existsSync(page)) return undefined;
  const files = ["assets", "reading"].flatMap((part) => filesIn(folder, part));
  return {
    page: readFileSync(page, "utf8"),
    assets: new Map(files.map((file) => [file, readAsset(join(folder, file))])),
  };
}

/** Paths of all files below a part of the build, with slashes, from the build's folder. */
function filesIn(folder: string, part: string): string[] {
  if (!existsSync(join(folder, part))) return [];
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function readAsset(file: string): Asset {
  const kind = extname(file);
  return { type: TYPES[kind] ?? "application/octet-stream", plain: toOwnBytes(readFileSync(file)) };
}

async function serveAsset(c: Context<Env>, asset: Asset): Promise<Response> {
  const headers = {
    "content-type": asset.type,
    // The name holds the hash of the content, or the version.
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  };
  const accepted = c.req.header("accept-encoding") ?? "";
  const isPacked = [...PACKED].some((kind) => TYPES[kind] === asset.type);
  for (const [name, pack] of [
    ["br", packBrotli],
    ["gzip", packGzip],
  ] as const) {
    if (!isPacked || !new RegExp(`\\b${name}\\b`).test(accepted)) continue;
    return c.body(toOwnBytes(await pack(asset)), 200, { ...headers, "content-encoding": name });
  }
  return c.body(toOwnBytes(asset.plain), 200, headers);
}

const compress = promisify(brotliCompress);
/** Somebody waits for it: a worker of 1.4 MB takes 0.1 s so, and 3.7 s with the best, for an eighth less. */
const QUALITY = 6;

/** Packed once, when somebody first asks. */
function packBrotli(asset: Asset): Promise<Uint8Array> {
  asset.brotli ??= compress(asset.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  return asset.brotli;
}

function packGzip(asset: Asset): Promise<Uint8Array> {
  asset.gzip ??= promisify<Uint8Array, Uint8Array>(gzip)(asset.plain);
  return asset.gzip;
}

function serveMissing(c: Context<Env>) {
  const words = pickWords(c.req.header("accept-language"));
  const page = html`<!doctype html>
<html lang="${words.lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${words.consoleMissing} · ${words.product}</title>
    <link rel="stylesheet" href="/assets/pages.css">
  </head>
  <body><main><h1>${words.consoleMissing}</h1><p>${words.consoleMissingLead}</p><p><code>npm run console:build</code></p></main></body>
</html>`;
  return c.html(page, 503);
}
