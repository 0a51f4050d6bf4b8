import { z } from "zod";
import type { Handlers, Sender } from "../messages/channel.ts";
import { COMPOSE_PORT, type HUB_TO_BACKGROUND } from "../messages/hub-messages.ts";
import type { KeySet } from "../model/exchange/signed.ts";
import { beginEnrolment, claimEnrolment } from "../sync/enrol.ts";
import { followEvents } from "../sync/event-stream.ts";
import { createHubClient, type HubClient } from "../sync/hub-client.ts";
import { isDue, paceAfter } from "../sync/poll-pace.ts";
import { openRecordQueue } from "../sync/record-queue.ts";
import { isSpent, syncReviews } from "../sync/review-sync.ts";
import { type Connection, hubAddress } from "../sync/state.ts";
import { browser } from "./browser.ts";
import { createHubClock } from "./hub-clock.ts";
import { createHubPolicy } from "./hub-policy.ts";
import { createHubReviews, isOwnPage } from "./hub-reviews.ts";
import {
  storedConnection,
  storedPace,
  storedPending,
  storedReviews,
  storedStanding,
  storedStatus,
} from "./hub-stored.ts";
import { readManaged } from "./managed.ts";
import { recordedFetch } from "./network.ts";
import { readProtection } from "./protection.ts";

const ALARM = "hub";
/** How often the hub is asked while a person may be confirming. */
const CLAIM_EVERY_MS = 2000;

export type HubLinkDeps = {
  now(): Date;
  /** Tells the pages; may be waited for until they have it. */
  onPolicy(): unknown;
  /** Tells the pages. @returns hashes of the letters that are before the writer's eyes */
  onReviews(): Promise<ReadonlySet<string>>;
};

