import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../hub/people.ts";
import { startHubProcess } from "../hub/process.ts";

/** A handbook of our own, with something of most kinds in it. */
export const HANDBOOK = `Harbour Crane Service Handbook
3 phrases not to use:
1. “That is your own fault.”
2. “Nobody can help you with that.”
3. “You should have read the manual.”
Replies to complaints must be sent within 24 hours.
All letters on prices must be approved by the branch office.
`;

export const MAIL =
  "From: a@works.example\r\nTo: b@customer.example\r\nSubject: Manual\r\n\r\nIt is done as the manual says.\r\n";
const CALM = {
  channel: "email",
  to: ["b@customer.example"],
  subject: "Calm",
  body: "Thank you for your patience.",
  expect: { decision: "send" },
};

/** A mail, and lines of drafts of which one is none. */
export const REPLAYED = [
  { name: "one.eml", mimeType: "message/rfc822", buffer: Buffer.from(MAIL) },
  {
    name: "drafts.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from(`${JSON.stringify(CALM)}\nnot json\n`),
  },
];

export type WorkbenchHub = {
  origin: string;
  administrator: PersonCaller;
  supervisor: PersonCaller;
  colleague: PersonCaller;
  /** Browsers of writers: one in the team “Harbour”, one in none. */
  inside: BrowserCaller;
  outside: BrowserCaller;
  stop(): Promise<void>;
};

/** A hub with two supervisors, and writers inside and outside of a team. Nothing is published. */
export async function startWorkbench(): Promise<WorkbenchHub> {
  const folder = mkdtempSync(join(tmpdir(), "hub-console-"));
  const { origin, setUpLink, stop } = await startHubProcess(folder);
  const administrator = await setUp(origin, setUpLink ?? "");
  const team = await administrator.post<{ id: string }>("/v1/teams", { name: "Harbour" });
  const add = (role: "supervisor" | "writer", name: string, teams: string[] = []) =>
    addPerson(administrator, origin, { role, name, teams });
  return {
    origin,
    administrator,
    supervisor: await add("supervisor", "Chen Hao"),
    colleague: await add("supervisor", "Ruth Adler"),
    inside: await enrolBrowser(await add("writer", "Noor Haas", [team.id]), origin),
    outside: await enrolBrowser(await add("writer", "Li Wei"), origin),
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Served = { payload: { version: number; policy: { rules: { id: string; severity: string }[] }; modes: object } };

/** What a browser gets: a version, or nothing. */
export async function servedTo(browser: BrowserCaller): Promise<Served["payload"] | undefined> {
  const { status, body } = await browser.ask<Served>("GET", "/v1/policy");
  return status === 204 ? undefined : body.payload;
}
