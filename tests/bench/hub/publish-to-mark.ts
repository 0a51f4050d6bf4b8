import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { HubState } from "../../../src/messages/hub-messages.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { address, CUSTOMER, write } from "../../support/gmail.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { policySource } from "../../support/hub/policies.ts";
import { startHubProcess } from "../../support/hub/process.ts";
import { BUILD, launchWithExtension, serveStandin, untilWatched } from "../../support/watched-chromium.ts";
import { cpuMsOfChildren } from "./processes.ts";

/** From the press on “Publish” to the mark in a letter that stands open, ms; and what of a processor the browser used for it. */
export type Marked = { name: string; wall: number; browser: number };

type Published = { phrase: string; content: object };

/** A policy of a few rules, or all packs with a rule of the organisation's own. */
function published(phrase: string, isLarge: boolean): Published {
  if (!isLarge) return { phrase, content: { policy: policySource(phrase) } };
  const layer = { format: 1, id: "works", kind: "organisation", version: "1.0.0" };
  const { rules } = policySource(phrase);
  return { phrase, content: { policy: bundledPolicySource(), layer: { ...layer, add: { rules } } } };
}

const message = (own: Page, name: string, body?: object): Promise<unknown> =>
  own.evaluate(
    (one) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(one),
    { name, ...(body && { body }) },
  );

async function connect(own: Page, hub: string, writer: PersonCaller): Promise<void> {
  const { userCode } = (await message(own, "hub-connect", { hub })) as { userCode: string };
  await writer.post(`/v1/enrolments/${userCode}/confirmation`);
  for (;;) {
    const { connection } = (await message(own, "hub-state")) as HubState;
    if (connection) return;
    await own.waitForTimeout(200);
  }
}

const CASES: { name: string; phrase: string; isLarge: boolean }[] = [
  { name: "all packs and a rule of one's own, the browser's first policy", phrase: "the black crane", isLarge: true },
  { name: "the same, another phrase", phrase: "the green crane", isLarge: true },
  { name: "and once more", phrase: "the yellow crane", isLarge: true },
  { name: "a policy of one rule in its place", phrase: "the grey crane", isLarge: false },
  { name: "the same, another phrase", phrase: "the purple crane", isLarge: false },
  { name: "all packs once more, in place of that", phrase: "the white crane", isLarge: true },
];

/** In a real Chromium with a real hub. @returns undefined where browser or test build is missing */
export async function measurePublishToMark(): Promise<Marked[] | undefined> {
  if (!findChromium() || !existsSync(join(BUILD, "manifest.json"))) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-browser-"));
  const hub = await startHubProcess(folder);
  const extension = await launchWithExtension();
  try {
    const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
    const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
    const writer = await addPerson(administrator, hub.origin, { role: "writer" });
    const own = await extension.context.newPage();
    await own.goto(new URL("/popup.html", extension.worker.url()).href);
    await connect(own, hub.origin, writer);
    // A page of the extension's own gets a copy of whatever is stored: a writer has none open.
    await own.close();
    const page = await extension.context.newPage();
    await serveStandin(page, "https://mail.google.com", "gmail-popup.html");
    await page.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
    await untilWatched(page);
    await address(page, CUSTOMER);
    await write(page, `Hello Dana, ${CASES.map(({ phrase }) => `${phrase} is ready.`).join(" ")}`);
    const measured: Marked[] = [];
    for (const { name, phrase, isLarge } of CASES) {
      const { content } = published(phrase, isLarge);
      const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: phrase, content });
      const checked = await supervisor.post<{ revision: number }>(`/v1/policy/drafts/${draft.id}/check`);
      const shown = page.waitForFunction(
        (words) => [...CSS.highlights.values()].some((set) => [...set].some((one) => String(one).includes(words))),
        phrase,
        { timeout: 300_000 },
      );
      const usedBefore = cpuMsOfChildren([hub.pid]);
      const atMs = performance.now();
      await supervisor.post(`/v1/policy/drafts/${draft.id}/publish`, { revision: checked.revision, note: phrase });
      await shown;
      const wall = performance.now() - atMs;
      // A process that ended meanwhile is not counted.
      const used = [...cpuMsOfChildren([hub.pid])].map(([pid, ms]) => ms - (usedBefore.get(pid) ?? 0));
      measured.push({ name, wall, browser: used.reduce((sum, ms) => sum + ms, 0) });
    }
    return measured;
  } finally {
    await extension.close();
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
