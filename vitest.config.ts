import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // Tests wait for events; this only ends one that hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
