/**
 * What `npm run <name>` does. Every line starts with a program of node_modules/.bin (`node` is the project's own) and
 * runs after the set-up; arguments of the person go to the last line.
 *
 * @typedef {{
 *   lines: string[][],
 *   needs?: import("./needs.mjs").NeedName[],
 *   goesOnWithout?: boolean,
 *   needlessWith?: string[],
 * }} Command `goesOnWithout`: a missing need is told, and the lines decide what to do without it. `needlessWith`: with one
 *   of these arguments there is no need at all
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
    needs: ["chromium", "firefox", "fonts"],
    goesOnWithout: true,
    lines: [["node", "src/tools/check.ts"]],
  },
  check: { lines: [["node", "src/tools/check.ts"]] },
  fix: {
    lines: [
      ["node", "src/tools/fences.ts"],
      ["biome", "check", "--write", "."],
    ],
  },
  build: { lines: build },
  "build:testing": { lines: buildTesting },
  demo: {
    needs: ["chromium", "fonts"],
    needlessWith: ["--letters", "--help", "-h"],
    lines: [["node", "src/demo/main.ts"]],
  },
  audit: { lines: [["node", "src/cli/audit.ts"]] },
  types: {
    lines: [
      ["tsc", "--noEmit"],
      ["tsc", "--noEmit", "-p", "tsconfig.engine.json"],
    ],
  },
  unit: { lines: [["vitest", "run", "--project", "unit"]] },
  bench: {
    needs: ["chromium"],
    goesOnWithout: true,
    lines: [
      ["wxt", "build", "-b", "chrome", "--mv3"],
      ["wxt", "build", "-b", "chrome", "--mv3", "--mode", "testing"],
      ["node", "tests/bench/browser.ts"],
      ["node", "tests/bench/run.ts"],
    ],
  },
  evaluate: { lines: [["node", "tests/evaluation/evaluate.ts"]] },
  train: { lines: [["node", "src/training/train.ts"]] },
  schema: { lines: [["node", "src/tools/write-schema.ts"]] },
  "golden:update": { lines: [["node", "tests/engine/update-golden.ts"]] },
  icons: { needs: ["chromium"], lines: [["node", "src/tools/draw-icons.ts"]] },
  fresh: { lines: [["node", "src/tools/fresh-clone.ts"]] },
  e2e: { needs: ["chromium", "firefox", "fonts"], lines: [...build, ...buildTesting, ["playwright", "test"]] },
  "test:webmail": {
    needs: ["chromium", "firefox", "webmail"],
    lines: [...buildTesting, ["node", "tests/support/webmail/run.ts"]],
  },
};
