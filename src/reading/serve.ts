import { type FromReader, toReaderSchema } from "./protocol.ts";
import type { FileReader } from "./read-file.ts";
import { LIMITS, type OnProgress } from "./result.ts";

/** As much of the browser's port as is needed here. */
export type Port = {
  postMessage(message: FromReader): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};

/** Progress is told no more often than this: each time, the letter's page draws it. */
const PROGRESS_MS = 200;

/** Takes a file from a port, piece by piece, reads it and answers. A port that closes stops the reading. */
export function serveReading(port: Port, reader: FileReader, onEnd: () => void): void {
  const life = new AbortController();
  let name = "";
  let bytes: Uint8Array | undefined;
  let length = 0;

  const post = (message: FromReader) => {
    if (!life.signal.aborted) port.postMessage(message);
  };
  function end(): void {
    if (life.signal.aborted) return;
    life.abort();
    bytes = undefined;
    onEnd();
  }
  function refuse(): void {
    post({ kind: "done", pages: [], unit: "page", unread: "failed" });
    port.disconnect();
    end();
  }
  async function read(whole: Uint8Array): Promise<void> {
    let toldAt = Number.NEGATIVE_INFINITY;
    const onProgress: OnProgress = (now) => {
      if (performance.now() - toldAt < PROGRESS_MS) return;
      toldAt = performance.now();
      post({ kind: "progress", ...now });
    };
    const reading = await reader.read({ name, bytes: whole }, { signal: life.signal, onProgress });
    post({ kind: "done", ...reading });
  }

  port.onDisconnect.addListener(end);
  port.onMessage.addListener((raw) => {
    const parsed = toReaderSchema.safeParse(raw);
    if (!parsed.success) return refuse();
    const message = parsed.data;
    if (message.kind === "file") {
      if (bytes || message.size > LIMITS.fileBytes) return refuse();
      name = message.name;
      bytes = new Uint8Array(message.size);
      if (message.size === 0) return void read(bytes);
    } else {
      if (!bytes) return refuse();
      const piece = fromBase64(message.base64);
      if (!piece || length + piece.length > bytes.length) return refuse();
      bytes.set(piece, length);
      length += piece.length;
      if (length === bytes.length) return void read(bytes);
    }
    post({ kind: "more" });
  });
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
