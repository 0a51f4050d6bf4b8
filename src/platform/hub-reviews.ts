import type { Handlers, Sender } from "../messages/channel.ts";
import type { HUB_TO_BACKGROUND, LetterEvent, ReviewState } from "../messages/hub-messages.ts";
import type { Received } from "../messages/messages.ts";
import { evidenceTermsSchema } from "../model/exchange/bundle.ts";
import { type PasteAnswer, type ReviewDeskInfo, reviewDeskSchema } from "../model/exchange/review.ts";
import type { KeySet } from "../model/exchange/signed.ts";
import { draftHash } from "../review/canonical-draft.ts";
import { maskExcerpt } from "../review/mask-excerpt.ts";
import { addWorkingMinutes } from "../review/working-time.ts";
import { createHubClient } from "../sync/hub-client.ts";
import { toNewRecord } from "../sync/new-record.ts";
import type { RecordQueue } from "../sync/record-queue.ts";
import { followKeys, isForgettable, withdraw } from "../sync/review-sync.ts";
import { type HeldReview, isAnswered } from "../sync/state.ts";
import { browser } from "./browser.ts";
import { createHubAnswers } from "./hub-answers.ts";
import type { HubClock } from "./hub-clock.ts";
import type { createHubPolicy } from "./hub-policy.ts";
import { storedConnection, storedReviews } from "./hub-stored.ts";
import { recordedFetch } from "./network.ts";
import { toPasted, verifyPasted } from "./pasted-approval.ts";
import { readPinned } from "./pinned-keys.ts";

type Report = Received<typeof HUB_TO_BACKGROUND, "report-wrong-hit">;

type Deps = {
  clock: HubClock;
  queue: Promise<RecordQueue>;
  policy: Pick<ReturnType<typeof createHubPolicy>, "current">;
  /** Tells the pages. @returns hashes of the letters that are before the writer's eyes */
  onReviews(): Promise<ReadonlySet<string>>;
  look(): Promise<void>;
};

/** Longer than a hub near by takes; a writer waits for it. */
const DESK_WITHIN_MS = 2500;

