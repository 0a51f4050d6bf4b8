import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { type Browser, launch } from "puppeteer-core";
import type { HubState } from "../../../src/messages/hub-messages.ts";
import { findFirefox } from "../../../src/tools/browsers.mjs";
import { packFolder } from "../../../src/tools/pack-folder.ts";
import { pinKeySet } from "../../../src/trust/key-set.ts";
import { addPerson, enrolBrowser, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { startHubProcess } from "../../support/hub/process.ts";
import { fillTemplate, serveFiles, whyNotManaged, wrapBrowser } from "../../support/managed-browsers.ts";

const ADDON = "countersign@extension.example";
const HOST = "5b0f7f0e-31a6-4c43-8a0c-0a9a3b3f6e21";

type Settings = Record<string, unknown>;

/** What an administrator deploys: the template, with the settings of this test in it. */
function deployed(archive: string, settings: Settings): unknown {
  const content = fillTemplate("firefox.json", {
    "https://extensions.example.com/countersign/countersign.xpi": archive,
  }) as { policies: { "3rdparty": { Extensions: Record<string, Settings> } } };
  content.policies["3rdparty"].Extensions[ADDON] = settings;
  return content;
}

function start(folder: string, content: unknown): Promise<Browser> {
  const program = findFirefox() ?? "";
  const policies = { folder: join(dirname(realpathSync(program)), "distribution"), file: "policies.json", content };
  return launch({
    browser: "firefox",
    executablePath: wrapBrowser(folder, program, policies),
    userDataDir: join(folder, "profile"),
    headless: true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.originControls.grantByDefault": true,
      "extensions.webextensions.uuids": JSON.stringify({ [ADDON]: HOST }),
      // A company's package is signed by Mozilla; this one comes straight from the build.
      "xpinstall.signatures.required": false,
    },
  });
}

/** Asks the extension's background from a page of its own; undefined while it is not installed yet. */
async function ask<T>(browser: Browser, name: string, body?: object): Promise<T | undefined> {
  const page = await browser.newPage();
  try {
    await page.goto(`moz-extension://${HOST}/popup.html`, { waitUntil: [] });
    await page.waitForSelector("h1", { timeout: 5000 });
    return (await page.evaluate(
      (message) =>
        (
          globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
        ).browser.runtime.sendMessage(message),
      { name, ...(body && { body }) },
    )) as T;
  } catch {
    return undefined;
  } finally {
    await page.close().catch(() => {});
  }
}

test("the team that managed storage names says whose rules apply, and another one once it is set anew", async () => {
  const reason = whyNotManaged();
  test.skip(reason !== undefined, reason);
  const folder = mkdtempSync(join(tmpdir(), "countersign-team-"));
  const body = Buffer.from(packFolder(resolve(".output/firefox-mv3-testing")));
  const shop = await serveFiles({ "countersign.xpi": { type: "application/x-xpinstall", body } });
  const archive = `${shop.origin}/countersign.xpi`;
  const hub = await startHubProcess(join(folder, "hub"));
  let browser: Browser | undefined;
  try {
    const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
    const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
    const writer = await addPerson(administrator, hub.origin, { role: "writer" });
    const [harbour, pier] = await Promise.all(
      ["Harbour", "Pier 4"].map((name) => administrator.post<{ id: string }>("/v1/teams", { name })),
    );
    await publishPolicy(supervisor, policySource("the grey crane"));
    const rollout = (team: { id: string } | undefined) => ({ rollout: { teams: [team?.id] } });
    const ofHarbour = await publishPolicy(supervisor, policySource("the purple crane"), rollout(harbour));
    const ofPier = await publishPolicy(supervisor, policySource("the green crane"), rollout(pier));
    const other = await enrolBrowser(writer, hub.origin);
    const pinned = await pinKeySet(other.keys, new Date());
    if (pinned.kind === "refused") throw new Error(pinned.code);
    // Managed storage holds no null.
    const keys = pinned.set.keys.map(({ kid, x, notBefore }) => ({ kid, x, notBefore }));
    const settings = { hub: hub.origin, organisation: other.organisation, keys, locked: true };
    const version = async () => browser && (await ask<HubState>(browser, "hub-state"))?.policy?.version;
    const versionAtHub = async () => {
      const { items } = await supervisor.get<{ items: { id: string; policyVersion: number | null }[] }>("/v1/browsers");
      return items.find(({ id }) => id !== other.id)?.policyVersion;
    };

    browser = await start(folder, deployed(archive, { ...settings, team: harbour?.id }));
    const connect = () =>
      ask<{ kind: string; userCode: string }>(browser as Browser, "hub-connect", { hub: hub.origin });
    let started: { kind: string; userCode: string } | undefined;
    await expect
      .poll(async () => {
        started ??= await connect();
        return started?.kind;
      })
      .toBe("started");
    await writer.post(`/v1/enrolments/${started?.userCode}/confirmation`);
    await expect.poll(version).toBe(ofHarbour);
    await expect.poll(versionAtHub).toBe(ofHarbour);
    await browser.close();

    // Firefox reads what is deployed when it starts.
    browser = await start(folder, deployed(archive, { ...settings, team: pier?.id }));
    await expect.poll(version).toBe(ofPier);
    await expect.poll(versionAtHub).toBe(ofPier);
    expect(await ask<HubState>(browser, "hub-state")).toMatchObject({ managed: { hub: hub.origin, locked: true } });
  } finally {
    await browser?.close();
    await hub.kill();
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
