import { defineConfig } from "vitest/config";

// Tests wait for events; this only ends one that hangs.
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 };
const hub = { ...timeouts, include: ["tests/hub/**/*.test.ts"], globalSetup: ["tests/support/hub/global-setup.ts"] };

export default defineConfig({
  test: {
    environment: "node",
    projects: [
      {
        test: {
          ...timeouts,
          name: "unit",
          // None of them tells the time, so they may share the machine's processors.
          maxWorkers: 2,
          globalSetup: "tests/support/warm-policy.ts",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/**/browser/**", "tests/hub/**"],
        },
      },
      {
        // Pages of our own in Chromium, without the extension: components by role and label.
        test: { ...timeouts, name: "interface", include: ["tests/**/browser/*.test.{ts,tsx}"] },
      },
      // The hub as a whole, the same tests on either database.
      { test: { ...hub, name: "hub" } },
      { test: { ...hub, name: "hub-postgres" } },
    ],
  },
});
