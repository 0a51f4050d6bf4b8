import type { Issue } from "../../model/issues.ts";
import type { Answers, Ask, Progress, Said } from "./protocol.ts";

/** As much of a worker as is needed here. */
export type WorkerLike = {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Said>) => void): void;
  addEventListener(type: "error", listener: (event: ErrorEvent) => void): void;
  terminate(): void;
};

type Question<K extends Ask["kind"]> = Omit<Extract<Ask, { kind: K }>, "number" | "kind">;

export type WorkerLink = {
  /** @throws WorkerFailed with the worker's words; `LinkClosed` when the worker was ended meanwhile */
  ask<K extends keyof Answers>(
    kind: K,
    question: Question<K>,
    onProgress?: (now: Progress) => void,
  ): Promise<Answers[K]>;
  /** Ends the worker, whatever it is doing. */
  close(): void;
};

export class LinkClosed extends Error {
  constructor() {
    super("the worker was ended");
    this.name = "LinkClosed";
  }
}

/** The worker could not do it. */
export class WorkerFailed extends Error {
  /** What is wrong with what it was given; undefined when the fault is not there. */
  readonly issue: Issue | undefined;

  constructor(message: string, issue?: Issue) {
    super(message);
    this.name = "WorkerFailed";
    this.issue = issue;
  }
}

type Waiting = { done(value: unknown): void; fail(error: Error): void; onProgress?: (now: Progress) => void };

/** Talks with a worker: each question has a number, and so has its answer. */
export function connectWorker(worker: WorkerLike): WorkerLink {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let end: Error | undefined;

  function endAll(error: Error): void {
    end ??= error;
    for (const one of waiting.values()) one.fail(error);
    waiting.clear();
  }

  worker.addEventListener("message", ({ data }) => {
    const one = waiting.get(data.number);
    if (!one) return;
    if (data.kind === "progress") return one.onProgress?.(data.progress);
    waiting.delete(data.number);
    if (data.kind === "done") one.done(data.value);
    else one.fail(new WorkerFailed(data.message, data.issue));
  });
  worker.addEventListener("error", ({ message }) => endAll(new Error(message || "the worker did not start")));

  return {
    ask<K extends keyof Answers>(kind: K, question: Question<K>, onProgress?: (now: Progress) => void) {
      return new Promise<Answers[K]>((resolve, reject) => {
        if (end) return reject(end);
        last += 1;
        // The worker answers a question of a kind with that kind's answer.
        waiting.set(last, { done: (value) => resolve(value as Answers[K]), fail: reject, onProgress });
        worker.postMessage({ ...question, kind, number: last });
      });
    },
    close() {
      endAll(new LinkClosed());
      worker.terminate();
    },
  };
}

/** Starts the console's worker. */
export const startWorker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
