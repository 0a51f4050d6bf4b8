import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Review } from "../../../src/model/exchange/review.ts";
import { letterOf, requestOf } from "../hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../hub/people.ts";
import { policySource, publishPolicy } from "../hub/policies.ts";
import { startHubProcess } from "../hub/process.ts";
import { ensureConsole } from "./browser.ts";
import { BODY, FINDINGS } from "./letter.ts";

export type Office = {
  origin: string;
  chen: PersonCaller;
  mai: PersonCaller;
  /** Noor Haas's browser, from which letters are asked about. */
  writing: BrowserCaller;
  ask(letter?: Parameters<typeof letterOf>[0], more?: Parameters<typeof requestOf>[1]): Promise<Review>;
  /** As the writer's browser sees it. */
  reviewOf(id: string): Promise<Review>;
  close(): Promise<void>;
};

/** A hub of its own with two supervisors, a writer with a browser, and a published policy; the console is built. */
export async function openOffice(): Promise<Office> {
  ensureConsole();
  const folder = mkdtempSync(join(tmpdir(), "console-e2e-"));
  const hub = await startHubProcess(folder);
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const chen = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  const mai = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Mai Tran" });
  const writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  const writing = await enrolBrowser(writer, hub.origin);
  await publishPolicy(chen, policySource("ask someone else"));
  return {
    origin: hub.origin,
    chen,
    mai,
    writing,
    ask(letter = {}, more = {}) {
      const draft = letterOf({ body: BODY, attachments: [{ name: "offer.pdf", size: 48_213 }], ...letter });
      const note = "They ask for the price by noon. May I?";
      return writing.post<Review>("/v1/reviews", requestOf(draft, { findings: FINDINGS, note, ...more }));
    },
    reviewOf: (id) => writing.get<Review>(`/v1/reviews/${id}`),
    async close() {
      await hub.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
