import { z } from "zod";
import type { Handlers, Sender } from "../messages/channel.ts";
import type { TO_BACKGROUND } from "../messages/messages.ts";
import { DEFAULT_SETTINGS } from "../model/settings.ts";
import type { SiteDefinition } from "../model/sites.ts";
import { browser } from "./browser.ts";
import { isOwnPage } from "./hub-reviews.ts";
import { storedConnection } from "./hub-stored.ts";
import { storedOwnSites, storedSettings } from "./stored.ts";

const PICKER_FILE = "picker.js";
/** Tabs on which the writer points out a letter; in session storage, as a worker sleeps. */
const PICKING = "picking";
const waitingSchema = z.record(z.string(), z.string());
const MAX_SITES = 40;

export type PickingDeps = {
  /** The supervisor is to see an entry. @returns false where there is no hub */
  propose(definition: SiteDefinition): Promise<boolean>;
};

/** Pointing out letters on a tab's page: from the wish, over the browser's question, to the entry. */
export function createPicking({ propose }: PickingDeps) {
  const read = async () => waitingSchema.safeParse((await browser.storage.session.get(PICKING))[PICKING]).data ?? {};
  const write = (waiting: Record<string, string>) => browser.storage.session.set({ [PICKING]: waiting });

  // One after the other: a page that loads right after its picker stopped must find the wish gone.
  let last: Promise<unknown> = Promise.resolve();
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  }

  async function inject(tabId: number, origin: string): Promise<void> {
    if (!(await browser.permissions.contains({ origins: [origin] }))) return;
    await browser.scripting.executeScript({ target: { tabId }, files: [PICKER_FILE] }).catch(() => {});
  }

  async function want(tabId: number, origin: string): Promise<void> {
    await inOrder(async () => write({ ...(await read()), [tabId]: origin }));
    await inject(tabId, origin);
  }

  function forget(tabId: number): Promise<void> {
    return inOrder(async () => {
      const { [tabId]: _done, ...rest } = await read();
      await write(rest);
    });
  }

  const handlers: Handlers<Pick<typeof TO_BACKGROUND, PickingMessage>, Sender> = {
    "picker-start": ({ tabId, origin }, sender) => (isOwnPage(sender) ? want(tabId, origin) : undefined),
    async "picker-open"({ address }, sender) {
      if (!isOwnPage(sender)) return;
      const { id } = await browser.tabs.create({ url: address });
      const { protocol, hostname } = new URL(address);
      if (id !== undefined) await want(id, `${protocol}//${hostname}/*`);
    },
    "picker-stopped": (_request, { tabId }) => (tabId === undefined ? undefined : forget(tabId)),
    async "picker-facts"() {
      const [settings = DEFAULT_SETTINGS, connection] = await Promise.all([
        storedSettings.get(),
        storedConnection.get(),
      ]);
      return { settings, canPropose: connection !== undefined && !connection.revoked };
    },
    async "site-picked"({ definition, wish }, { url, tabId }) {
      if (!url || !isOf(definition, new URL(url))) return { done: false };
      // The wish is fulfilled; a page that is left at once may not get its last word to us.
      if (tabId !== undefined) await forget(tabId);
      if (wish === "propose") return { done: await propose(definition) };
      const others = ((await storedOwnSites.get()) ?? []).filter(({ id }) => id !== definition.id);
      await storedOwnSites.set([...others, definition].slice(-MAX_SITES));
      return { done: true };
    },
  };

  return {
    handlers,
    start(): void {
      // The popup may be gone by the time the browser's question is answered.
      browser.permissions.onAdded.addListener(() => {
        void inOrder(read).then((waiting) =>
          Promise.all(Object.entries(waiting).map(([tabId, origin]) => inject(Number(tabId), origin))),
        );
      });
      // A page that was just opened, or left for the next of the same site.
      browser.tabs.onUpdated.addListener((tabId, { status }) => {
        if (status !== "complete") return;
        void inOrder(read).then((waiting) => (waiting[tabId] ? inject(tabId, waiting[tabId]) : undefined));
      });
      browser.tabs.onRemoved.addListener((tabId) => void forget(tabId));
    },
  };
}

type PickingMessage = "picker-start" | "picker-open" | "picker-stopped" | "picker-facts" | "site-picked";

/** A page describes itself and no other site. */
const isOf = ({ matches }: SiteDefinition, { protocol, host }: URL): boolean =>
  matches.every((pattern) => pattern === `${protocol}//${host}/*`);
