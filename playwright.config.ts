import { defineConfig } from "@playwright/test";

/** Browser tests run against the test build: `npx wxt build --mode testing`. */
export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "contracts/**/*.spec.ts"],
  outputDir: "test-output/playwright",
  // Time never fails a test here; this only ends one that hangs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: [["list"]],
});
