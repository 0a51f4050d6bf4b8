import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller, type PersonCaller, setUp } from "../support/hub/people.ts";
import { freePort } from "../support/hub/postgres.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

/** A real OpenID Connect provider, whose one sign-in page asks nothing: whoever comes is `login`. */
let provider: Server;
let hub: TestHub;
let administrator: PersonCaller;

/** Keeps cookies by host, as a browser does, and follows to the end. */
async function browse(
  url: string,
  jar: Map<string, Map<string, string>>,
  stopAt: (url: string) => boolean,
): Promise<string> {
  let at = url;
  for (let hops = 0; hops < 15; hops++) {
    if (stopAt(at)) return at;
    const { host } = new URL(at);
    const cookies = jar.get(host) ?? new Map();
    jar.set(host, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";", 1);
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = response.headers.get("location");
    if (!next) throw new Error(`stopped at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(next, at).href;
  }
  throw new Error(`too many hops, last ${at}`);
}

let login = "";
/** What the provider says of someone beside the usual. */
const said: Record<string, { email: string; email_verified: boolean }> = {};
let handle: (request: IncomingMessage, response: ServerResponse) => unknown;

beforeAll(async () => {
  provider = createServer((request, response) => handle(request, response));
  await new Promise<void>((done) => provider.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const port = await freePort();
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "hub",
        client_secret: "a secret of the test",
        redirect_uris: [`http://127.0.0.1:${port}/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@works.example`, email_verified: true, name: `Person ${sub}`, ...said[sub] }),
    }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  const callback = oidc.callback();
  handle = async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    const { prompt, params, session } = await oidc.interactionDetails(request, response);
    if (prompt.name === "login") {
      return oidc.interactionFinished(request, response, { login: { accountId: login } });
    }
    const grant = new oidc.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    return oidc.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  const environment = {
    HUB_OIDC_ISSUER: issuer,
    HUB_OIDC_CLIENT_ID: "hub",
    HUB_OIDC_CLIENT_SECRET: "a secret of the test",
    HUB_OIDC_NAME: "Works ID",
  };
  hub = await startHub({ environment, port });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
});

afterAll(async () => {
  await hub.close();
  await new Promise((done) => provider.close(done));
});

/** Signs in at the provider as `name`. @returns where it ended, and what the hub then says of who asks */
async function signInAs(name: string) {
  login = name;
  const jar = new Map<string, Map<string, string>>();
  const started = await fetch(`${hub.origin}/auth/sign-in/social`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: hub.origin },
    body: JSON.stringify({ provider: "oidc", callbackURL: "/", errorCallbackURL: "/sign-in" }),
  });
  const host = new URL(hub.origin).host;
  const cookies = started.headers.getSetCookie().map((set) => set.split(";", 1)[0]?.split("=") ?? []);
  jar.set(host, new Map(cookies.map(([key = "", ...value]) => [key, value.join("=")])));
  const { url } = (await started.json()) as { url: string };
  const end = await browse(url, jar, (at) => at.startsWith(hub.origin) && !at.includes("/auth/"));
  const cookie = [...(jar.get(host) ?? [])].map(([key, value]) => `${key}=${value}`).join("; ");
  return { end, me: await createCaller(hub.origin, { cookie, origin: hub.origin }).ask("GET", "/v1/me") };
}

test("someone who was invited signs in by single sign-on and has the place of the invitation", async () => {
  await administrator.post("/v1/invitations", { email: "lin@works.example", role: "supervisor" });
  const { end, me } = await signInAs("lin");
  expect([end, me.status]).toEqual([`${hub.origin}/`, 200]);
  expect(me.body).toMatchObject({ email: "lin@works.example", role: "supervisor", name: "Person lin" });
  const again = await signInAs("lin");
  expect(again.me.body).toMatchObject({ id: me.body.id });
});

test("nobody gets in without an invitation, however well the provider knows them", async () => {
  const { me } = await signInAs("stranger");
  expect(me.status).toBe(401);
});

test("an address that the provider does not vouch for is nobody's: neither an account's nor an invitation's", async () => {
  said.mallory = { email: administrator.email, email_verified: false };
  expect((await signInAs("mallory")).me.status).toBe(401);
  await administrator.post("/v1/invitations", { email: "kim@works.example", role: "supervisor" });
  said.eve = { email: "kim@works.example", email_verified: false };
  expect((await signInAs("eve")).me.status).toBe(401);
  // The place is still there for whoever the address belongs to.
  expect((await signInAs("kim")).me.body).toMatchObject({ email: "kim@works.example", role: "supervisor" });
  // An account with a password is found by an address that is vouched for.
  said.head = { email: administrator.email, email_verified: true };
  expect((await signInAs("head")).me.body).toMatchObject({ id: administrator.id });
});
