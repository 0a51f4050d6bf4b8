import type { PDFPageProxy } from "pdfjs-dist";
// The newer build asks for what Firefox 140 and Chrome 116, the oldest we run in, don't have.
import { GlobalWorkerOptions, getDocument, OPS, PDFWorker, version } from "pdfjs-dist/legacy/build/pdf.mjs";
import { boundPages, type FileText, LIMITS, type OnProgress, UnreadError } from "./result.ts";

/** The worker must be of the same. */
export const PDF_READER_VERSION = version;

export type PdfOptions = {
  /** Folder of the worker, the character maps and the picture decoders, with a slash at its end. */
  assetsUrl: string;
  /** Text of a page's picture; without it, pages that are pictures have no text. */
  recognise?(picture: Blob): Promise<string>;
  onProgress: OnProgress;
  signal: AbortSignal;
};

/** A page with less text than this may be a picture of a page with a stamp or a page number on it. */
const SPARSE_LETTERS = 200;
/** Part of the page that pictures must cover to count as its content. */
const COVERED = 0.4;
/** Fine fax is 204 × 196 dots an inch; letters are read well from there on. */
const DOTS_PER_INCH = 200;
const MAX_PIXELS = 9_000_000;

/**
 * Reads a PDF page by page: its text, form fields and notes; of pages that are pictures, the text recognised in them.
 * The document is taken apart in a worker of its own; nothing in it is run.
 * @throws UnreadError when it is locked or damaged
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<FileText> {
  const { assetsUrl, recognise, onProgress, signal } = options;
  GlobalWorkerOptions.workerSrc = `${assetsUrl}pdf.worker.mjs`;
  const worker = new PDFWorker();
  const task = getDocument({
    data: bytes,
    worker,
    cMapUrl: `${assetsUrl}cmaps/`,
    cMapPacked: true,
    wasmUrl: assetsUrl,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
  });
  const stop = () => void task.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const document = await task.promise;
    const total = document.numPages;
    const pages: string[] = [];
    const recognised: number[] = [];
    let isWhole = true;
    for (let at = 0; at < Math.min(total, LIMITS.pages); at++) {
      signal.throwIfAborted();
      const page = await document.getPage(at + 1);
      let text = await textOf(page);
      if (recognise && text.replace(/\s/g, "").length < SPARSE_LETTERS && (await isPicture(page))) {
        if (recognised.length < LIMITS.recognisedPages) {
          text = `${text}\n${await recognise(await drawPage(page))}`.trim();
          recognised.push(at);
        } else isWhole = false;
      }
      pages.push(text);
      page.cleanup();
      onProgress({ done: at + 1, total, unit: "page" });
    }
    const read = boundPages(pages, "page");
    // Pages past the limit count as pages that were not read.
    while (read.pages.length < total && read.pages.length < 10 * LIMITS.pages) read.pages.push("");
    if (!isWhole || pages.length < total) read.unread = "too-large";
    return { ...read, ...(recognised.length > 0 ? { recognised } : {}) };
  } catch (error) {
    signal.throwIfAborted();
    throw toUnread(error);
  } finally {
    signal.removeEventListener("abort", stop);
    await task.destroy();
    worker.destroy();
  }
}

function toUnread(error: unknown): UnreadError {
  if (error instanceof UnreadError) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return new UnreadError("encrypted", { cause: error });
  return new UnreadError("damaged", { cause: error });
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  let text = "";
  for (const item of items) if ("str" in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  const notes = (await page.getAnnotations()).flatMap(
    (note: { contentsObj?: { str?: string }; fieldValue?: unknown }) => {
      return [note.contentsObj?.str, note.fieldValue].filter(
        (words) => typeof words === "string" && words.trim() !== "",
      );
    },
  );
  return notes.length > 0 ? `${text}\n${notes.join("\n")}` : text;
}

const PICTURES = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
]);

/** True when pictures cover much of the page. Each fills the unit square of the space it is drawn in. */
async function isPicture(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: "print" });
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const pageArea = Math.abs((right - left) * (top - bottom));
  const scales: number[] = [];
  let scale = 1;
  let covered = 0;
  fnArray.forEach((operation, at) => {
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) scales.push(scale);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) scale = scales.pop() ?? 1;
    const matrix: unknown = operation === OPS.paintFormXObjectBegin ? argsArray[at]?.[0] : argsArray[at];
    if (operation === OPS.transform || operation === OPS.paintFormXObjectBegin) {
      const [a = 1, b = 0, c = 0, d = 1] = Array.from((matrix as ArrayLike<number> | null) ?? [], Number);
      scale *= Math.abs(a * d - b * c);
    }
    // Scans in strips, one picture each, are repeated or grouped: how much they cover is not worth the sum.
    if (PICTURES.has(operation)) covered += operation === OPS.paintImageXObject ? scale : Math.max(scale, pageArea / 8);
  });
  return covered >= pageArea * COVERED;
}

/** Draws a page as a picture whose letters can be recognised. */
async function drawPage(page: PDFPageProxy): Promise<Blob> {
  const plain = page.getViewport({ scale: 1 });
  const wanted = DOTS_PER_INCH / 72;
  const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  // A page that is never shown is given no frames to draw in; printing does without.
  await page.render({ canvas, viewport, intent: "print", background: "white" }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  canvas.width = 0;
  if (!blob) throw new UnreadError("damaged");
  return blob;
}
