/** What a file is, told from its first bytes; its name decides only between kinds of plain text. */
export type FileKind = "pdf" | "zip" | "ole" | "image" | "tiff" | "html" | "text" | "unknown";

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0) =>
  magic.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** How far into a file `%PDF-` may stand; mail and fax gateways put lines before it. */
const PDF_WINDOW = 1024;
/** Bytes looked at to tell text from the rest. */
const TEXT_WINDOW = 4096;

export function kindOf(bytes: Uint8Array, name: string): FileKind {
  if (findPdf(bytes) >= 0) return "pdf";
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return "zip";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return "ole";
  if (isImage(bytes)) return "image";
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return "tiff";
  if (!isTextLike(bytes)) return "unknown";
  // RTF is letters all through, but not those of its text.
  if (startsWith(bytes, ascii("{\\rtf"))) return "unknown";
  const head = String.fromCharCode(...bytes.subarray(0, 512)).toLowerCase();
  return /\.x?html?$/i.test(name) || /^\W{0,3}\s*(<!doctype html|<html)/.test(head) ? "html" : "text";
}

function findPdf(bytes: Uint8Array): number {
  const magic = ascii("%PDF-");
  const end = Math.min(bytes.length, PDF_WINDOW);
  for (let at = 0; at < end; at++) if (startsWith(bytes, magic, at)) return at;
  return -1;
}

function isImage(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, ascii("GIF8")) ||
    startsWith(bytes, ascii("BM")) ||
    (startsWith(bytes, ascii("RIFF")) && startsWith(bytes, ascii("WEBP"), 8))
  );
}

/** Text has no control characters but those of its lines; UTF-16 has noughts, and says so by its first two bytes. */
function isTextLike(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  const window = bytes.subarray(0, TEXT_WINDOW);
  const noughts = window.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Latin text in UTF-16 without a mark: every second byte is nought, or nearly.
  if (noughts > 0) return window.length >= 8 && noughts >= window.length * 0.3 && noughts <= window.length * 0.6;
  return !window.some((byte) => byte < 7 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32));
}
