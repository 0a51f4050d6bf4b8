import { defineConfig } from "wxt";

const EVERYWHERE = "<all_urls>";
const GMAIL = "https://mail.google.com/*";
const THIS_MACHINE = "http://127.0.0.1/*";

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill"],
  // Auto-imports are off: a file's first lines tell what it depends on.
  imports: false,
  manifestVersion: 3,
  hooks: {
    // A test build is a production build with wider rights, not a development one.
    "build:before": () => {
      process.env.NODE_ENV = "production";
    },
    "vite:build:extendConfig": (_entries, config) => {
      config.define = { ...config.define, "process.env.NODE_ENV": '"production"' };
    },
  },
  manifest: ({ mode, browser }) => {
    // The test build watches every site: a browser without a window can't press the permission prompt.
    // The demo build watches its mailbox on this machine too.
    const watched = mode === "testing" ? [EVERYWHERE] : mode === "demo" ? [GMAIL, THIS_MACHINE] : [GMAIL];
    const sentinel = {
      js: ["sentinel.js"],
      matches: watched,
      run_at: "document_start" as const,
      all_frames: true,
      match_about_blank: true,
      match_origin_as_fallback: true,
    };
    return {
      name: "__MSG_productName__",
      description: "__MSG_productDescription__",
      default_locale: "en",
      // activeTab: the popup names the site it was opened on, which a site that is not watched keeps to itself otherwise.
      permissions: ["activeTab", "scripting", "storage"],
      host_permissions: watched,
      optional_host_permissions: ["https://*/*", "http://*/*"],
      content_scripts: [sentinel],
      // Pages show the frame for text, and nothing else of ours.
      web_accessible_resources: [{ resources: ["field.html"], matches: [EVERYWHERE] }],
      ...(browser === "firefox" && {
        // 140 is the first with CSS Custom Highlights.
        browser_specific_settings: { gecko: { id: "countersign@extension.example", strict_min_version: "140.0" } },
      }),
    };
  },
});
