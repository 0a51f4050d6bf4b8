import { Worker } from "node:worker_threads";
import { type DraftContent, type PolicyCheck, policyCheckSchema } from "../../model/exchange/policy-work.ts";
import { type Refusal, unavailable } from "../http/refusal.ts";

export type PolicyChecker = {
  /** @throws Refusal 503 when there is no answer to be had: `check-too-long`, `check-ended`, `checks-waiting` */
  check(content: DraftContent, now: Date): Promise<PolicyCheck>;
  /** Someone works on this draft and will want it checked: what can be learned of it before is learned now. */
  warm(content: DraftContent): void;
  close(): void;
};

export type CheckerOptions = {
  /** For the organisation, and as much again for each team that has something of its own. */
  giveUpMs?: number;
  /** Checks that may wait for their turn. */
  mostWaiting?: number;
};

/** Twelve seconds of a processor for all handbooks, on a machine that may have much else to do. */
export const GIVE_UP_MS = 120_000;
/** A thread that has checked before is done in a moment; one that nobody asks gives its memory back. */
const IDLE_MS = 30 * 60_000;
const MOST_WAITING = 20;

/** Checks policies in a thread of their own, one after the other: a large one takes seconds of computing. */
export function createPolicyChecker(options: CheckerOptions = {}): PolicyChecker {
  const { giveUpMs = GIVE_UP_MS, mostWaiting = MOST_WAITING } = options;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;

  function stop(): void {
    clearTimeout(idle);
    void worker?.terminate();
    worker = undefined;
  }

  function ask(content: DraftContent): Promise<unknown> {
    // Whatever still waited at the end must not begin a thread that nobody ends.
    if (isClosed) return Promise.reject(ended());
    clearTimeout(idle);
    worker ??= new Worker(new URL("./check-worker.ts", import.meta.url));
    const asked = worker;
    const limitMs = giveUpMs * (1 + (content.teams ?? []).length);
    return new Promise((done, fail) => {
      const timer = setTimeout(() => end(tooLong(limitMs)), limitMs);
      const onExit = () => end(ended());
      const onError = (error: Error) => end(isOutOfMemory(error) ? ended() : error);
      function end(error: Error | undefined, answer?: unknown): void {
        clearTimeout(timer);
        asked.off("message", onMessage).off("error", onError).off("exit", onExit);
        if (error) {
          stop();
          fail(error);
          return;
        }
        idle = setTimeout(stop, IDLE_MS);
        idle.unref();
        done(answer);
      }
      const onMessage = (answer: unknown) => end(undefined, answer);
      asked.on("message", onMessage).on("error", onError).on("exit", onExit);
      asked.postMessage(content);
    });
  }

  function inTurn(content: DraftContent): Promise<unknown> {
    waiting += 1;
    const next = last.then(() => ask(content)).finally(() => waiting--);
    last = next.catch(() => {});
    return next;
  }

  return {
    async check(content, now) {
      if (waiting > mostWaiting) throw tooMany(waiting);
      const answer = await inTurn(content);
      return policyCheckSchema.parse({ ...(answer as object), at: now.toISOString() });
    },
    warm(content) {
      // One that runs knows the grammar of most words already, or is about to.
      if (worker || waiting > 0) return;
      // Nobody waits for the answer; the check itself will say what is wrong.
      inTurn(content).catch(() => {});
    },
    close() {
      isClosed = true;
      stop();
    },
  };
}

const AGAIN = "The draft is kept as it is. Check it again;";

const tooLong = (limitMs: number): Refusal =>
  unavailable(
    "check-too-long",
    `The check was not done within ${limitMs / 1000} s, so it was given up. ${AGAIN} if it is given up again, take out what was added last, or have an administrator raise HUB_CHECK_SECONDS.`,
    { limitSeconds: limitMs / 1000 },
  );

const ended = (): Refusal =>
  unavailable(
    "check-ended",
    `The check ended without an answer: the hub was stopped or its memory ran out. ${AGAIN} if it ends again, tell an administrator.`,
  );

const tooMany = (waiting: number): Refusal =>
  unavailable("checks-waiting", `${waiting} checks are waiting for their turn. ${AGAIN} in half a minute.`, {
    retryAfterSeconds: 30,
  });

const isOutOfMemory = (error: Error): boolean => (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY";
