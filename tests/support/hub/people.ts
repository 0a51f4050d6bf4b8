import { randomUUID } from "node:crypto";
import { challengeOf, newSecret } from "../../../src/hub/people/secrets.ts";
import type { Role } from "../../../src/model/exchange/shared.ts";

export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Headers };

/** Someone who asks the hub: by cookie as a person, by credential as a browser, or without either. */
export type Caller = {
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** The same, but anything else than success fails the test. */
  get<T = Record<string, unknown>>(path: string): Promise<T>;
  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>;
  put<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>;
  /** What proves who asks. */
  headers: Record<string, string>;
};

export type PersonCaller = Caller & { id: string; email: string; role: Role };
export type BrowserCaller = Caller & { id: string; credential: string; organisation: string; keys: unknown };

export const PASSWORD = "correct horse battery";

export function createCaller(origin: string, headers: Record<string, string> = {}): Caller {
  async function ask<T>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const json: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...json, ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("application/json");
    return {
      status: response.status,
      body: (isJson && text ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }
  const succeed =
    (method: string) =>
    async <T>(path: string, body?: unknown): Promise<T> => {
      const answer = await ask<T>(method, path, body);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
  return { ask, get: succeed("GET"), post: succeed("POST"), put: succeed("PUT"), headers };
}

export async function signIn(origin: string, email: string, password = PASSWORD): Promise<Caller> {
  const answer = await createCaller(origin, { origin }).ask("POST", "/auth/sign-in/email", { email, password });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  return createCaller(origin, { origin, cookie: cookie.join("; ") });
}

const tokenOf = (link: string) => link.slice(link.indexOf("#") + 1);

/** Uses a set-up link. */
export async function setUp(origin: string, link: string): Promise<PersonCaller> {
  const email = `admin-${randomUUID()}@works.example`;
  const asked = { token: tokenOf(link), organisation: "Example Works", name: "Ada Lund", email, password: PASSWORD };
  const { id } = await createCaller(origin, { origin }).post<{ id: string }>("/v1/set-up", asked);
  return { ...(await signIn(origin, email)), id, email, role: "administrator" };
}

/** Invites someone, and lets them join. */
export async function addPerson(
  administrator: Caller,
  origin: string,
  { role, name = "Kim Vale", teams = [] }: { role: Role; name?: string; teams?: string[] },
): Promise<PersonCaller> {
  const email = `${role}-${randomUUID()}@works.example`;
  const { link } = await administrator.post<{ link: string }>("/v1/invitations", { email, role, teams });
  const asked = { token: tokenOf(link), name, password: PASSWORD };
  const { id } = await createCaller(origin, { origin }).post<{ id: string }>("/v1/join", asked);
  return { ...(await signIn(origin, email)), id, email, role };
}

/** Enrols a browser of a person as the extension does. */
export async function enrolBrowser(
  person: Caller,
  origin: string,
  /** What the browser sends with each request. */
  headers: Record<string, string> = {},
): Promise<BrowserCaller> {
  const verifier = newSecret();
  const anyone = createCaller(origin, headers);
  const started = await anyone.post<{ id: string; userCode: string }>("/v1/enrolments", {
    challenge: challengeOf(verifier),
    label: "Chromium on Linux",
  });
  await person.post(`/v1/enrolments/${started.userCode}/confirmation`);
  const enrolled = await anyone.post<{
    credential: string;
    browserId: string;
    organisation: { id: string };
    keys: unknown;
  }>("/v1/enrolments/credential", { id: started.id, verifier });
  const { credential, browserId: id, organisation, keys } = enrolled;
  const caller = createCaller(origin, { ...headers, authorization: `Bearer ${credential}` });
  return { ...caller, id, credential, organisation: organisation.id, keys };
}
