import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import type { HubState } from "../../../src/messages/hub-messages.ts";
import type { Review } from "../../../src/model/exchange/review.ts";
import { address, body, CUSTOMER, gate, sent, write } from "../../support/gmail.ts";
import { askForReview } from "../../support/hub/connected.ts";
import { addPerson, PASSWORD, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";
import {
  launchWithExtension,
  panelOf,
  serveStandin,
  untilWatched,
  type WithExtension,
} from "../../support/watched-chromium.ts";

test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let extension: WithExtension;
let supervisor: PersonCaller;
let writer: PersonCaller;
let own: Page;
let page: Page;

/** A rule that sends a letter to the supervisor. */
const reviewed = (phrase: string) => {
  const [rule] = policySource(phrase).rules;
  return policySource(phrase, { rules: [{ ...rule, category: "review-trigger", severity: "review" }] });
};

const ask = <T>(name: string, request?: object): Promise<T> =>
  own.evaluate(
    ([message, body]) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<never> } } }
      ).chrome.runtime.sendMessage({
        name: message,
        body,
      }),
    [name, request] as const,
  );
const state = () => ask<HubState>("hub-state");

async function openCompose(): Promise<Page> {
  const made = await extension.context.newPage();
  await serveStandin(made, "https://mail.google.com", "gmail-popup.html");
  await made.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await untilWatched(made);
  await address(made, CUSTOMER);
  return made;
}

const marked = () =>
  page.evaluate(() => [...CSS.highlights.values()].flatMap((set) => [...set].map((range) => String(range))));