/** Reviews asked for from this browser, and the records of its letters. They survive its restarts. */
export function createHubReviews({ clock, queue, policy, onReviews, look }: Deps) {
  let last: Promise<unknown> = Promise.resolve();
  const { now } = clock;
  const held = async () => (await storedReviews.get()) ?? [];
  const answers = createHubAnswers({
    held,
    markSeen: (isSeen) =>
      change((all) => all.map((one) => (!one.seenAt && isSeen(one) ? { ...one, seenAt: now().toISOString() } : one))),
  });

  type Change = (held: HeldReview[]) => Promise<HeldReview[]> | HeldReview[];

  /** One change after the other: an answer from the hub and a letter that leaves don't overwrite each other. */
  function change(
    make: Change,
    onChanged?: (before: HeldReview[], after: HeldReview[]) => Promise<void>,
  ): Promise<void> {
    const next = last.then(async () => {
      const before = await held();
      const after = await make(before);
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      await storedReviews.set(after);
      // Not waited for: who is told may change something in turn.
      void onChanged?.(before, after).catch(() => {});
    });
    last = next.catch(() => {});
    return next;
  }

  /** A change that pages hear of; answers whose letter is out of sight are told otherwise. */
  const update = (make: Change) =>
    change(make, async (before, after) => {
      const waited = new Set(before.filter((one) => !isAnswered(one)).map(({ request }) => request.clientId));
      const answered = after.filter((one) => isAnswered(one) && waited.has(one.request.clientId) && !one.seenAt);
      await answers.tell(answered, await onReviews());
    });

  async function desk(): Promise<ReviewDeskInfo & { reached: boolean; connected: boolean }> {
    const [connection, current] = await Promise.all([storedConnection.get(), policy.current()]);
    const { dueMinutes = 240, hours } = current?.inForce.reviews ?? {};
    const known = (await held()).at(-1)?.who ?? [];
    const guess = {
      reviewers: known,
      dueAt: addWorkingMinutes(now(), dueMinutes, hours).toISOString(),
      reached: false,
      connected: connection !== undefined && !connection.revoked,
    };
    if (!connection || connection.revoked) return guess;
    const client = createHubClient({ ...connection, fetch: recordedFetch(), now });
    const answer = await Promise.race([
      client.ask("GET", "/v1/review-desk", reviewDeskSchema),
      new Promise<undefined>((done) => setTimeout(done, DESK_WITHIN_MS)),
    ]);
    return answer?.kind === "answer" ? { ...answer.value, reached: true, connected: true } : guess;
  }

  async function keep(event: LetterEvent): Promise<void> {
    const connection = await storedConnection.get();
    if (!connection) return;
    const current = await policy.current();
    const terms = current?.inForce.evidence ?? evidenceTermsSchema.parse({});
    const policyVersion = current?.inForce.version ?? null;
    const { record, letter } = toNewRecord(event, terms, { at: now().toISOString(), policyVersion });
    await (await queue).add(connection.browserId, record, letter);
  }

  async function onKeys(keys: KeySet): Promise<void> {
    const known = await storedConnection.get();
    if (known) await storedConnection.set({ ...known, keys });
  }

  async function report({ ruleId, excerpt, note }: Report): Promise<{ kept: boolean }> {
    const connection = await storedConnection.get();
    if (!connection || connection.revoked) return { kept: false };
    const policyVersion = (await policy.current())?.inForce.version ?? null;
    const masked = excerpt ? { excerpt: maskExcerpt(excerpt) } : {};
    const made = { id: crypto.randomUUID(), at: now().toISOString(), ruleId, policyVersion, ...masked, note };
    await (await queue).addReport(connection.browserId, made);
    void look();
    return { kept: true };
  }

  const handlers: Handlers<typeof HUB_TO_BACKGROUND, Sender> = {
    "review-desk": desk,
    async "review-ask"({ letter, draft, masked, findings, note, who, dueAt, page }, sender) {
      const [connection, current] = await Promise.all([storedConnection.get(), policy.current()]);
      if (!isOwnPage(sender) || !connection || connection.revoked) return { asked: false };
      const hash = draftHash(letter);
      // Said to be unmasked, it is the letter itself that is sent.
      if (masked === 0 && draftHash(draft) !== hash) return { asked: false };
      const policyVersion = current?.inForce.version ?? null;
      const clientId = crypto.randomUUID();
      const asked: HeldReview = {
        request: { clientId, draft, masked, draftHash: hash, findings, policyVersion, note },
        letter,
        who,
        dueAt,
        page,
        askedAt: now().toISOString(),
        sent: false,
        unsaid: false,
        state: "waiting",
        answer: null,
        changed: null,
        letterHash: hash,
      };
      await update((held) =>
        held.some((one) => one.state === "waiting" && one.letterHash === hash) ? held : [...held, asked],
      );
      void look();
      return { asked: true };
    },
    async "review-withdraw"({ letterHash }) {
      await update((held) =>
        held.map((one) => (one.state === "waiting" && one.letterHash === letterHash ? withdraw(one) : one)),
      );
      void look();
    },
    "reviews-seen": ({ letterHashes }) =>
      answers.seen((one) => isAnswered(one) && (letterHashes?.includes(one.letterHash) ?? true)),
    "review-answers": async (_none, sender) => ({
      answers: isOwnPage(sender) ? (await answers.list()).slice(0, 100) : [],
    }),
    async "answer-open"({ id }, sender) {
      if (isOwnPage(sender)) await answers.open(id);
    },
    "review-notices": ({ set }, sender) => answers.notices(isOwnPage(sender) ? set : undefined),
    async "approval-paste"({ text, draft }) {
      const [pinned, connection] = await Promise.all([readPinned(), storedConnection.get(), clock.ready]);
      if (!pinned || pinned === "locked") return { kind: "refused", code: "no-key" };
      const client = connection && createHubClient({ ...connection, fetch: recordedFetch(), now });
      const newer = client && connection && (() => followKeys({ client, connection, now: now(), onKeys }));
      const verified = await verifyPasted(text, draft, pinned, { now: now(), ...(newer ? { newer } : {}) });
      if (verified.kind === "refused") return verified;
      const { approval } = verified;
      let answer: PasteAnswer = { kind: "good" };
      await update((held) => {
        // Without a hub nothing else ever forgets what is over.
        const kept = held.filter((one) => !isForgettable(one, now()));
        const known = kept.find(({ id }) => id === approval.review);
        if (known?.usedAt !== undefined) {
          answer = { kind: "refused", code: "used" };
          return held;
        }
        return [...kept.filter((one) => one !== known), toPasted(known, draft, approval)];
      });
      return answer;
    },
    async "letter-event"(event) {
      const hash = draftHash(event.draft);
      const usedAt = now().toISOString();
      // Once: the approval is spent with the letter.
      if (event.action === "approved") {
        await update((held) => held.map((one) => (one.letterHash === hash && one.approval ? { ...one, usedAt } : one)));
      }
      await keep(event);
      void look();
    },
    "report-wrong-hit": report,
  };

  return {
    update,
    handlers,
    report,
    start: answers.start,
    async known() {
      const [all, pinned] = await Promise.all([held(), readPinned()]);
      return toStates(all, clock, typeof pinned === "object" ? pinned.keys.organisation : undefined);
    },
  };
}

/** What pages may know. A letter that went is over, and an approval of an organisation that this browser left is none. */
function toStates(
  held: readonly HeldReview[],
  clock: Pick<HubClock, "toLocal">,
  organisation: string | undefined,
): ReviewState[] {
  return held
    .filter(({ usedAt }) => usedAt === undefined)
    .filter(({ approval }) => approval === undefined || approval.organisation === organisation)
    .map(({ letterHash, request, letter, state, askedAt, by, answer, changed, approval, who, dueAt, id }) => ({
      letterHash,
      askedHash: request.draftHash,
      state,
      since: clock.toLocal(askedAt),
      ...(by ? { by } : {}),
      answer,
      asked: letter ?? request.draft,
      masked: request.masked ?? 0,
      who,
      ...(dueAt ? { dueAt: clock.toLocal(dueAt) } : {}),
      arrived: id !== undefined,
      changed,
      ...(approval ? { approvedUntil: clock.toLocal(approval.expiresAt), review: approval.review } : {}),
    }));
}

/** Pages of other sites have our script in them, but not our address. */
export const isOwnPage = ({ url }: Sender) => url?.startsWith(browser.runtime.getURL("")) ?? false;
