import type { Logger } from "pino";
import type { Events } from "./events/events.ts";
import type { Metrics } from "./http/metrics.ts";
import type { Origins } from "./http/origins.ts";
import type { WhoCounts } from "./insight/who-counts.ts";
import type { ArchiveKeys } from "./keys/archive-keys.ts";
import type { Keyring } from "./keys/keyring.ts";
import type { Auth } from "./people/auth.ts";
import type { PolicyChecker } from "./policies/checker.ts";
import type { Publications } from "./policies/publications.ts";
import type { Store } from "./store/store.ts";

/** What the hub is made of; every handler gets it. */
export type HubParts = {
  store: Store;
  keys: Keyring;
  archiveKeys: ArchiveKeys;
  auth: Auth;
  events: Events;
  checker: PolicyChecker;
  publications: Publications;
  whoCounts: WhoCounts;
  origins: Origins;
  metrics: Metrics;
  /** Where people reach it, without a slash at the end. */
  origin: string;
  now(): Date;
  log: Logger;
};
