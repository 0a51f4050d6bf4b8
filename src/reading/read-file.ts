import { kindOf } from "./kind.ts";
import type { OfficeAnswer, OfficeTask } from "./office-worker.ts";
import { createRecogniser, type Recogniser } from "./recogniser.ts";
import { type FileText, LIMITS, type OnProgress, UnreadError } from "./result.ts";

/** A file that was looked at: what it says, and the hash that names its bytes. */
export type FileReading = FileText & { sha256?: string };

export type FileReader = {
  /** Reads one file. Never throws; what can't be read says why. */
  read(file: { name: string; bytes: Uint8Array }, options: ReadOptions): Promise<FileReading>;
  /** Frees what is loaded: models, workers. */
  rest(): Promise<void>;
};
export type ReadOptions = { onProgress?: OnProgress; signal?: AbortSignal };

export type FileReaderDeps = {
  /** Folder of workers, models and character maps, with a slash at its end. */
  assetsUrl: string;
  startOfficeWorker(): Worker;
  /** How long a reader may say nothing before it is given up; a page's picture takes seconds. */
  stallMs?: number;
};

const STALL_MS = 60_000;

/** Reads files of every kind on this machine. Readers are loaded when the first file of their kind comes. */
export function createFileReader(deps: FileReaderDeps): FileReader {
  const { assetsUrl, startOfficeWorker, stallMs = STALL_MS } = deps;
  let recogniser: Recogniser | undefined;

  async function readKind(name: string, bytes: Uint8Array, onProgress: OnProgress, signal: AbortSignal) {
    const recognise = (picture: Blob) => {
      recogniser ??= createRecogniser(assetsUrl);
      return recogniser.recognise(picture, signal);
    };
    const kind = kindOf(bytes, name);
    switch (kind) {
      case "pdf": {
        const { readPdf } = await import("./pdf.ts");
        return readPdf(bytes, { assetsUrl, recognise, onProgress, signal });
      }
      case "image": {
        onProgress({ done: 0, total: 1, unit: "page" });
        const { readPicture } = await import("./picture.ts");
        return readPicture(bytes, recognise);
      }
      case "html": {
        const { readHtml } = await import("./html.ts");
        return readHtml(bytes);
      }
      case "zip":
      case "ole":
      case "text":
        return askWorker(startOfficeWorker(), { kind, bytes }, signal);
      case "tiff":
      case "unknown":
        throw new UnreadError("unsupported");
    }
  }

  return {
    async read({ name, bytes }, { onProgress, signal }) {
      if (bytes.length > LIMITS.fileBytes) return refuse("too-large");
      const sha256 = await hashOf(bytes);
      const stall = createStall(stallMs);
      const both = signal ? AbortSignal.any([signal, stall.signal]) : stall.signal;
      const progress: OnProgress = (now) => {
        stall.heard();
        onProgress?.(now);
      };
      try {
        const text = await untilAborted(readKind(name, bytes, progress, both), both);
        return { ...text, sha256 };
      } catch (error) {
        if (signal?.aborted) return { ...refuse("stopped"), sha256 };
        if (stall.signal.aborted) return { ...refuse("too-slow"), sha256 };
        return { ...refuse(error instanceof UnreadError ? error.reason : "failed"), sha256 };
      } finally {
        stall.stop();
      }
    },
    rest: async () => recogniser?.rest(),
  };
}

const refuse = (unread: NonNullable<FileText["unread"]>): FileText => ({ pages: [], unit: "page", unread });

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Gives a file to a worker of its own and ends the worker with it. */
async function askWorker(worker: Worker, task: OfficeTask, signal: AbortSignal): Promise<FileText> {
  try {
    const answer = await untilAborted(
      new Promise<OfficeAnswer>((resolve, reject) => {
        worker.onmessage = (event: MessageEvent<OfficeAnswer>) => resolve(event.data);
        worker.onerror = (event) => reject(new UnreadError("failed", { cause: event.message }));
        worker.postMessage(task);
      }),
      signal,
    );
    if (answer.kind === "unread") throw new UnreadError(answer.reason);
    return answer.text;
  } finally {
    worker.terminate();
  }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Aborts when nothing was heard for a while. */
function createStall(afterMs: number): { signal: AbortSignal; heard(): void; stop(): void } {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const heard = () => {
    stop();
    timer = setTimeout(() => controller.abort(), afterMs);
  };
  heard();
  return { signal: controller.signal, heard, stop };
}
