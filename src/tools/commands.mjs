/**
 * What `npm run <name>` does. Every line starts with a program of node_modules/.bin (`node` is the project's own) and
 * runs after the set-up; arguments of the person go to the last line.
 *
 * @typedef {{
 *   lines: string[][],
 *   needs?: import("./needs.mjs").NeedName[],
 *   goesOnWithout?: boolean,
 *   independentFrom?: number,
 *   needlessWith?: string[],
 * }} Command `goesOnWithout`: a missing need is told, and the lines decide what to do without it. `needlessWith`: with one
 *   of these arguments there is no need at all. `independentFrom`: the lines from this one on need
 *   nothing of each other: when one fails, the rest still run
 */

const build = [
  ["wxt", "build", "-b", "chrome", "--mv3"],
  ["wxt", "build", "-b", "firefox", "--mv3"],
];

/** Builds that watch every site, for tests alone. */
const buildTesting = build.map((line) => [...line, "--mode", "testing"]);

/** @type {Record<string, Command>} */
export const commands = {
  test: {
    needs: ["chromium", "firefox", "fonts", "postgres"],
    goesOnWithout: true,
    lines: [["node", "src/tools/check.ts"]],
  },
  check: { lines: [["node", "src/tools/check.ts"]] },
  fix: {
    lines: [
      ["node", "src/tools/fences.ts"],
      ["node", "src/tools/list-packs.ts"],
      ["node", "src/tools/write-page-tokens.ts"],
      ["node", "src/tools/generate-taiwan.ts"],
      ["biome", "check", "--write", "."],
    ],
  },
  build: { lines: build },
  /** Packages for the shops. */
  zip: { lines: [...build, ["node", "src/tools/zip.ts"]] },
  "build:testing": { lines: buildTesting },
  demo: {
    needs: ["chromium", "fonts"],
    needlessWith: ["--letters", "--help", "-h"],
    lines: [["node", "src/demo/main.ts"]],
  },
  probe: { needs: ["chromium"], lines: [["node", "tests/probe/main.ts"]] },
  audit: { lines: [["node", "src/cli/audit.ts"]] },
  hub: {
    lines: [
      ["node", "src/tools/build-console.ts", "--when-needed"],
      ["node", "src/hub/main.ts"],
    ],
  },
  /** The supervisors' pages, which the hub serves. */
  "console:build": { lines: [["node", "src/tools/build-console.ts"]] },
  /** Ends the hub a hundred times under load, on either database. */
  "test:long": { needs: ["postgres"], lines: [["node", "tests/hub/long.ts"]] },
  "bench:hub": { needs: ["postgres"], goesOnWithout: true, lines: [["node", "tests/bench/hub/run.ts"]] },
  "verify-evidence": { lines: [["node", "src/cli/verify-evidence.ts"]] },
  /** Writes what changed in src/hub/store/schema as the next migration. */
  migrations: { lines: [["drizzle-kit", "generate"]] },
  types: {
    independentFrom: 0,
    lines: [
      ["tsc", "--noEmit"],
      ["tsc", "--noEmit", "-p", "tsconfig.engine.json"],
    ],
  },
  unit: { lines: [["vitest", "run", "--project", "unit"]] },
  bench: {
    needs: ["chromium"],
    goesOnWithout: true,
    independentFrom: 2,
    lines: [
      ["wxt", "build", "-b", "chrome", "--mv3"],
      ["wxt", "build", "-b", "chrome", "--mv3", "--mode", "testing"],
      ["node", "tests/bench/browser.ts"],
      ["node", "tests/bench/page.ts"],
      ["node", "tests/bench/reading.ts"],
      ["node", "tests/bench/run.ts"],
    ],
  },
  "import-handbook": { lines: [["node", "src/cli/import-handbook.ts"]] },
  "import-profile": { lines: [["node", "src/cli/import-profile.ts"]] },
  coverage: { lines: [["node", "src/cli/coverage.ts"]] },
  evaluate: { lines: [["node", "tests/evaluation/evaluate.ts"]] },
  train: {
    lines: [
      ["node", "src/training/concepts.ts"],
      ["node", "src/training/train.ts"],
      ["biome", "format", "--write", "src/engine/ideas"],
    ],
  },
  "train:concepts": {
    lines: [
      ["node", "src/training/concepts.ts"],
      ["biome", "format", "--write", "src/engine/ideas"],
    ],
  },
  "train:words": {
    lines: [
      ["node", "src/training/kin.ts"],
      ["biome", "format", "--write", "src/engine/ideas"],
    ],
  },
  schema: { lines: [["node", "src/tools/write-schema.ts"]] },
  "golden:update": { lines: [["node", "tests/engine/update-golden.ts"]] },
  icons: { needs: ["chromium"], lines: [["node", "src/tools/draw-icons.ts"]] },
  /** Those of README and guides: of the demo, then of the console. */
  pictures: {
    needs: ["chromium", "fonts"],
    independentFrom: 0,
    lines: [
      ["node", "src/tools/readme-pictures.ts"],
      ["node", "tests/pictures/console.ts"],
    ],
  },
  /** docs/send-paths.md, from the tests there are and what came of them. */
  "send-paths": { lines: [["node", "src/tools/send-paths.ts"]] },
  fresh: { lines: [["node", "src/tools/fresh-clone.ts"]] },
  e2e: {
    needs: ["chromium", "firefox", "fonts"],
    lines: [...build, ...buildTesting, ["node", "src/tools/build-console.ts"], ["playwright", "test", "--workers=1"]],
  },
  "test:webmail": {
    needs: ["chromium", "firefox", "webmail"],
    lines: [...buildTesting, ["node", "tests/support/webmail/run.ts"]],
  },
};
