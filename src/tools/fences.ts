/**
 * Which folder may import what. This table is the source; `npm run fix` writes it into biome.fences.json, by which lint
 * (and an editor) holds the fences, and a test tries every pair of folders. To move a fence, change the table in the
 * same commit and give the reason.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const nodeSide = ["bench", "cli", "demo", "tools", "training"];
const extension = [
  "adapters",
  "compose",
  "engine",
  "gate",
  "marks",
  "messages",
  "model",
  "platform",
  "policy",
  "reading",
  "review",
  "sync",
  "trust",
  "ui",
];
const everything = [...extension, "console", "hub", ...nodeSide];

/** Packages that only some folders may import, and why. */
const packages: Record<string, { message: string; allowedIn: string[] }> = {
  "webextension-polyfill": { message: "Only src/platform.", allowedIn: ["src/platform"] },
  "wxt/browser": { message: "Only src/platform.", allowedIn: ["src/platform"] },
  compromise: {
    message: "Only where policies are compiled: too slow for a page.",
    allowedIn: ["src/engine/compile", "src/policy"],
  },
  // Files are read in a page of their own, which is loaded when there is a file: nothing of it weighs on the letter's page.
  "pdfjs-dist": { message: "Only src/reading.", allowedIn: ["src/reading"] },
  "tesseract.js": { message: "Only src/reading.", allowedIn: ["src/reading"] },
  saxen: { message: "Only src/reading.", allowedIn: ["src/reading"] },
};

type Fence = { path: string; notFrom: string[]; because: string };

const not = (...allowed: string[]) => everything.filter((folder) => !allowed.includes(folder));
const nodeAndHub = ["console", "hub", ...nodeSide];
const apart = "Extension and Node side meet only in src/model; the hub shares what checks and signs.";
const engineOnly = "The engine knows only src/model: no page, browser or network.";

/** Later rows replace earlier ones for the files they name. Nothing at all imports an entrypoint. */
export const fences: Fence[] = [
  { path: "entrypoints", notFrom: nodeAndHub, because: apart },
  ...["compose", "gate", "marks", "messages", "platform", "policy", "review", "sync", "trust"].map((folder) => {
    return { path: `src/${folder}`, notFrom: nodeAndHub, because: apart };
  }),
  { path: "src/reading", notFrom: not("reading", "model"), because: "Readers know files and src/model alone." },
  { path: "src/model", notFrom: not("model"), because: "src/model imports nothing of ours." },
  { path: "src/engine", notFrom: not("engine", "model"), because: engineOnly },
  { path: "src/engine/compile", notFrom: not("engine", "model"), because: engineOnly },
  {
    path: "src/adapters",
    notFrom: ["engine", "policy", "ui", ...nodeAndHub],
    because: "Adapters know pages; no rules, policies, interface or Node.",
  },
  {
    path: "src/ui",
    notFrom: ["adapters", "engine", "policy", ...nodeAndHub],
    because: "The interface gets view models, made of the types of src/model.",
  },
  {
    path: "src/console",
    // Replay reads mails, and the import handbooks, with the very readers of the extension.
    notFrom: not("console", "engine", "model", "policy", "reading", "review", "trust", "ui"),
    because: "The console knows the hub by src/model alone, and nothing of the extension's pages or of Node.",
  },
  // The hub signs only what browsers will take: it checks policies and hashes letters by the very code they use.
  { path: "src/hub", notFrom: not("hub", "engine", "model", "policy", "review", "trust"), because: apart },
];

/** Globals that a folder does without; the engine's and the model's types lack them too (tsconfig.engine.json). */
const noNode = deny(["Buffer", "process"], "There is no Node in the browser.");
const noBrowser = deny(["browser", "chrome"], "Ask src/platform.");
/** Every request is written down for the writer to see: src/platform/network.ts does, and is the only way out. */
const noNetwork = deny(
  ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "RTCPeerConnection"],
  "Ask src/platform/network.ts: it writes every request down.",
);
const pure = deny(
  [
    ...["Buffer", "process", "browser", "chrome", "console", "globalThis", "self"],
    ...["window", "document", "navigator", "location", "localStorage", "sessionStorage"],
    ...["fetch", "XMLHttpRequest", "WebSocket", "crypto"],
    ...["Date", "performance", "setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame"],
  ],
  "No page, browser, network or clock here: take it as input.",
);

function deny(names: string[], message: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, message]));
}

/** Biome's options for one path. `**` before `..` also meets `./../`. */
function restrictedImports(path: string, fence?: Fence) {
  const closed = Object.entries(packages).filter(([, { allowedIn }]) => !allowedIn.includes(path));
  const patterns = [{ group: ["**/entrypoints/**"], message: "Nothing imports an entrypoint." }];
  if (fence) patterns.push({ group: [`**/../**/{${fence.notFrom.join(",")}}/**`], message: fence.because });
  const paths = Object.fromEntries(closed.map(([name, { message }]) => [name, { message }]));
  return { level: "error", options: { paths, patterns } };
}

const restrictedGlobals = (deniedGlobals: Record<string, string>) => {
  return { noRestrictedGlobals: { level: "error", options: { deniedGlobals } } };
};

const noRandom = { object: "Math", property: "random", message: "The same input gives the same answer." };

/** The content of biome.fences.json. */
export function toBiomeConfig() {
  return {
    $schema: "./node_modules/@biomejs/biome/configuration_schema.json",
    linter: {
      rules: {
        correctness: { noNodejsModules: "error" },
        style: {
          ...restrictedGlobals({ ...noNode, ...noBrowser, ...noNetwork }),
          noRestrictedImports: restrictedImports(""),
        },
      },
    },
    overrides: [
      ...fences.map((fence) => ({
        includes: [`${fence.path}/**`],
        linter: { rules: { style: { noRestrictedImports: restrictedImports(fence.path, fence) } } },
      })),
      {
        includes: ["src/{engine,model}/**"],
        linter: {
          rules: {
            nursery: { noJsRestrictedProperties: { level: "error", options: { entries: [noRandom] } } },
            style: restrictedGlobals(pure),
          },
        },
      },
      {
        // The script on every watched page uses the browser's own object: the polyfill alone outweighs it.
        includes: ["src/platform/**", "entrypoints/sentinel.ts", "entrypoints/sentinel/**"],
        linter: { rules: { style: restrictedGlobals({ ...noNode, ...noNetwork }) } },
      },
      // The console is the hub's own page and asks nobody else: its content policy says so.
      { includes: ["src/console/**"], linter: { rules: { style: restrictedGlobals({ ...noNode, ...noBrowser }) } } },
      { includes: ["src/platform/network.ts"], linter: { rules: { style: restrictedGlobals(noNode) } } },
      {
        includes: ["src/{bench,cli,demo,hub,tools,training}/**", "tests/**", "*.config.ts"],
        linter: { rules: { correctness: { noNodejsModules: "off" }, style: { noRestrictedGlobals: "off" } } },
      },
    ],
  };
}

/** The file's text: one line an override, so that a diff shows which fence moved. */
function printBiomeConfig() {
  const { $schema, linter, overrides } = toBiomeConfig();
  const lines = overrides.map((override) => `    ${JSON.stringify(override)}`);
  const head = `  "$schema": ${JSON.stringify($schema)},\n  "linter": ${JSON.stringify(linter)},\n`;
  return `{\n${head}  "overrides": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync("biome.fences.json", printBiomeConfig());
}
