import { defineConfig } from "wxt";

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill"],
  // Auto-imports are off: a file's first lines tell what it depends on.
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: "__MSG_productName__",
    description: "__MSG_productDescription__",
    default_locale: "en",
    permissions: [],
    ...(browser === "firefox" && {
      // 140 is the first with CSS Custom Highlights.
      browser_specific_settings: { gecko: { id: "countersign@extension.example", strict_min_version: "140.0" } },
    }),
  }),
});
