import { boundPages, type FileText, LIMITS } from "./result.ts";
import { walkXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

const EXTRAS = /^xl\/(comments\d*|threadedComments\/.*|drawings\/drawing\d*)\.xml$/;

/**
 * Reads a workbook: a sheet is a page, named above its rows, hidden ones too; cells are joined by tabs. Numbers stand as
 * they are stored. Comments and text boxes follow the last sheet.
 */
export function readSpreadsheet(archive: Archive): FileText {
  const shared = archive.has("xl/sharedStrings.xml") ? sharedStrings(archive.read("xl/sharedStrings.xml")) : [];
  const budget = { left: LIMITS.textLength };
  const pages = sheetsOf(archive).map(({ name, path }) => `${name}\n${rowsOf(archive.read(path), shared, budget)}`);
  const extras = archive.names.filter((name) => EXTRAS.test(name)).map((name) => wordsOf(archive.read(name)));
  const last = [pages.pop() ?? "", ...extras.filter((text) => text.trim() !== "")].join("\n");
  const text = boundPages([...pages, last], "sheet");
  return budget.left > 0 ? text : { ...text, unread: "too-large" };
}

/** Sheets in the workbook's own order. */
function sheetsOf(archive: Archive): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  if (archive.has("xl/_rels/workbook.xml.rels")) {
    walkXml(archive.read("xl/_rels/workbook.xml.rels"), {
      open(name, attribute) {
        if (name !== "Relationship") return;
        const target = attribute("Target")?.replace(/^\/?(xl\/)?/, "") ?? "";
        targets.set(attribute("Id") ?? "", `xl/${target}`);
      },
    });
  }
  const sheets: { name: string; path: string }[] = [];
  walkXml(archive.read("xl/workbook.xml"), {
    open(name, attribute) {
      const path = name === "sheet" ? targets.get(attribute("id") ?? "") : undefined;
      if (path && archive.has(path)) sheets.push({ name: attribute("name") ?? "", path });
    },
  });
  return sheets;
}

/** The strings of a workbook; phonetic readings beside them are left out. */
function sharedStrings(xml: Uint8Array): string[] {
  const strings: string[] = [];
  let inText = false;
  let inReading = false;
  walkXml(xml, {
    open(name) {
      if (name === "si") strings.push("");
      else if (name === "rPh") inReading = true;
      else if (name === "t") inText = true;
    },
    close(name) {
      if (name === "rPh") inReading = false;
      else if (name === "t") inText = false;
    },
    text(value) {
      if (inText && !inReading) strings[strings.length - 1] += value;
    },
  });
  return strings;
}

/** @param budget UTF-16 units left for the whole workbook: one long string may be named by a million cells */
function rowsOf(xml: Uint8Array, shared: readonly string[], budget: { left: number }): string {
  const rows: string[] = [];
  let row: string[] = [];
  let type: string | undefined;
  let value = "";
  let depth = 0;
  walkXml(xml, {
    open(name, attribute) {
      if (name === "row") row = [];
      else if (name === "c") {
        type = attribute("t");
        value = "";
      } else if (name === "v" || name === "t" || name === "oddHeader" || name === "oddFooter") depth++;
    },
    close(name) {
      if (name === "v" || name === "t") depth--;
      else if (name === "oddHeader" || name === "oddFooter") {
        depth--;
        // `&L`, `&C`, `&R` say where a header stands.
        rows.push(value.replace(/&[LCR]/g, "\n"));
        value = "";
      } else if (name === "c") {
        const text = type === "s" ? (shared[Number(value)] ?? "") : value;
        budget.left -= text.length + 1;
        if (budget.left > 0) row.push(text);
      } else if (name === "row") rows.push(row.join("\t"));
    },
    text(piece) {
      if (depth > 0) value += piece;
    },
  });
  return rows.join("\n");
}

/** All words of a drawing or a comment, a line for each run. */
export function wordsOf(xml: Uint8Array): string {
  const words: string[] = [];
  let depth = 0;
  walkXml(xml, {
    open(name) {
      if (name === "t" || name === "text") depth++;
    },
    close(name) {
      if (name === "t" || name === "text") depth--;
      if (name === "p" || name === "comment") words.push("\n");
    },
    text(value) {
      if (depth > 0) words.push(value);
    },
  });
  return words.join("");
}
