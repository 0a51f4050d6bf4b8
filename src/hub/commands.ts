import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ConfigError, type HubConfig } from "./config.ts";
import { createKeyring } from "./keys/keyring.ts";
import { replaceLostKeys } from "./keys/lost-keys.ts";
import { createSetUpLink } from "./people/invitations.ts";
import { openPglite } from "./store/open-pglite.ts";
import { openPostgres } from "./store/open-postgres.ts";

/** Rotates the signing key of every organisation. Works on the key files alone, also while a hub is running. */
export async function rotateKeys({ keysFolder }: HubConfig): Promise<number> {
  const keyring = createKeyring(keysFolder, () => new Date());
  const files = readdirSync(join(keysFolder, "signing")).filter((name) => name.endsWith(".json"));
  for (const file of files) {
    const organisation = basename(file, ".json");
    console.log(`${organisation}: signs with ${await keyring.rotate(organisation)} from now on`);
  }
  return files.length > 0 ? 0 : 1;
}

/** Begins another key for each that the database was written with and that is gone for good. */
export async function beginLostKeys(config: HubConfig): Promise<number> {
  const store = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openPglite(config.dataFolder);
  try {
    const lines = await replaceLostKeys(store, config.keysFolder);
    console.log(lines.length > 0 ? lines.join("\n") : "No key is lost; nothing was changed.");
  } finally {
    await store.close();
  }
  return 0;
}

/** Prints a one-time link for the first administrator of another organisation. */
export async function printSetUpLink(config: HubConfig): Promise<number> {
  if (!config.origin) throw new ConfigError("HUB_ORIGIN: expected the address where people reach the hub");
  const store = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openPglite(config.dataFolder);
  try {
    console.log(await createSetUpLink(store.db, config.origin, new Date()));
  } finally {
    await store.close();
  }
  return 0;
}