const pressSend = () => page.locator(".dC > .aoO").click();

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-e2e-"));
  hub = await startHubProcess(folder);
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  extension = await launchWithExtension();
  own = await extension.context.newPage();
  await own.goto(new URL("/popup.html", extension.worker.url()).href);
});
test.afterAll(async () => {
  await extension.close();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("a person signs in on the hub's page and connects this browser; no token is in any address", async () => {
  const opened = extension.context.waitForEvent("page");
  const started = await ask<{ kind: string; userCode: string }>("hub-connect", { hub: hub.origin });
  expect(started.kind).toBe("started");
  const confirm = await opened;
  const addresses: string[] = [];
  confirm.on("request", (request) => addresses.push(request.url()));
  await confirm.getByLabel("E-mail").fill(writer.email);
  await confirm.getByLabel(/^Password/).fill(PASSWORD);
  await confirm.getByRole("button", { name: "Continue" }).click();
  await expect(confirm.getByText(started.userCode)).toBeVisible();
  await confirm.getByRole("button", { name: "Yes, connect it" }).click();
  await expect(confirm.getByRole("status")).toBeVisible();
  await confirm.close();
  await expect.poll(async () => (await state()).connection).toMatchObject({ person: "Noor Haas", revoked: false });
  expect(addresses.filter((url) => /token|credential=|csb_/.test(url))).toEqual([]);
});

/** Lets the extension read its sites, or takes it back, where a person does: in the browser's own settings. */
async function setSiteAccess(hostAccess: "ON_ALL_SITES" | "ON_CLICK"): Promise<void> {
  const settings = await extension.context.newPage();
  const extensionId = new URL(extension.worker.url()).host;
  await settings.goto(`chrome://extensions/?id=${extensionId}`);
  await settings.evaluate(
    (wanted) =>
      (
        globalThis as unknown as {
          chrome: { developerPrivate: { updateExtensionConfiguration(to: object): Promise<void> } };
        }
      ).chrome.developerPrivate.updateExtensionConfiguration(wanted),
    { extensionId, hostAccess },
  );
  await settings.close();
}

test("the hub hears how far this browser's letters are checked, as that changes", async () => {
  const told = async () => {
    await ask("hub-look");
    const { items } = await supervisor.get<{ items: { protection: string }[] }>("/v1/browsers");
    return items.map(({ protection }) => protection);
  };
  await expect.poll(told).toEqual(["protected"]);
  await setSiteAccess("ON_CLICK");
  await expect.poll(told).toEqual(["not-protected"]);
  await setSiteAccess("ON_ALL_SITES");
  await expect.poll(told).toEqual(["protected"]);
});

test("published → the open compose shows the new rule within two seconds, without reload", async () => {
  page = await openCompose();
  await write(page, "Hello Dana, the purple crane is ready.");
  await publishPolicy(supervisor, reviewed("the grey crane"));
  await expect.poll(async () => (await state()).policy?.version).toBe(1);
  const content = { policy: reviewed("the purple crane") };
  const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Purple", content });
  await supervisor.post(`/v1/policy/drafts/${draft.id}/check`);
  const shown = page.waitForFunction(() =>
    [...CSS.highlights.values()].some((set) => [...set].some((one) => String(one).includes("purple crane"))),
  );
  const publishedMs = Date.now();
  await supervisor.post(`/v1/policy/drafts/${draft.id}/publish`, { revision: 1, note: "Purple" });
  await shown;
  test.info().annotations.push({ type: "ms from publish to mark", description: String(Date.now() - publishedMs) });
  expect(await marked()).toContainEqual(expect.stringContaining("the purple crane"));
});

test("held → asked → approved at the hub → Send works, once", async () => {
  await pressSend();
  await expect(gate(page)).toBeVisible();
  await askForReview(page, "gate", "May I tell them?");
  await expect(gate(page).getByRole("button", { name: "Withdraw" })).toBeVisible();
  const waiting = async () =>
    (await supervisor.get<{ items: Review[] }>("/v1/reviews?state=waiting")).items.map(({ id }) => id);
  await expect.poll(waiting).toHaveLength(1);
  const [id = ""] = await waiting();
  expect(await supervisor.get(`/v1/reviews/${id}`)).toMatchObject({
    note: "May I tell them?",
    draft: { to: [CUSTOMER] },
  });
  await supervisor.post(`/v1/reviews/${id}/decision`, { decision: "approve" });
  await expect(gate(page).getByRole("button", { name: "Send now" })).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await gate(page).getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
});

test("the letter left a record at the hub, with its approval and without its words", async () => {
  const records = async () =>
    (await supervisor.get<{ items: { entry: { action: string; review?: string } }[] }>("/v1/records")).items;
  await expect.poll(async () => (await records()).map(({ entry }) => entry.action)).toContain("approved");
  expect(JSON.stringify(await records())).not.toContain("purple");
});

test("an edit after the approval is held again, and taking it back lets it go", async () => {
  await page.close();
  page = await openCompose();
  await write(page, "Dear Dana, the purple crane is yours.");
  await pressSend();
  await askForReview(page, "gate", "Again");
  await expect(gate(page).getByRole("button", { name: "Withdraw" })).toBeVisible();
  const waiting = async () => (await supervisor.get<{ items: Review[] }>("/v1/reviews?state=waiting")).items;
  await expect.poll(waiting).toHaveLength(1);
  await supervisor.post(`/v1/reviews/${(await waiting())[0]?.id}/decision`, { decision: "approve" });
  await expect(gate(page).getByRole("button", { name: "Send now" })).toBeVisible();
  await gate(page).getByRole("button", { name: "Back to letter" }).click();
  await body(page).press("End");
  await page.keyboard.type(" And free of charge");
  await pressSend();
  await expect(gate(page)).toBeVisible();
  await expect(gate(page).getByRole("button", { name: "Send now" })).toBeHidden();
  expect(await sent(page)).toEqual([]);
});

test("a finding of a pack that only the hub publishes leads to that handbook's page", async () => {
  const [rule] = policySource("the orchid crane").rules;
  const citation = { handbook: "HC", clause: "HC-7", title: { en: "Names of cranes", zh: "起重机的叫法" } };
  const version = await publishPolicy(
    supervisor,
    policySource("the orchid crane", {
      handbooks: { HC: { en: "Harbour Cranes", zh: "港口起重机" } },
      rules: [{ ...rule, citation }],
    }),
  );
  await expect.poll(async () => (await state()).policy?.version).toBe(version);
  const letter = await openCompose();
  await write(letter, "Hello Dana, the orchid crane is ready.");
  const source = panelOf(letter).getByRole("button", { name: /^Open in the handbook: .*HC-7/ });
  const folded = panelOf(letter).getByRole("button", { name: "Show the findings" });
  await source.or(folded).first().waitFor();
  if (await folded.isVisible()) await folded.click();
  const opening = extension.context.waitForEvent("page");
  await source.click();
  const handbook = await opening;
  await expect(handbook.getByRole("heading", { level: 1 })).toHaveText(/Harbour Cranes.*港口起重机/);
  await expect(handbook.locator(":target")).toHaveText("HC-7");
  await expect(handbook.locator("article:has(:target)")).toContainText("Well, the orchid crane.");
  await handbook.close();
  await letter.close();
});

test("a hub that is gone, or another server at its place, changes nothing; back again, it is found", async () => {
  const port = Number(new URL(hub.origin).port);
  const version = (await state()).policy?.version ?? 0;
  await hub.kill();
  await ask("hub-look");
  await expect.poll(async () => (await state()).last?.outcome).toBe("unreachable");
  expect((await state()).policy?.version).toBe(version);
  hub = await startHubProcess(folder, {}, port);
  await publishPolicy(supervisor, reviewed("the orange crane"));
  await ask("hub-look");
  await expect.poll(async () => (await state()).policy?.version).toBe(version + 1);
});

test("a hub that ends while it publishes has published all of it or nothing, and the open letter follows", async () => {
  const port = Number(new URL(hub.origin).port);
  const versions = async () =>
    (await supervisor.get<{ items: { version: number }[] }>("/v1/policy/versions")).items.map(({ version }) => version);
  for (const [end, colour] of [
    ["before its answer", "crimson"],
    ["after its answer", "golden"],
  ]) {
    await test.step(`ended ${end}`, async () => {
      const [before = 0] = await versions();
      const content = { policy: reviewed(`the ${colour} crane`) };
      const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: colour, content });
      await supervisor.post(`/v1/policy/drafts/${draft.id}/check`);
      await page.close();
      page = await openCompose();
      await write(page, `Dear Dana, the ${colour} crane is ready.`);
      const publish = () => supervisor.ask("POST", `/v1/policy/drafts/${draft.id}/publish`, { revision: 1, note: end });
      const asked = publish().catch(() => undefined);
      const answer = end === "after its answer" ? await asked : undefined;
      await hub.kill();
      await asked;
      hub = await startHubProcess(folder, {}, port);
      const isThere = (await versions())[0] === before + 1;
      if (answer) expect([answer.status, isThere]).toEqual([201, true]);
      // What was not said to be published, may be all the same; then it is not published again.
      else expect((await publish()).status).toBe(isThere ? 409 : 201);
      expect((await versions())[0]).toBe(before + 1);
      await expect.poll(marked).toContainEqual(expect.stringContaining(`the ${colour} crane`));
      expect((await state()).policy?.version).toBe(before + 1);
    });
  }
});
