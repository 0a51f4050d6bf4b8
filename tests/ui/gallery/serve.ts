import { fileURLToPath } from "node:url";
import { createServer } from "vite";

/** Serves the gallery on a free port of this machine. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "error",
    server: { port: 0, host: "127.0.0.1", hmr: false, fs: { strict: false } },
    optimizeDeps: { include: ["react", "react-dom", "react-dom/client", "react/jsx-dev-runtime", "@zag-js/react", "@zag-js/tabs"] },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error("The gallery has no address.");
  return { url, close: () => server.close() };
}
