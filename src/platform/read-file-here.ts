import { askBackground } from "../messages/channel.ts";
import { type FromReader, fromReaderSchema, PIECE_BYTES, READING_PORT, type ToReader } from "../reading/protocol.ts";
import type { FileReading } from "../reading/read-file.ts";
import { LIMITS, type OnProgress } from "../reading/result.ts";
import { browser } from "./browser.ts";

/** Hands a file to the page that reads files, which may just be going to rest: then it is woken once more. */
export async function readFileHere(
  file: File,
  options: { onProgress: OnProgress; signal: AbortSignal },
): Promise<FileReading> {
  if (file.size > LIMITS.fileBytes) return { pages: [], unit: "page", unread: "too-large" };
  for (let attempt = 0; attempt < 2; attempt++) {
    await askBackground("reader-open");
    const reading = await readOnce(file, options);
    if (reading) return reading;
  }
  return { pages: [], unit: "page", unread: "failed" };
}

/** @returns undefined when there was nobody at the other end */
function readOnce(
  file: File,
  { onProgress, signal }: { onProgress: OnProgress; signal: AbortSignal },
): Promise<FileReading | undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ pages: [], unit: "page", unread: "stopped" });
    const port = browser.runtime.connect({ name: READING_PORT });
    const post = (message: ToReader) => port.postMessage(message);
    let at = 0;
    let heard = false;
    const end = (reading: FileReading | undefined) => {
      signal.removeEventListener("abort", stop);
      port.disconnect();
      resolve(reading);
    };
    const stop = () => end({ pages: [], unit: "page", unread: "stopped" });
    const fail = () => end({ pages: [], unit: "page", unread: "failed" });
    signal.addEventListener("abort", stop, { once: true });
    port.onDisconnect.addListener(() => (heard ? fail() : end(undefined)));

    const take = (message: FromReader) => {
      switch (message.kind) {
        case "progress":
          return onProgress({ done: message.done, total: message.total, unit: message.unit });
        case "done": {
          const { kind: _, ...reading } = message;
          return end(reading);
        }
        case "more": {
          if (at >= file.size) return;
          const piece = file.slice(at, at + PIECE_BYTES);
          at += PIECE_BYTES;
          return void toBase64(piece)
            .then((base64) => signal.aborted || post({ kind: "piece", base64 }))
            .catch(fail);
        }
      }
    };
    port.onMessage.addListener((raw) => {
      heard = true;
      const parsed = fromReaderSchema.safeParse(raw);
      if (parsed.success) take(parsed.data);
      else fail();
    });
    post({ kind: "file", name: file.name.slice(0, 1000), size: file.size });
  });
}

/** The browser's own Base64, off this thread. @throws when the file can't be read any more, as a folder can't */
function toBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(piece);
  });
}
