import { defineConfig } from "wxt";
import { describeIssues } from "./src/model/issues.ts";
import { PACKAGED_BASE_FILE, PACKAGED_POLICY_FILE, PACKAGED_PROOF_FILE } from "./src/platform/compiled-store.ts";
import { bundledPolicySource } from "./src/policy/bundled.ts";
import { NOTES_FILE } from "./src/policy/handbook-page.ts";
import { handbookNotes, handbookPages } from "./src/policy/handbook-pages.ts";
import { toPackBase } from "./src/policy/known-parts.ts";
import { parsePolicy } from "./src/policy/parse-policy.ts";
import { bareScripts } from "./src/tools/bare-scripts.ts";
import { closedHtml } from "./src/tools/closed-html.ts";
import { compileCached, proveCached } from "./src/tools/compile-cached.ts";
import { readingAssets } from "./src/tools/reading-assets.ts";

const EVERYWHERE = "<all_urls>";
const GMAIL = "https://mail.google.com/*";
const THIS_MACHINE = "http://127.0.0.1/*";

/** Entries that are pages; the others are scripts. */
const PAGES = new Set(["popup", "options", "unlisted-page", "sidepanel"]);

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
    // The builder would take the popup's own title.
    "build:manifestGenerated": (_wxt, manifest) => {
      if (manifest.action) manifest.action.default_title = "__MSG_notWatchedHere__";
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = "__MSG_productName__";
    },
    // What reads files comes out of its packages. Compiling takes seconds: no browser has to do it for the policy that everybody starts with.
    "build:publicAssets": ({ config: { mode } }, files) => {
      const parsed = parsePolicy(bundledPolicySource());
      if (parsed.kind === "invalid")
        throw new Error(`The bundled policy can’t be used.\n${describeIssues(parsed.issues)}`);
      // What each finding's source leads to.
      for (const { file, html } of handbookPages(parsed.policy)) files.push({ relativeDest: file, contents: html });
      files.push({ relativeDest: NOTES_FILE, contents: JSON.stringify(handbookNotes(parsed.policy)) });
      files.push(...readingAssets());
      files.push({ relativeDest: PACKAGED_POLICY_FILE, contents: JSON.stringify(compileCached(parsed.policy)) });
      files.push({ relativeDest: PACKAGED_BASE_FILE, contents: JSON.stringify(toPackBase(parsed.policy).name) });
      // A browser that follows a hub need not prove these rules again. The demo follows none, and starts sooner.
      if (mode !== "demo") {
        files.push({ relativeDest: PACKAGED_PROOF_FILE, contents: JSON.stringify(proveCached(parsed.policy)) });
      }
    },
    "vite:build:extendConfig": (entries, config) => {
      config.define = { ...config.define, "process.env.NODE_ENV": '"production"' };
      config.plugins = [...(config.plugins ?? []), closedHtml(), bareScripts()];
      // The libraries that read files keep to chunks of their own, so that a look at ours sees ours alone. A script is one file.
      if (entries.every(({ type }) => !PAGES.has(type))) return;
      const chunkOf = (id: string) => /node_modules[\\/](pdfjs|tesseract)(-dist|\.js)[\\/]/.exec(id)?.[1];
      const output = config.build?.rollupOptions?.output;
      if (output && !Array.isArray(output)) output.manualChunks = chunkOf;
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
    // A few lines in the page's own world: a form that a script submits fires no event.
    const pageSubmit = { ...sentinel, js: ["page-submit.js"], world: "MAIN" as const };
    return {
      name: "__MSG_productName__",
      description: "__MSG_productDescription__",
      default_locale: "en",
      // activeTab: the popup names the site it was opened on, which a site that is not watched keeps to itself otherwise.
      // A tab is shown as watched only when the script in it says so: see src/platform/toolbar.ts.
      action: {
        default_icon: { 16: "icon/off-16.png", 32: "icon/off-32.png" },
      },
      // alarms and notifications: clocks that sent letters start ring on time.
      // offscreen: Chromium's page for reading attached files; Firefox has none and needs none.
      // sidePanel: Chromium's place for the panel at the side of the window; Firefox's sidebar takes no permission.
      // alarms: follow-ups, and a look at the organisation's hub every minute while no letter is open.
      permissions: [
        ...["activeTab", "alarms", "notifications", "scripting", "storage"],
        ...(browser === "firefox" ? [] : ["offscreen", "sidePanel"]),
      ],
      // Recognising text in scanned pages is WebAssembly from this package; no code comes from elsewhere.
      content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
      // chrome.sidePanel.open came with 116.
      ...(browser !== "firefox" && { minimum_chrome_version: "116" }),
      ...(browser === "chrome" && { storage: { managed_schema: "managed-schema.json" } }),
      // The browser's own page for shortcuts lets the writer change it.
      commands: { _execute_action: { suggested_key: { default: "Alt+Shift+K" } } },
      host_permissions: watched,
      optional_host_permissions: ["https://*/*", "http://*/*"],
      content_scripts: [sentinel, pageSubmit],
      // Pages show the frames for text, for wording and for asking, and nothing else of ours.
      web_accessible_resources: [{ resources: ["field.html", "wording.html", "review.html"], matches: [EVERYWHERE] }],
      ...(browser === "firefox" && {
        // 140 is the first with CSS Custom Highlights.
        browser_specific_settings: {
          gecko: {
            id: "countersign@extension.example",
            strict_min_version: "140.0",
            // Nothing is collected until a person connects the browser to the organisation's own hub; then records of what
            // was sent go there, and a letter when its writer asks for a review.
            data_collection_permissions: { required: ["none"], optional: ["personalCommunications"] },
          },
          // On Android such declarations came two versions later.
          gecko_android: { strict_min_version: "142.0" },
        },
      }),
    };
  },
});
