import { defineConfig } from "wxt";

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill"],
  // Auto-imports are off: a file's first lines tell what it depends on.
  imports: false,
  manifestVersion: 3,
  manifest: {
    name: "Countersign",
    description: "Checks letters where they are written, and holds Send until they are fit to go.",
    permissions: [],
  },
});
