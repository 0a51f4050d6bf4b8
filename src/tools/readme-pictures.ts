/**
 * Draws the demo's pictures of README and guides anew into assets/: plays it in both languages. `npm run pictures` does,
 * and lets tests/pictures/console.ts draw the console's.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./packages.mjs";

const DEMO = { "2-marked.png": "demo-panel", "4-held.png": "demo-gate" };

for (const [language, ending] of [
  ["en", ""],
  ["zh", "-zh"],
] as const) {
  const demo = [join(root, "src/demo/main.ts"), "--headless", "--lang", language];
  const { status } = spawnSync(process.execPath, demo, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`the demo ended with ${status}: the pictures stay as they were`);
  for (const [step, name] of Object.entries(DEMO)) {
    copyFileSync(join(root, "demo-output", `${language}-${step}`), join(root, "assets", `${name}${ending}.png`));
  }
}
