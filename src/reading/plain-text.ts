import { boundPages, type FileText } from "./result.ts";

/** Reads a text file; a form feed starts a page. */
export function readPlainText(bytes: Uint8Array): FileText {
  return boundPages(decodeText(bytes).split("\f"), "page");
}

/**
 * Decodes text by its byte-order mark, else as UTF-8 where that fits, else as UTF-16 where every second byte is nought,
 * else as GB18030 where that fits (it covers GBK and GB2312), else as Windows-1252, which fits anything.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes) ?? encodingByNoughts(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: the next one.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function encodingByMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

function encodingByNoughts(bytes: Uint8Array): string | undefined {
  const window = bytes.subarray(0, 4096);
  const noughts = [0, 0];
  window.forEach((byte, at) => {
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  if (even + odd === 0) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}
