import { defineConfig } from "@playwright/test";

/** Browser tests load the built extension (`npm run build`) into the browsers of this machine. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-output/e2e",
  projects: [
    { name: "chromium", testDir: "tests/e2e/chromium" },
    // Driven by puppeteer-core: Playwright's Firefox is its own build and can't load an extension.
    { name: "firefox", testDir: "tests/e2e/firefox" },
  ],
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
