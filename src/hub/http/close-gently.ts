import type { Server } from "node:http";
import type { Socket } from "node:net";

const SWEEP_MS = 50;

/**
 * Watches a server's connections from its beginning.
 *
 * @returns closes it: requests under way are answered, and no connection that only waits is waited for. Node takes one that
 *   was opened ahead, and never asked anything on, for a busy one, and closes it after a minute
 */
export function closesGently(server: Server): () => Promise<void> {
  const unasked = new Set<Socket>();
  server.on("connection", (socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  server.on("request", ({ socket }) => unasked.delete(socket));
  return async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of unasked) socket.destroy();
    // Event streams that end now leave theirs waiting, too.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    await closed;
    clearInterval(sweep);
  };
}
