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
  // What holds a letter is tried once. Specs of our own pages, which may be drawn anew under a test's eyes, and the one
  // of answers and their signs say `retries: 1` themselves; what passed only then is named as flaky.
  retries: 0,
  // Tests wait for events; this only ends one that hangs.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
});
