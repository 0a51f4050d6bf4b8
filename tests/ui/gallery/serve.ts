import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig, preview } from "vite";

/** Builds the gallery as the extension is built and serves it on a free port of this machine. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "gallery-"));
  const root = fileURLToPath(new URL(".", import.meta.url));
  const config: InlineConfig = { configFile: false, root, logLevel: "error", mode: "production" };
  const input = ["index.html", "frame.html"].map((page) => join(root, page));
  await build({ ...config, build: { outDir, emptyOutDir: true, rollupOptions: { input } } });
  const server = await preview({ ...config, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error("The gallery has no address.");
  const close = async () => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
  return { url, close };
}
