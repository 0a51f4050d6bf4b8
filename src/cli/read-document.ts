import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { compile } from "html-to-text";

/** Columns far enough apart to be told from words; nothing is wrapped or shouted. */
const toPlainLines = compile({
  wordwrap: false,
  selectors: [
    {
      selector: "table",
      format: "dataTable",
      options: { uppercaseHeaderCells: false, maxColumnWidth: 400, colSpacing: 4 },
    },
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/**
 * The plain text of a handbook: txt and md as they are, docx by mammoth, pdf by pdf.js. Lines stay lines.
 * @throws Error that says what can be read, for other kinds and for files that are not what their name says
 */
export async function readDocument(file: string): Promise<string> {
  const kind = extname(file).toLowerCase();
  switch (kind) {
    case ".txt":
    case ".md":
      return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    case ".docx": {
      const { default: mammoth } = await import("mammoth");
      // By way of HTML, which keeps what is a list and which cells stand in a row.
      const { value } = await mammoth.convertToHtml({ path: file }).catch((cause: unknown) => {
        throw new Error(`${basename(file)} can’t be read as a Word document (.docx)`, { cause });
      });
      return toPlainLines(value).replace(/\n{2,}/g, "\n");
    }
    case ".pdf":
      return readPdf(file);
    default:
      throw new Error(`${basename(file)} is of kind “${kind || "none"}”; .txt, .md, .docx and .pdf can be read`);
  }
}

async function readPdf(file: string): Promise<string> {
  // The legacy build is the one for Node; the worker would be a browser's.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: true, verbosity: 0 });
  const document = await task.promise.catch((cause: unknown) => {
    throw new Error(`${basename(file)} can’t be read as a PDF`, { cause });
  });
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""));
  }
  await task.destroy();
  return pages.join("\n");
}
