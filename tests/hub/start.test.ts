import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson, createCaller, enrolBrowser, PASSWORD, type PersonCaller, setUp } from "../support/hub/people.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let administrator: PersonCaller;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
});
afterAll(() => hub.close());

test("the set-up link works once", async () => {
  const token = hub.setUpLink?.split("#")[1];
  const asked = { token, organisation: "Another", name: "Eve", email: "eve@works.example", password: PASSWORD };
  const { status, body } = await createCaller(hub.origin).ask("POST", "/v1/set-up", asked);
  expect([status, body.code]).toEqual([410, "link-used"]);
});

test("a person joins by invitation and enrols a browser that knows who it is", async () => {
  const writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  const browser = await enrolBrowser(writer, hub.origin);
  expect(await browser.get("/v1/me")).toMatchObject({ name: "Noor Haas", role: "writer", via: "browser" });
  expect(await writer.get("/v1/me")).toMatchObject({ name: "Noor Haas", via: "session" });
});

test("an invitation that was used is no longer withdrawn: who was invited by whom stays to be read", async () => {
  await addPerson(administrator, hub.origin, { role: "writer" });
  const { items } = await administrator.get<{ items: { id: string; usedAt: string | null }[] }>("/v1/invitations");
  const used = items.find(({ usedAt }) => usedAt !== null);
  expect((await administrator.ask("DELETE", `/v1/invitations/${used?.id}`)).status).toBe(404);
  const asked = { email: "late@works.example", role: "writer" };
  const { id } = await administrator.post<{ id: string }>("/v1/invitations", asked);
  expect((await administrator.ask("DELETE", `/v1/invitations/${id}`)).status).toBe(204);
});

test("who is invited, joins or changes is told to the consoles, and to no browser", async () => {
  const writer = await addPerson(administrator, hub.origin, { role: "writer" });
  const browser = await enrolBrowser(writer, hub.origin);
  const [desk, compose] = await Promise.all([openStream(hub.origin, administrator), openStream(hub.origin, browser)]);
  const { id } = await addPerson(administrator, hub.origin, { role: "supervisor" });
  // Once for the invitation, once for joining.
  expect(await desk.next("people")).toBe("people");
  expect(await desk.next("people")).toBe("people");
  const told = compose.next("people");
  await administrator.ask("PATCH", `/v1/people/${id}`, { role: "administrator" });
  expect(await desk.next("people")).toBe("people");
  await administrator.ask("DELETE", `/v1/browsers/${browser.id}`);
  // The stream ends with the browser's credential, and told of no person until then.
  expect(await told).toBeUndefined();
  desk.close();
});
