import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DEFAULT_RATES, type Rates } from "./http/limits.ts";
import { createSecretFile } from "./keys/files.ts";
import type { OidcConfig } from "./people/auth.ts";
import { GIVE_UP_MS } from "./policies/checker.ts";

/** A mistake in the settings; its message is for the person who made it. */
export class ConfigError extends Error {}

export type HubConfig = {
  dataFolder: string;
  keysFolder: string;
  port: number;
  host: string;
  /** Where people reach the hub; undefined: at its own address and port. */
  origin?: string;
  databaseUrl?: string;
  /** Made at the first start unless given. */
  authSecret(): string;
  oidc?: OidcConfig;
  proxies: number;
  extensionOrigins: string[];
  metricsToken?: string;
  /** Where the built console is, when it is elsewhere than `npm run hub` builds it. */
  consoleFolder?: string;
  logLevel: string;
  /** How long the check of a policy may take. */
  checkLimitMs: number;
  /** Requests a minute by class, where the defaults do not suit. */
  rates: Partial<Rates>;
};

type Flags = { data: string; port: string; host: string };
type Environment = Record<string, string | undefined>;

/** Reads the settings. @throws ConfigError with the setting's name and what was expected */
export function readConfig(flags: Flags, env: Environment): HubConfig {
  const dataFolder = resolve(flags.data);
  const keysFolder = env.HUB_KEYS ? resolve(env.HUB_KEYS) : join(dataFolder, "keys");
  const origin = env.HUB_ORIGIN ? toOrigin(env.HUB_ORIGIN) : undefined;
  if (env.NODE_ENV === "production" && !origin?.startsWith("https://")) {
    throw new ConfigError("HUB_ORIGIN: expected the https:// address where people reach the hub; production needs it");
  }
  const given = readSecret(env, "HUB_AUTH_SECRET");
  if (given !== undefined && given.length < 32)
    throw new ConfigError("HUB_AUTH_SECRET: expected 32 characters or more");
  return {
    dataFolder,
    keysFolder,
    port: toNumber("--port", flags.port, 65_535),
    host: flags.host,
    origin,
    databaseUrl: readSecret(env, "DATABASE_URL"),
    authSecret: () =>
      given ?? createSecretFile(join(keysFolder, "auth-secret"), randomBytes(32).toString("base64url")).trim(),
    oidc: readOidc(env),
    proxies: toNumber("HUB_PROXIES", env.HUB_PROXIES ?? "0", 10),
    extensionOrigins: (env.HUB_EXTENSION_ORIGINS ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
    metricsToken: readSecret(env, "HUB_METRICS_TOKEN"),
    consoleFolder: env.HUB_CONSOLE ? resolve(env.HUB_CONSOLE) : undefined,
    logLevel: env.HUB_LOG_LEVEL ?? "info",
    checkLimitMs: toNumber("HUB_CHECK_SECONDS", env.HUB_CHECK_SECONDS ?? String(GIVE_UP_MS / 1000), 3600, 1) * 1000,
    rates: readRates(env.HUB_RATES ?? ""),
  };
}

/** From the variable itself, or from the file that `<name>_FILE` names. */
function readSecret(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] || undefined;
  if (env[name]) throw new ConfigError(`${name} and ${name}_FILE: expected one of them`);
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new ConfigError(`${name}_FILE: ${file} can't be read`, { cause: error });
  }
}

function readOidc(env: Environment): OidcConfig | undefined {
  if (!env.HUB_OIDC_ISSUER) return undefined;
  const clientSecret = readSecret(env, "HUB_OIDC_CLIENT_SECRET");
  if (!env.HUB_OIDC_CLIENT_ID || !clientSecret) {
    throw new ConfigError("HUB_OIDC_ISSUER: expected HUB_OIDC_CLIENT_ID and HUB_OIDC_CLIENT_SECRET with it");
  }
  return {
    issuer: env.HUB_OIDC_ISSUER,
    clientId: env.HUB_OIDC_CLIENT_ID,
    clientSecret,
    name: env.HUB_OIDC_NAME ?? "single sign-on",
  };
}

/** `secrets=20,writes=240`. */
function readRates(text: string): Partial<Rates> {
  const pairs = text
    .split(",")
    .filter(Boolean)
    .map((pair) => pair.split("="));
  return Object.fromEntries(
    pairs.map(([name = "", value = ""]) => {
      if (!Object.hasOwn(DEFAULT_RATES, name)) throw new ConfigError(`HUB_RATES: there is no class "${name}"`);
      return [name, toNumber(`HUB_RATES ${name}`, value, 1_000_000_000)];
    }),
  );
}

function toNumber(name: string, text: string, most: number, least = 0): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most || number < least)
    throw new ConfigError(`${name}: expected a number from ${least} to ${most}, found ${text}`);
  return number;
}

function toOrigin(text: string): string {
  if (!URL.canParse(text))
    throw new ConfigError(`HUB_ORIGIN: expected an address such as https://hub.example.com, found ${text}`);
  const { origin, protocol, pathname } = new URL(text);
  if (!/^https?:$/.test(protocol) || pathname !== "/")
    throw new ConfigError("HUB_ORIGIN: expected an address without a path");
  return origin;
}
