import { PDF_READER_VERSION, readPdf } from "../../reading/pdf.ts";
import { LIMITS, UnreadError } from "../../reading/result.ts";
import type { HandbookText } from "../../ui/importing/start.tsx";

/** Where the hub serves what pdf.js loads at run time. */
const ASSETS_URL = `/console/reading/${PDF_READER_VERSION}/`;

/** The text of a PDF on this machine; pages that are pictures have none. Never throws for what is in the file. */
export async function readPdfHandbook(bytes: Uint8Array): Promise<HandbookText> {
  if (bytes.length > LIMITS.fileBytes) return { kind: "unread", reason: "too-large" };
  const { signal } = new AbortController();
  try {
    const assetsUrl = new URL(ASSETS_URL, location.href).href;
    const { pages } = await readPdf(bytes, { assetsUrl, onProgress: () => {}, signal });
    const text = pages.join("\n").replace(/\n{3,}/g, "\n\n");
    return text.trim() === "" ? { kind: "unread", reason: "no-text" } : { kind: "read", text };
  } catch (error) {
    if (error instanceof UnreadError) return { kind: "unread", reason: error.reason };
    throw error;
  }
}
