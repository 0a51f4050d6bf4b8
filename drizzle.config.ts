import { defineConfig } from "drizzle-kit";

/** `npm run migrations` writes what changed in the schema as the next migration. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/hub/store/schema/index.ts",
  out: "./src/hub/store/migrations",
});