/** Everything between this browser and its organisation's hub. Costs nothing until the browser is connected. */
export function createHubLink({ now, onPolicy, onReviews }: HubLinkDeps) {
  const clock = createHubClock(now);
  const policy = createHubPolicy({
    clock,
    onReplaced() {
      void noteStanding();
      return onPolicy();
    },
  });
  const queue = openRecordQueue();
  const reviews = createHubReviews({ clock, queue, policy, onReviews, look: () => look() });
  let looking: Promise<void> | undefined;
  let again = false;
  let noting: Promise<unknown> = Promise.resolve();
  let reported = "";
  const ports = new Set<unknown>();
  let stream: { credential: string; ended: AbortController } | undefined;

  const clientOf = ({ hub, credential }: Pick<Connection, "hub"> & { credential?: string }): HubClient =>
    createHubClient({ hub, credential, fetch: recordedFetch(), now });

  /** Looks at all there is, once at a time; asked for meanwhile, it looks once more. */
  function look(): Promise<void> {
    if (looking) {
      again = true;
      return looking;
    }
    looking = lookOnce()
      .catch(() => {})
      // Whatever the look came to, and where there is no hub at all: time goes by all the same.
      .then(tellStanding)
      .finally(() => {
        looking = undefined;
        if (again) {
          again = false;
          void look();
        }
      });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    await policy.lookManaged();
    const connection = await storedConnection.get();
    if (!connection || connection.revoked) return;
    const client = clientOf(connection);
    // Before the policy, which goes by it.
    await sayTeam(client, connection);
    const { reached, refusal } = await policy.look(client, connection);
    // Known no more, it listens no more.
    if (!reached) await follow();
    await keepPace(reached);
    // What answers nothing, or nonsense, is not asked four times over.
    if (!reached) return;
    const current = (await storedConnection.get()) ?? connection;
    const onKeys = async (keys: KeySet) => {
      const known = await storedConnection.get();
      if (known) await storedConnection.set({ ...known, keys });
    };
    await reviews.update((held) => syncReviews(held, { client, connection: current, now: clock.now(), onKeys }));
    await (await queue).send(connection.browserId, client);
    await (await queue).sendReports(connection.browserId, client);
    const version = (await policy.current())?.inForce.version ?? null;
    const body = { policyVersion: version, policyRefusal: refusal ?? null, protection: await readProtection() };
    const said = JSON.stringify(body);
    if (said === reported) return;
    const answer = await client.ask("PUT", "/v1/browser", z.unknown(), { body });
    if (answer.kind === "answer") reported = said;
  }

  /** Tells the hub which team an administrator set for this browser, when it is another one than it knows. */
  async function sayTeam(client: HubClient, connection: Connection): Promise<void> {
    const { team } = await readManaged();
    if (team === connection.team) return;
    const version = (await policy.current())?.inForce.version ?? null;
    const protection = await readProtection();
    const body = { policyVersion: version, policyRefusal: null, protection, team: team ?? null };
    const answer = await client.ask("PUT", "/v1/browser", z.unknown(), { body });
    // What the policy came to is told anew once it was looked for.
    reported = "";
    const current = await storedConnection.get();
    if (answer.kind === "answer" && current) await storedConnection.set({ ...current, team });
  }

  /** A policy that runs out says nothing by itself: pages are told once its age means something else. */
  async function tellStanding(): Promise<void> {
    if (await noteStanding()) onPolicy();
  }

  /** @returns whether the policy's age means something else than it did. Survives the worker's sleep */
  function noteStanding(): Promise<boolean> {
    const next = noting.then(keepStanding);
    // One after the other: two at once would both find it new.
    noting = next.catch(() => {});
    return next;
  }

  async function keepStanding(): Promise<boolean> {
    const standing = (await policy.current())?.standing;
    if (standing === (await storedStanding.get())) return false;
    await (standing ? storedStanding.set(standing) : storedStanding.remove());
    return true;
  }

  async function keepPace(reached: boolean): Promise<void> {
    const before = await storedPace.get();
    const pace = paceAfter(reached, before, now().getTime());
    if (pace) await storedPace.set(pace);
    else if (before) await storedPace.remove();
  }

  /** What nobody waits for: while the hub does not answer, these looks grow rare. */
  async function lookIfDue(): Promise<void> {
    if (isDue(await storedPace.get(), now().getTime())) await look();
    else await tellStanding();
    await claim();
  }

  /** One stream while someone writes; it ends with the last compose surface. */
  async function follow(): Promise<void> {
    const connection = await storedConnection.get();
    const wanted = ports.size === 0 || !connection || connection.revoked ? undefined : connection;
    // Enrolled anew, it is another browser to the hub: the stream of before leads nowhere.
    if (stream?.credential === wanted?.credential) return;
    stream?.ended.abort();
    stream = undefined;
    if (!wanted) return;
    const ended = new AbortController();
    stream = { credential: wanted.credential, ended };
    void followEvents({ client: clientOf(wanted), signal: ended.signal, onEvent: () => void look() });
  }

  async function claim(): Promise<void> {
    const pending = await storedPending.get();
    if (!pending) return;
    if (Date.parse(pending.expiresAt) < now().getTime()) return storedPending.remove();
    const result = await claimEnrolment(clientOf(pending), pending, now(), await readManaged());
    if (result.kind === "pending") return void setTimeout(() => void claim(), CLAIM_EVERY_MS);
    await storedPending.remove();
    if (result.kind === "failed") return;
    await storedConnection.set(result.connection);
    await look();
    await follow();
  }

  const handlers: Handlers<typeof HUB_TO_BACKGROUND, Sender> = {
    async "hub-connect"({ hub }, sender) {
      if (!isOwnPage(sender)) return { kind: "failed", code: "not-allowed" };
      const address = hubAddress.safeParse(hub);
      if (!address.success) return { kind: "failed", code: "bad-address" };
      const managed = await readManaged();
      if (managed.locked && managed.hub && managed.hub !== address.data) return { kind: "failed", code: "locked" };
      const pending = await beginEnrolment(clientOf({ hub: address.data }), address.data, describeBrowser());
      if (!pending) return { kind: "failed", code: "unreachable" };
      await storedPending.set(pending);
      await browser.tabs.create({ url: pending.page });
      void claim();
      return { kind: "started", userCode: pending.userCode, page: pending.page };
    },
    async "hub-disconnect"(_request, sender) {
      if (!isOwnPage(sender) || (await readManaged()).locked) return { kind: "done" };
      const connection = await storedConnection.get();
      // What a revoked browser could not send waits for the person's next one.
      if (connection && !connection.revoked) {
        const client = clientOf(connection);
        const { left } = await (await queue).send(connection.browserId, client);
        if (left > 0) return { kind: "kept", unsentRecords: left };
        await client.ask("DELETE", "/v1/browser", z.unknown());
      }
      await Promise.all([storedConnection.remove(), storedPending.remove()]);
      await reviews.update((held) => held.filter((one) => isSpent(one, clock.now())));
      await policy.forget();
      await follow();
      return { kind: "done" };
    },
    async "hub-state"() {
      const [connection, pending, last, held, current, managed, fileKey] = await Promise.all([
        storedConnection.get(),
        storedPending.get(),
        storedStatus.get(),
        storedReviews.get(),
        policy.current(),
        readManaged(),
        policy.fileKey(),
      ]);
      return {
        connection: connection
          ? {
              hub: connection.hub,
              organisation: connection.organisation.name,
              person: connection.person.name,
              revoked: connection.revoked,
            }
          : null,
        pending: pending ? { userCode: pending.userCode, page: pending.page } : null,
        policy: current ? { ...current.inForce, standing: current.standing } : null,
        last: last ?? null,
        fileKey: connection ? null : fileKey,
        managed: managed.hub ? { hub: managed.hub, locked: managed.locked } : null,
        waitingReviews: (held ?? []).filter(({ state }) => state === "waiting").length,
        unsentRecords: await (await queue).count(),
      };
    },
    async "policy-file"({ text, confirmed }, sender) {
      if (!isOwnPage(sender)) return { kind: "refused", code: "locked" };
      return policy.takeFile(text, confirmed);
    },
    async "policy-file-forget"(_request, sender) {
      if (isOwnPage(sender) && !(await storedConnection.get())) await policy.forget();
    },
    "hub-look": () => look(),
    "reviews-known": reviews.known,
    ...reviews.handlers,
  };

  return {
    handlers,
    /** Something that a supervisor is to see; kept until the hub has it. */
    report: reviews.report,
    /** The organisation's policy; nothing while this browser belongs to none. */
    policy: policy.current,
    start(): void {
      reviews.start();
      browser.runtime.onConnect.addListener((port) => {
        if (port.name !== COMPOSE_PORT || port.sender?.id !== browser.runtime.id) return;
        ports.add(port);
        // Each beat is an event of the worker's, and starts its thirty seconds anew.
        port.onMessage.addListener(() => {});
        port.onDisconnect.addListener(() => {
          ports.delete(port);
          void follow();
        });
        void look();
        void follow();
      });
      browser.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void lookIfDue();
      });
      void setAlarm();
      void lookIfDue();
    },
  };
}

/** Set once for a browser's run, at a time of its own: each start of the worker would put it off otherwise. */
async function setAlarm(): Promise<void> {
  const there = await browser.alarms.get(ALARM).catch(() => undefined);
  if (there) return;
  // A whole office does not ask in the same second.
  await browser.alarms.create(ALARM, { delayInMinutes: 0.5 + Math.random() / 2, periodInMinutes: 1 });
}

function describeBrowser(): string {
  const { userAgent } = navigator;
  const name = /Firefox/.test(userAgent) ? "Firefox" : /Edg\//.test(userAgent) ? "Edge" : "Chromium";
  const system = /Windows|Mac OS X|Android|CrOS|Linux/.exec(userAgent)?.[0];
  return system ? `${name}, ${system}` : name;
}
