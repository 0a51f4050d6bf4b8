/**
 * The hub as a program:
 *
 *   npm run hub -- [serve] [--data DIR] [--port N] [--host ADDRESS]
 *   npm run hub -- rotate-keys [--data DIR]     a new signing key for every organisation; the old ones overlap
 *   npm run hub -- replace-lost-keys [--data DIR]   other keys in place of those that are gone for good
 *   npm run hub -- set-up-link [--data DIR]     a one-time link that makes another organisation
 *
 * Settings beside these come from the environment: see docs/operations.md.
 */
import { parseArgs } from "node:util";
import { beginLostKeys, printSetUpLink, rotateKeys } from "./commands.ts";
import { ConfigError, readConfig } from "./config.ts";
import { serveHub } from "./serve.ts";

const options = {
  data: { type: "string", default: "hub-data" },
  port: { type: "string", default: "8787" },
  host: { type: "string", default: "127.0.0.1" },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command = "serve"] = positionals;
  const config = readConfig(values, process.env);
  if (command === "rotate-keys") return rotateKeys(config);
  if (command === "replace-lost-keys") return beginLostKeys(config);
  if (command === "set-up-link") return printSetUpLink(config);
  if (command !== "serve")
    throw new ConfigError(`no command "${command}": there are serve, rotate-keys, replace-lost-keys, set-up-link`);
  const server = await serveHub(config);
  console.log(`Countersign hub at ${server.origin} (port ${server.port})`);
  if (server.setUpLink) console.log(`Set up the first administrator, once, within a day: ${server.setUpLink}`);
  console.log("Ready.");
  await new Promise<void>((done) => {
    process.once("SIGTERM", done);
    process.once("SIGINT", done);
  });
  await server.close();
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  // A person reads this: what is wrong, without the stack where the mistake is in the settings.
  console.error(error instanceof ConfigError ? `hub: ${error.message}` : `hub: ${error.stack ?? error.message}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
