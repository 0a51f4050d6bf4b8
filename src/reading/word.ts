import { boundPages, type FileText } from "./result.ts";
import { walkXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** Beside the text itself: what is printed above and below every page, and notes that travel with the file. */
const HEADS = /^word\/header\d*\.xml$/;
const FEET = /^word\/(footer\d*|footnotes|endnotes|comments)\.xml$/;

/**
 * Reads a Word file: text, tables, text boxes, headers, footers, notes and comments, and text whose deletion is only
 * tracked, since all of it leaves with the file. Pages end where Word last ended them, or where a break was put; headers
 * count to the first page, the rest to the last.
 */
export function readWord(archive: Archive): FileText {
  const pages = pagesOf(archive.read("word/document.xml"));
  const partsOf = (pattern: RegExp) =>
    archive.names
      .filter((name) => pattern.test(name))
      .flatMap((name) => pagesOf(archive.read(name)))
      .filter((text) => text.trim() !== "");
  const first = [...new Set(partsOf(HEADS)), pages[0] ?? ""].join("\n");
  const rest = pages.slice(1);
  const all = [first, ...rest];
  const last = [all.pop() ?? "", ...new Set(partsOf(FEET))].join("\n");
  return boundPages([...all, last], "page");
}

function pagesOf(xml: Uint8Array): string[] {
  const pages: string[] = [];
  let page = "";
  let inText = 0;
  // Text boxes stand twice, the second time for programs of old.
  let inFallback = 0;
  const endPage = () => {
    if (page.trim() === "") return;
    pages.push(page);
    page = "";
  };
  const add = (text: string) => {
    if (inFallback === 0) page += text;
  };
  walkXml(xml, {
    open(name, attribute) {
      if (name === "Fallback") inFallback++;
      else if (name === "t" || name === "delText") inText++;
      else if (name === "tab") add("\t");
      else if (name === "lastRenderedPageBreak") endPage();
      else if (name === "br" && attribute("type") === "page") endPage();
      else if (name === "br" || name === "cr") add("\n");
      else if (name === "noBreakHyphen") add("-");
    },
    close(name) {
      if (name === "Fallback") inFallback--;
      else if (name === "t" || name === "delText") inText--;
      else if (name === "p") add("\n");
      else if (name === "tc") add("\t");
      else if (name === "tr") add("\n");
    },
    text(value) {
      if (inText > 0) add(value);
    },
  });
  pages.push(page);
  return pages;
}
