import { defineConfig } from "@playwright/test";

/**
 * Walks over hundreds of ways to send: each waits to see that no second letter leaves, so two files at a time take half as
 * long. All other tests run one at a time, for some of them tell how soon something came.
 */
const WALKS = ["standins.spec.ts", "variants.spec.ts"];

/** Browser tests load the built extension (`npm run build`) into the browsers of this machine. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-output/e2e",
  projects: [
    { name: "chromium", testDir: "tests/e2e/chromium", testIgnore: WALKS, workers: 1 },
    { name: "chromium-walks", testDir: "tests/e2e/chromium", testMatch: WALKS, dependencies: ["chromium"] },
    // Driven by puppeteer-core: Playwright's Firefox is its own build and can't load an extension.
    { name: "firefox", testDir: "tests/e2e/firefox", workers: 1 },
  ],
  workers: 2,
  // A busy machine's browser may lose a key or a click of its driver. src/tools/second-tries.ts names what passed only in a
  // second try, and lets none pass whose first found a letter gone or no gate.
  retries: 1,
  // Tests wait for events; this only ends one that hangs.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
});
