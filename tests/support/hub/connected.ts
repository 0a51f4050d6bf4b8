import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { HubState } from "../../../src/messages/hub-messages.ts";
import type { Review } from "../../../src/model/exchange/review.ts";
import { address, body, CUSTOMER } from "../gmail.ts";
import {
  type LaunchOptions,
  launchWithExtension,
  serveStandin,
  untilWatched,
  type WithExtension,
} from "../watched-chromium.ts";
import { addPerson, type PersonCaller, setUp, signIn } from "./people.ts";
import { policySource } from "./policies.ts";
import { freePort } from "./postgres.ts";
import { type HubProcess, startHubProcess } from "./process.ts";
import type { HubProxy } from "./proxy.ts";

/** A real hub with an administrator, a supervisor and a writer. */
export type HubWithPeople = {
  folder: string;
  process: HubProcess;
  administrator: PersonCaller;
  supervisor: PersonCaller;
  writer: PersonCaller;
  /** Ends the hub, and starts it again on the same data and address. */
  restart(environment?: Record<string, string>): Promise<void>;
  /** A hub whose clock was moved knows no session of before. */
  signInAgain(): Promise<void>;
  end(): Promise<void>;
};

/** @param behind a proxy that browsers and people reach it by */
export async function startHubWithPeople({ behind }: { behind?: HubProxy } = {}): Promise<HubWithPeople> {
  const folder = mkdtempSync(join(tmpdir(), "hub-e2e-"));
  const port = await freePort();
  const environment: Record<string, string> = behind ? { HUB_ORIGIN: behind.origin } : {};
  if (behind) behind.target = port;
  const started = await startHubProcess(folder, environment, port);
  const { origin } = started;
  const administrator = await setUp(origin, started.setUpLink ?? "");
  const hub: HubWithPeople = {
    folder,
    process: started,
    administrator,
    supervisor: await addPerson(administrator, origin, { role: "supervisor", name: "Chen Hao" }),
    writer: await addPerson(administrator, origin, { role: "writer", name: "Noor Haas" }),
    async restart(more = {}) {
      await hub.process.kill();
      hub.process = await startHubProcess(folder, { ...environment, ...more }, port);
    },
    async signInAgain() {
      for (const person of [hub.administrator, hub.supervisor, hub.writer]) {
        Object.assign(person, await signIn(origin, person.email));
      }
    },
    async end() {
      await hub.process.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return hub;
}

/** A browser with the extension, and a page of the extension's own to ask from. */
export type Extension = WithExtension & {
  own: Page;
  ask<T>(name: string, request?: object): Promise<T>;
  state(): Promise<HubState>;
};

export async function launchExtension(options: LaunchOptions = {}): Promise<Extension> {
  const extension = await launchWithExtension(options);
  const own = await extension.context.newPage();
  await own.goto(new URL("/popup.html", extension.worker.url()).href);
  const ask = <T>(name: string, request?: object): Promise<T> =>
    own.evaluate(
      ([message, asked]) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<never> } } }
        ).chrome.runtime.sendMessage({ name: message, body: asked }),
      [name, request] as const,
    );
  return { ...extension, own, ask, state: () => ask<HubState>("hub-state") };
}

/** Connects the browser to the hub; the person confirms without looking. */
export async function connect(extension: Extension, { process, writer }: HubWithPeople): Promise<void> {
  await connectAs(extension, process.origin, writer, "Noor Haas");
}

export async function connectAs(
  { context, ask, state }: Extension,
  hub: string,
  person: PersonCaller,
  name: string,
): Promise<void> {
  const opened = context.waitForEvent("page");
  const { userCode } = await ask<{ userCode: string }>("hub-connect", { hub });
  await person.post(`/v1/enrolments/${userCode}/confirmation`);
  await expect.poll(async () => (await state()).connection?.person).toBe(name);
  await (await opened).close();
}

/** A policy of one phrase that a supervisor looks at first. */
export function reviewedPolicy(phrase: string, more: object = {}) {
  const [rule] = policySource(phrase).rules;
  return policySource(phrase, { rules: [{ ...rule, category: "review-trigger", severity: "review" }], ...more });
}

/** A mail window with a recipient. */
export async function openCompose({ context }: Extension, to: string = CUSTOMER): Promise<Page> {
  const page = await context.newPage();
  await serveStandin(page, "https://mail.google.com", "gmail-popup.html");
  await page.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
  await untilWatched(page);
  if (to) await address(page, to);
  return page;
}

export const pressSend = (page: Page) => page.locator(".dC > .aoO").click();
export const letterText = async (page: Page) => (await body(page).textContent())?.trim() ?? "";

/** Waits until the hub has a letter that waits. @returns its review */
export async function waitingReview({ supervisor }: HubWithPeople): Promise<Review> {
  const list = async () => (await supervisor.get<{ items: Review[] }>("/v1/reviews?state=waiting")).items;
  await expect.poll(async () => (await list()).length).toBe(1);
  return supervisor.get<Review>(`/v1/reviews/${(await list())[0]?.id}`);
}

export const decide = ({ supervisor }: HubWithPeople, { id }: Pick<Review, "id">, decision: object) =>
  supervisor.post<Review>(`/v1/reviews/${id}/decision`, decision);

/** The page that asks for review, in the panel or in the gate. */
export const askFrame = (page: Page, where: "panel" | "gate") =>
  page.frameLocator(`countersign-${where} iframe.review-frame`);

/** Goes through the page that asks: note, preview, ask. */
export async function askForReview(page: Page, where: "panel" | "gate", note: string): Promise<void> {
  await page.locator(`countersign-${where}`).getByRole("button", { name: "Ask for review…" }).click();
  const frame = askFrame(page, where);
  await frame.getByLabel("What should your supervisor know?").fill(note);
  await frame.getByRole("button", { name: "Preview" }).click();
  await frame.getByRole("button", { name: "Ask for review" }).click();
}
