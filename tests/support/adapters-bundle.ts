import { resolve } from "node:path";
import { build } from "vite";

/** The adapters as one script that puts them on `window.adapters`, for pages without the extension. */
export async function bundleAdapters(): Promise<string> {
  const entry = resolve("src/adapters/index.ts");
  const output = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "adaptersModule" } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !("output" in first)) throw new Error("the adapters were not bundled");
  return `${first.output[0].code}\nwindow.adapters = adaptersModule.createAdapters();`;
}
