/**
 * Builds the console into `.output/console`, for the hub to serve:
 *
 *   node src/tools/build-console.ts [--when-needed]
 *
 * `--when-needed`: only when it is missing or what it is made of has changed.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pdfReader from "pdfjs-dist/package.json" with { type: "json" };
import { build, type InlineConfig } from "vite";
import { pdfTextAssets } from "./reading-assets.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const output = join(root, ".output/console");
/** Beside the files, not among what is served: which sources they were made of. */
const STAMP = ".built-from";
const SOURCES = ["console", "engine", "model", "policy", "reading", "review", "trust", "ui"];

/** What stands in the page where the hub puts a new nonce with each answer. */
export const NONCE_PLACEHOLDER = "NONCE-OF-THIS-ANSWER";

function toConfig(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, "src/console"),
    base: "/console/",
    logLevel: "warn",
    html: { cspNonce: NONCE_PLACEHOLDER },
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      // Every browser that the extension runs in.
      target: ["chrome120", "firefox128", "safari17"],
      // Nothing inline: the page's content policy takes no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        checks: { pluginTimings: false },
        // Libraries mark their modules for servers that draw; here all is drawn in the browser.
        onwarn: (warning, tell) => {
          if (warning.code !== "MODULE_LEVEL_DIRECTIVE") tell(warning);
        },
      },
    },
  };
}

/** A hash over everything the build is made of. */
function digestSources(): string {
  const hash = createHash("sha256");
  const add = (file: string) => hash.update(relative(root, file)).update(readFileSync(file));
  for (const folder of SOURCES) {
    const at = join(root, "src", folder);
    for (const name of readdirSync(at, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.(tsx?|css|html|json)$/.test(name)) add(join(at, name));
    }
  }
  add(join(root, "package-lock.json"));
  add(fileURLToPath(import.meta.url));
  return hash.digest("hex");
}

function isCurrent(digest: string): boolean {
  try {
    return readFileSync(join(output, STAMP), "utf8") === digest;
  } catch {
    return false;
  }
}

/** @returns whether anything was built */
async function buildConsole({ whenNeeded }: { whenNeeded: boolean }): Promise<boolean> {
  const digest = digestSources();
  if (whenNeeded && isCurrent(digest)) return false;
  console.log("Building the console; this takes some seconds…");
  mkdirSync(join(root, ".output"), { recursive: true });
  // Built aside and moved at the end: a hub that runs never serves half a build.
  const aside = mkdtempSync(join(root, ".output/console-"));
  try {
    await build(toConfig(aside));
    for (const { absoluteSrc, relativeDest } of pdfTextAssets(join(root, "node_modules"))) {
      // The version is in the address: a worker of another one would not fit.
      const to = join(aside, relativeDest.replace(/^reading/, `reading/${pdfReader.version}`));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(absoluteSrc, to);
    }
    writeFileSync(join(aside, STAMP), digest);
    // The folder for one's own eyes becomes one that the hub's account may read too.
    chmodSync(aside, 0o755);
    rmSync(output, { recursive: true, force: true });
    renameSync(aside, output);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return true;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { "when-needed": { type: "boolean", default: false } } });
  if (await buildConsole({ whenNeeded: values["when-needed"] })) console.log("The console is built.");
}
