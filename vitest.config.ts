import { defineConfig } from "vitest/config";

// Tests wait for events; this only ends one that hangs.
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    environment: "node",
    projects: [
      {
        test: { ...timeouts, name: "unit", include: ["tests/**/*.test.{ts,tsx}"], exclude: ["tests/**/browser/**"] },
      },
      {
        // Pages of our own in Chromium, without the extension: components by role and label.
        test: { ...timeouts, name: "interface", include: ["tests/**/browser/*.test.{ts,tsx}"] },
      },
    ],
  },
});
