import { join } from "node:path";
import type { Logger } from "pino";
import { type ClockStep, createClock } from "./clock.ts";
import { endpoints } from "./endpoints/index.ts";
import { createEvents } from "./events/events.ts";
import { tickAddressees, tickRetention } from "./evidence/letters.ts";
import { createApp } from "./http/create-app.ts";
import { createLimiter, DEFAULT_RATES, type Rates } from "./http/limits.ts";
import { createMetrics } from "./http/metrics.ts";
import { createOrigins } from "./http/origins.ts";
import { createWhoAsks } from "./http/who-asks.ts";
import type { HubParts } from "./hub-parts.ts";
import { createWhoCounts } from "./insight/who-counts.ts";
import { createArchiveKeys } from "./keys/archive-keys.ts";
import { createKeyring } from "./keys/keyring.ts";
import { createRotationNotes } from "./keys/note-rotations.ts";
import { createAuth, type OidcConfig } from "./people/auth.ts";
import { tidyPeople } from "./people/tidy.ts";
import { createPolicyChecker } from "./policies/checker.ts";
import { createPublications } from "./policies/publications.ts";
import { tickReviews } from "./reviews/clock.ts";
import { emptyReviews, sealReviews } from "./reviews/tend-texts.ts";
import type { Store } from "./store/store.ts";

export type HubOptions = {
  store: Store;
  /** Where keys are: signing, archive. Never in the database. */
  keysFolder: string;
  authSecret: string;
  /** Where people reach the hub, without a slash at the end. */
  origin: string;
  log: Logger;
  now?: () => Date;
  oidc?: OidcConfig;
  rates?: Partial<Rates>;
  proxies?: number;
  /** Origins of extensions that may ask beside those of enrolled browsers. */
  extensionOrigins?: readonly string[];
  metricsToken?: string;
  /** How long the check of a policy may take, for each team that has something of its own again. */
  checkLimitMs?: number;
  processMetrics?: boolean;
  /** Where the built console is; the place where `npm run hub` builds it when left out. */
  consoleFolder?: string;
};

export type Hub = {
  parts: HubParts;
  fetch(request: Request, bindings?: object): Response | Promise<Response>;
  /** What time brings: rotations of keys, reminders, escalation, expiry, retention. A step that fails is logged, not thrown. */
  tick(): Promise<void>;
  /** Ends streams; the store is the caller's. */
  close(): void;
};

/** Puts a hub together. It listens to the store's events from here on, and does nothing by itself but answer. */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { store, keysFolder, origin, log, oidc, now = () => new Date() } = options;
  const rates = { ...DEFAULT_RATES, ...options.rates };
  const metrics = createMetrics({ process: options.processMetrics ?? false });
  const secret = options.authSecret;
  const auth = createAuth({ db: store.db, origin, secret, oidc, now, log, attemptsPerMinute: rates.secrets });
  const hub: HubParts = {
    store,
    keys: createKeyring(keysFolder, now),
    archiveKeys: await createArchiveKeys(join(keysFolder, "archive")),
    auth,
    events: createEvents({ metrics }),
    checker: createPolicyChecker({ giveUpMs: options.checkLimitMs }),
    publications: createPublications(store),
    whoCounts: createWhoCounts(),
    origins: createOrigins(store, options.extensionOrigins ?? [], () => performance.now()),
    metrics,
    origin,
    now,
    log,
  };
  const whoAsks = createWhoAsks(hub);
  const forgetAll = () => {
    whoAsks.forget();
    hub.origins.forget();
    hub.publications.forget();
    hub.whoCounts.forget();
  };
  await store.listen(
    (event) => {
      // Own memory first: whoever is told asks at once.
      if (event.event === "revoked" || event.event === "policy") whoAsks.forget();
      if (event.event === "revoked" || (event.event === "browsers" && !event.browser)) hub.origins.forget();
      if (event.event === "policy") hub.publications.forget(event.organisation);
      if (event.event === "browsers" && event.browser) {
        hub.publications.forgetPlace(event.organisation, event.browser);
      }
      // A browser that only says how it is changes nobody's company, nor does a letter.
      const isOfLetters = event.event === "reviews" || event.event === "break-glass";
      if (!isOfLetters && !(event.event === "browsers" && event.browser)) {
        hub.whoCounts.forget(event.organisation);
      }
      hub.events.tell(event);
    },
    () => {
      forgetAll();
      hub.events.tellAllToLook();
    },
  );
  const closing = new AbortController();
  const tick = createClock(clockSteps(hub), { log, metrics, closing: closing.signal });
  const limiter = createLimiter(rates, () => performance.now());
  const { proxies = 0, metricsToken } = options;
  const app = createApp({
    hub,
    endpoints,
    limiter,
    whoAsks,
    proxies,
    metricsToken,
    oidcName: oidc?.name,
    consoleFolder: options.consoleFolder,
  });
  return {
    parts: hub,
    fetch: (request, bindings) => app.fetch(request, bindings),
    tick,
    close() {
      closing.abort();
      hub.events.close();
      hub.checker.close();
    },
  };
}

const DATABASE = "the database answers and has room";
const ARCHIVE = `${DATABASE}, and the keys folder has the archive key that the letters were sealed with`;
const SIGNING = `${DATABASE}, and the keys folder has the organisations' signing keys and can be read`;

function clockSteps(hub: HubParts): ClockStep[] {
  return [
    { name: "remind of reviews and end those nobody answered", run: () => tickReviews(hub), check: DATABASE },
    { name: "forget sessions that have run out", run: () => tidyPeople(hub), check: DATABASE },
    { name: "seal reviews", run: () => sealReviews(hub), check: ARCHIVE },
    { name: "empty reviews", run: () => emptyReviews(hub), check: DATABASE },
    { name: "note whom kept letters are to", run: () => tickAddressees(hub), check: ARCHIVE },
    { name: "delete letters whose time is up", run: () => deleteDue(hub), check: DATABASE },
    { name: "note rotations of keys", run: createRotationNotes(hub), check: SIGNING },
  ];
}

async function deleteDue(hub: HubParts): Promise<void> {
  while ((await tickRetention(hub)) > 0);
}
