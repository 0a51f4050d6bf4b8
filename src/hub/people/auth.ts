import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { genericOAuth } from "better-auth/plugins";
import type { Logger } from "pino";
import * as schema from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { joinByInvitation, mayJoin } from "./joining.ts";

/** Single sign-on with any OpenID Connect provider. */
export type OidcConfig = { issuer: string; clientId: string; clientSecret: string; name: string };

export const OIDC_PROVIDER = "oidc";
const SESSION_DAYS = 7;

/** The library's own endpoints that are open; all others, of which it has dozens, are not there. */
export const AUTH_PATHS: readonly string[] = [
  "POST /auth/sign-in/email",
  "POST /auth/sign-out",
  "GET /auth/get-session",
  "POST /auth/change-password",
  "GET /auth/list-sessions",
  "POST /auth/revoke-other-sessions",
  "POST /auth/sign-in/social",
  `GET /auth/callback/${OIDC_PROVIDER}`,
];

export type Auth = {
  handler(request: Request): Promise<Response>;
  session(headers: Headers): Promise<{ userId: string } | undefined>;
  hashPassword(password: string): Promise<string>;
};

export type AuthDeps = {
  db: Database;
  origin: string;
  secret: string;
  oidc?: OidcConfig;
  now(): Date;
  log: Pick<Logger, "debug" | "info" | "warn" | "error">;
  /** Attempts to sign in a minute, from one address. */
  attemptsPerMinute: number;
};

/**
 * Accounts, password hashing (scrypt), sessions and single sign-on are better-auth's; who belongs where is ours. Nobody
 * makes an account without an invitation.
 */
export function createAuth({ db, origin, secret, oidc, now, log, attemptsPerMinute }: AuthDeps): Auth {
  const auth = betterAuth({
    appName: "Countersign",
    baseURL: origin,
    basePath: "/auth",
    secret,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // Its messages alone: what it would add to them may name people.
    logger: { log: (level, message) => log[level]({ from: "accounts" }, message) },
    // Without transactions of its own: within one, the hooks below would wait for the embedded database's one connection.
    database: drizzleAdapter(db, { provider: "pg", schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400 },
    // No provider is trusted by its name: whose address it does not vouch for is linked to no account.
    account: { accountLinking: { enabled: true } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/*": { window: 60, max: attemptsPerMinute } },
    },
    advanced: {
      cookiePrefix: "countersign",
      useSecureCookies: origin.startsWith("https:"),
      database: { generateId: () => randomUUID() },
      // Set by the server itself, from the connection or from a proxy it was told to trust.
      ipAddress: { ipAddressHeaders: ["x-countersign-ip"] },
    },
    databaseHooks: {
      user: {
        create: {
          // Only single sign-on gets here: people with a password are made by their invitation. An address that was not
          // verified is anyone's: an account in its name would be in the way of whoever it belongs to.
          before: async (user) =>
            user.emailVerified && (await mayJoin(db, user.email, now())) ? { data: user } : false,
        },
      },
      session: {
        create: {
          // Here and not when the account is made: whoever was cut off in between takes their place the next time.
          before: async (session) => {
            await joinByInvitation(db, session.userId, now());
          },
        },
      },
    },
    plugins: oidc
      ? [
          genericOAuth({
            config: [
              {
                providerId: OIDC_PROVIDER,
                name: oidc.name,
                discoveryUrl: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
                clientId: oidc.clientId,
                clientSecret: oidc.clientSecret,
                scopes: ["openid", "email", "profile"],
                pkce: true,
                requireIdTokenVerification: true,
              },
            ],
          }),
        ]
      : [],
  });
  return {
    handler: (request) => auth.handler(request),
    async session(headers) {
      const session = await auth.api.getSession({ headers });
      return session ? { userId: session.user.id } : undefined;
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
  };
}
