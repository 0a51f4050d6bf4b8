import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import pino, { type Logger } from "pino";
import type { HubConfig } from "./config.ts";
import { createHub } from "./create-hub.ts";
import { closesGently } from "./http/close-gently.ts";
import type { Rates } from "./http/limits.ts";
import { expectKeys } from "./keys/lost-keys.ts";
import { createSetUpLink, isNewHub } from "./people/invitations.ts";
import { openPglite } from "./store/open-pglite.ts";
import { openPostgres } from "./store/open-postgres.ts";

export type HubServer = {
  origin: string;
  port: number;
  setUpLink?: string;
  /** A link that makes another organisation. */
  newSetUpLink(): Promise<string>;
  /** What time brings, now; it comes by itself every half minute. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

const TICK_MS = 30_000;

export type ServeOptions = { log?: Logger; rates?: Partial<Rates>; now?: () => Date; checkLimitMs?: number };

/**
 * Opens the store, listens, and prints nothing: whoever called says what a person should read.
 * @throws ConfigError when keys that the database was written with are missing
 */
export async function serveHub(config: HubConfig, options: ServeOptions = {}): Promise<HubServer> {
  const log = options.log ?? pino({ level: config.logLevel, base: null });
  const store = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openPglite(config.dataFolder);
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => listener(request, response));
  const closeServer = closesGently(server);
  try {
    await expectKeys(store, config.keysFolder);
    // Before the hub is made: with port 0 the address is known only now.
    await new Promise<void>((done, fail) => {
      server.once("error", fail);
      server.listen(config.port, config.host, done);
    });
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const shownHost = config.host.includes(":") ? `[${config.host}]` : config.host;
  const origin = config.origin ?? `http://${shownHost}:${port}`;
  const hub = await createHub({
    ...config,
    ...options,
    rates: { ...config.rates, ...options.rates },
    store,
    authSecret: config.authSecret(),
    origin,
    log,
    processMetrics: true,
  });
  listener = getRequestListener(hub.fetch, { hostname: config.host });
  const tick = setInterval(() => void hub.tick(), TICK_MS);
  const isNew = await isNewHub(store.db);
  log.info({ store: store.kind, origin }, "ready");
  return {
    origin,
    port,
    ...(isNew ? { setUpLink: await createSetUpLink(store.db, origin, new Date()) } : {}),
    newSetUpLink: () => createSetUpLink(store.db, origin, new Date()),
    tick: hub.tick,
    async close() {
      clearInterval(tick);
      hub.close();
      await closeServer();
      await store.close();
      log.info("stopped");
    },
  };
}
