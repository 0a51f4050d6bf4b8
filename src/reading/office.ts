import { boundPages, type FileText, UnreadError } from "./result.ts";
import { readSpreadsheet, wordsOf } from "./spreadsheet.ts";
import { readWord } from "./word.ts";
import { walkXml } from "./xml.ts";
import { type Archive, openArchive } from "./zip.ts";

/** Reads what office programs write: Word, Excel, PowerPoint and OpenDocument. @throws UnreadError */
export function readOffice(bytes: Uint8Array): FileText {
  const archive = openArchive(bytes);
  if (archive.has("word/document.xml")) return readWord(archive);
  if (archive.has("xl/workbook.xml")) return readSpreadsheet(archive);
  if (archive.has("ppt/presentation.xml")) return readSlides(archive);
  if (archive.has("content.xml") && archive.has("mimetype")) return readOpenDocument(archive);
  throw new UnreadError("unsupported");
}

const SLIDE = /^ppt\/(slides|notesSlides)\/(?:slide|notesSlide)(\d+)\.xml$/;

/** Slides by number, each followed by its notes. */
function readSlides(archive: Archive): FileText {
  const pages: string[] = [];
  for (const name of archive.names.sort()) {
    const [, kind, number] = SLIDE.exec(name) ?? [];
    if (!kind || !number) continue;
    const at = Number(number) - 1;
    const text = wordsOf(archive.read(name));
    const before = pages[at] ?? "";
    pages[at] = kind === "slides" ? text + before : `${before}\n${text}`;
  }
  return boundPages(
    Array.from(pages, (page) => page ?? ""),
    "slide",
  );
}

/** Text of an OpenDocument file: what is printed above and below each page, then the rest. */
function readOpenDocument(archive: Archive): FileText {
  // A locked document says so in its list of parts; its parts then are noise.
  if (archive.has("META-INF/manifest.xml")) {
    walkXml(archive.read("META-INF/manifest.xml"), {
      open(name) {
        if (name === "encryption-data") throw new UnreadError("encrypted");
      },
    });
  }
  const parts = ["styles.xml", "content.xml"].filter((name) => archive.has(name));
  const texts = parts.map((name) => {
    let text = "";
    let depth = 0;
    walkXml(archive.read(name), {
      open(tag) {
        if (tag === "p" || tag === "h") depth++;
        else if (tag === "tab") text += "\t";
        else if (tag === "line-break") text += "\n";
        else if (tag === "s") text += " ";
      },
      close(tag) {
        if (tag !== "p" && tag !== "h") return;
        depth--;
        text += "\n";
      },
      text(value) {
        if (depth > 0) text += value;
      },
    });
    return text;
  });
  return boundPages([texts.filter((text) => text.trim() !== "").join("\n")], "page");
}

/**
 * What an OLE file is: office programs lock their files into one, and old ones wrote nothing else. The names of its parts
 * stand in it as UTF-16.
 */
export function refuseOle(bytes: Uint8Array): never {
  const name = new TextEncoder().encode("EncryptedPackage");
  const wide = new Uint8Array(name.length * 2);
  name.forEach((byte, at) => {
    wide[at * 2] = byte;
  });
  throw new UnreadError(includes(bytes, wide) ? "encrypted" : "unsupported");
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
