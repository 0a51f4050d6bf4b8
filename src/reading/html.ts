import { decodeText } from "./plain-text.ts";
import { boundPages, type FileText, LIMITS, UnreadError } from "./result.ts";

const SILENT = "script, style, template, noscript";
const BLOCKS =
  "p, div, br, li, tr, h1, h2, h3, h4, h5, h6, section, article, table, blockquote, pre, dt, dd, td, th, option";

/**
 * Reads an HTML file, hidden parts and notes in it too: they leave with the file. The parsed document has no window, so
 * that nothing in it runs and nothing is loaded.
 * @throws UnreadError when it is too big to be parsed without holding up the page
 */
export function readHtml(bytes: Uint8Array): FileText {
  if (bytes.length > LIMITS.htmlBytes) throw new UnreadError("too-large");
  const parsed = new DOMParser().parseFromString(decodeHtml(bytes), "text/html");
  for (const element of parsed.querySelectorAll(SILENT)) element.remove();
  for (const element of parsed.querySelectorAll(BLOCKS)) element.before("\n");
  const title = parsed.title ? `${parsed.title}\n` : "";
  const text = `${title}${parsed.body.textContent ?? ""}`;
  return boundPages([text.replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n")], "page");
}

/** By the encoding the file names in its head, where that is one; else as any text. */
function decodeHtml(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const named = /<meta[^>]{0,200}charset=["']?([\w-]{2,20})/i.exec(head)?.[1];
  if (!named) return decodeText(bytes);
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}
